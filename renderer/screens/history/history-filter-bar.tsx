import { MONEY_OUTCOMES } from '../../../shared/items.ts';
import { Button } from '../../components/button.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCompanies } from '../../state/company.ts';
import { COMMON } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { type HistoryFilters, isUnfiltered, NO_FILTERS } from './history-query.ts';
import { HISTORY_TEXT } from './history-text.ts';
import { readTypedDate } from './typed-date.ts';

interface HistoryFilterBarProps {
  readonly filters: HistoryFilters;
  readonly onChange: (filters: HistoryFilters) => void;
}

const ANY = 'any';

/** What to look for: words, and beside them company, state and dates. */
export function HistoryFilterBar({ filters, onChange }: HistoryFilterBarProps) {
  const { search: text } = useText(HISTORY_TEXT);
  const common = useText(COMMON);
  const { companies } = useCompanies();
  const set = (part: Partial<HistoryFilters>) => onChange({ ...filters, ...part });
  const wrong = (typed: string) => (readTypedDate(typed).kind === 'wrong' ? text.dateWrong : undefined);
  return (
    <search className="history__filters" aria-label={text.label}>
      <div className="history__search">
        <SearchField
          label={text.label}
          placeholder={text.placeholder}
          clearLabel={text.clear}
          value={filters.text}
          onChange={(typed) => set({ text: typed })}
          maxLength={200}
        />
      </div>
      <Select
        label={text.company}
        isLabelHidden
        value={filters.companyId ?? ANY}
        options={[
          { value: ANY, label: text.allCompanies },
          ...companies.map((company) => ({ value: company.id, label: company.name })),
        ]}
        onChange={(chosen) => set({ companyId: companies.find((company) => company.id === chosen)?.id ?? null })}
      />
      <Select
        label={text.outcome}
        isLabelHidden
        value={filters.outcome ?? ANY}
        options={[
          { value: ANY, label: text.allOutcomes },
          ...MONEY_OUTCOMES.map((outcome) => ({ value: outcome, label: common.outcomes[outcome] })),
        ]}
        onChange={(chosen) => set({ outcome: MONEY_OUTCOMES.find((outcome) => outcome === chosen) ?? null })}
      />
      <div className="history__date">
        <TextField
          label={text.from}
          isLabelHidden
          placeholder={text.fromPlaceholder}
          value={filters.from}
          onChange={(from) => set({ from })}
          error={wrong(filters.from)}
        />
      </div>
      <div className="history__date">
        <TextField
          label={text.to}
          isLabelHidden
          placeholder={text.toPlaceholder}
          value={filters.to}
          onChange={(to) => set({ to })}
          error={wrong(filters.to)}
        />
      </div>
      {!isUnfiltered(filters) && (
        <Button variant="quiet" onPress={() => onChange(NO_FILTERS)}>
          {text.reset}
        </Button>
      )}
    </search>
  );
}
