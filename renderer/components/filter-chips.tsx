import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Icon } from './icon.tsx';
import { TONE_ICONS, type Tone } from './tone.ts';
import './press-style.ts';
import './filter-chips.css';

export interface FilterChip<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** How many rows it would show, already written for the language (`1.204`). */
  readonly count: string;
  readonly tone?: Tone;
  readonly isDisabled?: boolean;
}

export interface FilterChipsProps<Value extends string> {
  readonly label: string;
  readonly chips: readonly FilterChip<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** Filters that exclude each other, each with its count; one is always chosen (the first says "all"). */
export function FilterChips<Value extends string>({ label, chips, value, onChange }: FilterChipsProps<Value>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="pd-chips"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = chips.find((chip) => keys.has(chip.value));
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {chips.map(({ value: id, label: word, count, tone = 'neutral', isDisabled = false }) => (
        <ToggleButton key={id} id={id} isDisabled={isDisabled} className={`pd-chip pd-chip--${tone}`}>
          {tone !== 'neutral' && <Icon icon={TONE_ICONS[tone]} size={13} />}
          {word} <b>{count}</b>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
