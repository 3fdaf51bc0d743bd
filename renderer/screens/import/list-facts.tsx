import type { Company } from '../../../shared/companies.ts';
import { ENGLISH_ONLY_PURPOSES, type Purpose, TURKISH_PURPOSES } from '../../../shared/items.ts';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { COMMON, IMPORT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { PeriodSelect } from './period-select.tsx';

export interface ListFactsValue {
  readonly name: string;
  readonly period: string;
  readonly purpose: Purpose;
}

/** What the list is called, which month it is for and what it pays. */
export function ListFacts({
  company,
  value,
  onChange,
}: {
  readonly company: Company;
  readonly value: ListFactsValue;
  readonly onChange: (value: ListFactsValue) => void;
}) {
  const text = useText(IMPORT);
  const common = useText(COMMON);
  const purposes: readonly Purpose[] = company.settings.englishPurposes
    ? [...TURKISH_PURPOSES, ...ENGLISH_ONLY_PURPOSES]
    : TURKISH_PURPOSES;
  return (
    <section className="import__card">
      <h2>{text.listTitle}</h2>
      <TextField
        label={text.name}
        value={value.name}
        maxLength={120}
        onChange={(name) => onChange({ ...value, name })}
        error={value.name.trim() === '' ? text.nameMissing : undefined}
      />
      <div className="import__pair">
        <PeriodSelect label={text.period} value={value.period} onChange={(period) => onChange({ ...value, period })} />
        <Select
          label={text.purpose}
          value={value.purpose}
          onChange={(purpose) => onChange({ ...value, purpose })}
          options={purposes.map((purpose) => ({ value: purpose, label: common.purposes[purpose] }))}
        />
      </div>
    </section>
  );
}
