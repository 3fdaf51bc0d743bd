import { useState } from 'react';
import { Select } from '../../components/select.tsx';
import { periodOf, shiftPeriod } from '../../../shared/text/format.ts';
import { useFormat } from '../../text/use-text.ts';

const EARLIER = 14;
const LATER = 4;

/** The month a list is for. */
export function PeriodSelect({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (period: string) => void;
}) {
  const format = useFormat();
  const [now] = useState(() => periodOf(Date.now()));
  const near = Array.from({ length: EARLIER + LATER + 1 }, (_, index) => shiftPeriod(now, LATER - index));
  const periods = near.includes(value) ? near : [value, ...near];
  return (
    <Select
      label={label}
      value={value}
      onChange={onChange}
      options={periods.map((period) => ({ value: period, label: format.month(period) }))}
    />
  );
}
