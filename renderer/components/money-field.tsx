import { useState } from 'react';
import {
  Group,
  Input,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { type Currency, type Locale, type Minor, formatFigures } from '../../shared/money.ts';
import { FieldFrame, type FieldWords } from './field-frame.tsx';
import { readTypedAmount, type TypedAmount } from './typed-amount.ts';

export type { TypedAmount } from './typed-amount.ts';

const SYMBOLS: Readonly<Record<Currency, string>> = { TRY: '₺', USD: '$', EUR: '€' };

export interface MoneyFieldProps
  extends
    Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'value' | 'defaultValue' | 'onChange'>,
    FieldWords {
  readonly currency: Currency;
  readonly locale: Locale;
  readonly defaultAmount?: Minor | undefined;
  /** Called with every keystroke. The words for a fault are the caller's, by `error`. */
  readonly onChange: (typed: TypedAmount) => void;
}

/**
 * An amount typed in the habit of the language (`1.234,5` in Turkish, `1,234.5` in English), read by the same rules as a
 * sheet's cell and written out in full when the field is left.
 */
export function MoneyField(props: MoneyFieldProps) {
  const { label, isLabelHidden, hint, error, currency, locale, defaultAmount, onChange, onBlur, ...rest } = props;
  const [text, setText] = useState(defaultAmount === undefined ? '' : formatFigures(defaultAmount, locale));
  return (
    <AriaTextField
      {...rest}
      value={text}
      isInvalid={error !== undefined}
      className="pd-field"
      onChange={(next) => {
        setText(next);
        onChange(readTypedAmount(next, locale));
      }}
      onBlur={(event) => {
        const typed = readTypedAmount(text, locale);
        if (typed.kind === 'amount') setText(formatFigures(typed.amount, locale));
        onBlur?.(event);
      }}
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} hint={hint} error={error}>
        <Group className="pd-input pd-input--money" isInvalid={error !== undefined}>
          <Input inputMode="decimal" autoComplete="off" />
          <span className="pd-input__affix" aria-hidden>
            {SYMBOLS[currency]}
          </span>
        </Group>
      </FieldFrame>
    </AriaTextField>
  );
}
