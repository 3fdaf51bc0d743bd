import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { FieldFrame, type FieldWords } from './field-frame.tsx';
import { Icon } from './icon.tsx';
import type { Option } from './option.ts';
import './radio-cards.css';

export interface RadioCard<Value extends string> extends Option<Value> {
  /** What choosing it means, under its label. */
  readonly body?: ReactNode;
}

export interface RadioCardsProps<Value extends string> extends FieldWords {
  readonly options: readonly RadioCard<Value>[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly columns?: 1 | 2 | 3;
  readonly isDisabled?: boolean;
}

/** A choice among few, each of which needs a sentence (the kind of a company, how to read amounts). */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { label, isLabelHidden, hint, error, options, value, onChange, columns = 1, isDisabled = false } = props;
  return (
    <RadioGroup
      className="pd-field"
      value={value ?? null}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} hint={hint} error={error}>
        <div className="pd-radio-cards" data-columns={columns}>
          {options.map((option) => (
            <Radio
              key={option.value}
              value={option.value}
              isDisabled={option.isDisabled ?? false}
              className="pd-radio-card"
            >
              <span className="pd-radio-card__dot" />
              <span className="pd-radio-card__text">
                <span className="pd-radio-card__label">
                  {option.icon !== undefined && <Icon icon={option.icon} />}
                  {option.label}
                </span>
                {option.detail !== undefined && <span className="pd-radio-card__detail">{option.detail}</span>}
                {option.body}
              </span>
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </RadioGroup>
  );
}
