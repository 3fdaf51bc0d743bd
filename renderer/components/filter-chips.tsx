import { useId } from 'react';
import { Icon } from './icon.tsx';
import { TONE_ICONS, type Tone } from './tone.ts';
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

/**
 * Filters that exclude each other, each with its count; one is always chosen (the first says "all"). The browser's own
 * radio buttons: their keys, their group and their one Tab stop cost no script, and a press is painted at once.
 */
export function FilterChips<Value extends string>({ label, chips, value, onChange }: FilterChipsProps<Value>) {
  const group = useId();
  return (
    <div role="radiogroup" aria-label={label} className="pd-chips">
      {chips.map(({ value: id, label: word, count, tone = 'neutral', isDisabled = false }) => (
        <label
          key={id}
          className={`pd-chip pd-chip--${tone}`}
          data-selected={id === value || undefined}
          data-disabled={isDisabled || undefined}
        >
          <input
            type="radio"
            name={group}
            className="pd-chip__input"
            checked={id === value}
            disabled={isDisabled}
            onChange={() => onChange(id)}
          />
          {tone !== 'neutral' && <Icon icon={TONE_ICONS[tone]} size={13} />}
          {word} <b>{count}</b>
        </label>
      ))}
    </div>
  );
}
