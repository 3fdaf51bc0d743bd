import { ChevronDown } from 'lucide-react';
import { Button, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { FieldFrame, type FieldWords } from './field-frame.tsx';
import { Icon } from './icon.tsx';
import { OptionList } from './option-list.tsx';
import type { Option } from './option.ts';
import { PopoverSurface } from './popover.tsx';
import './press-style.ts';
import './select.css';

export interface SelectProps<Value extends string> extends FieldWords {
  readonly options: readonly Option<Value>[];
  /** Undefined while nothing is chosen. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly size?: 'small' | 'medium';
}

/** One choice out of a list that is short enough to look through. Longer lists: ComboBox. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const {
    label,
    isLabelHidden,
    hint,
    error,
    options,
    value,
    onChange,
    placeholder = '',
    isDisabled = false,
    size = 'medium',
  } = props;
  return (
    <AriaSelect
      className="pd-field"
      value={value ?? null}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} hint={hint} error={error}>
        <Button className={`pd-input pd-select pd-input--${size}`}>
          <SelectValue className="pd-select__value">
            {({ isPlaceholder, selectedText }) => (isPlaceholder ? placeholder : selectedText)}
          </SelectValue>
          <Icon icon={ChevronDown} size={14} />
        </Button>
      </FieldFrame>
      <PopoverSurface isMenu>
        <OptionList options={options} />
      </PopoverSurface>
    </AriaSelect>
  );
}
