import { ChevronDown } from 'lucide-react';
import { Button, ComboBox as AriaComboBox, Group, Input } from 'react-aria-components';
import { FieldFrame, type FieldWords } from './field-frame.tsx';
import { Icon } from './icon.tsx';
import { OptionList } from './option-list.tsx';
import type { Option } from './option.ts';
import { PopoverSurface } from './popover.tsx';

export interface ComboBoxProps<Value extends string> extends FieldWords {
  readonly options: readonly Option<Value>[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
  /** Folds a text for comparing (İ/ı, accents, case), so that `istanbul` finds `İSTANBUL`. */
  readonly fold: (text: string) => string;
  /** Shown when nothing fits what was typed. */
  readonly emptyText: string;
  /** The name of the arrow that opens the list. */
  readonly openLabel: string;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}

/** One choice out of a long list, found by typing. */
export function ComboBox<Value extends string>(props: ComboBoxProps<Value>) {
  const {
    label,
    isLabelHidden,
    hint,
    error,
    options,
    value,
    onChange,
    fold,
    emptyText,
    openLabel,
    placeholder = '',
    isDisabled = false,
  } = props;
  return (
    <AriaComboBox
      className="pd-field"
      defaultItems={options}
      value={value ?? null}
      onChange={(key) => onChange(options.find((option) => option.value === key)?.value)}
      defaultFilter={(text, typed) => fold(text).includes(fold(typed))}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      allowsEmptyCollection
      menuTrigger="focus"
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} hint={hint} error={error}>
        <Group className="pd-input" isInvalid={error !== undefined} isDisabled={isDisabled}>
          <Input placeholder={placeholder} />
          <Button className="pd-input__icon-button" aria-label={openLabel}>
            <Icon icon={ChevronDown} size={14} />
          </Button>
        </Group>
      </FieldFrame>
      <PopoverSurface isMenu>
        <OptionList options={options} emptyText={emptyText} />
      </PopoverSurface>
    </AriaComboBox>
  );
}
