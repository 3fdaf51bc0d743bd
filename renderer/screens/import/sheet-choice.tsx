import type { Company } from '../../../shared/companies.ts';
import type { ImportChoice, ImportView } from '../../../shared/import.ts';
import { CSV_DELIMITERS, CSV_ENCODINGS } from '../../../shared/mapping.ts';
import { CURRENCIES } from '../../../shared/money.ts';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { COMMON, IMPORT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { fixedOf, isFed, withFixed } from './choice-edits.ts';

export interface SheetChoiceProps {
  readonly company: Company;
  readonly view: ImportView;
  readonly choice: ImportChoice;
  readonly onChange: (choice: ImportChoice) => void;
  readonly onNote: (choice: ImportChoice) => void;
}

/** Where the table is in the file, and what every row gets that no column holds. */
export function SheetChoice({ company, view, choice, onChange, onNote }: SheetChoiceProps) {
  const text = useText(IMPORT);
  const common = useText(COMMON);
  const { csv } = choice;
  const headers = view.preview.map(({ excelRow, cells }) => ({
    value: String(excelRow),
    label: text.headerAt(excelRow, cells.filter(Boolean).slice(0, 3).join(' · ')),
  }));
  const headerValue = String(choice.headerRow);
  const known = headers.some(({ value }) => value === headerValue) || choice.headerRow === 0;
  return (
    <section className="import__card">
      <h2>{text.sheet}</h2>
      {view.sheets.length > 1 && (
        <Select
          label={text.sheet}
          isLabelHidden
          value={choice.sheet}
          onChange={(sheet) => onChange({ ...choice, sheet })}
          options={view.sheets.map(({ name, rows, hidden }) => ({
            value: name,
            label: hidden ? `${name} (${text.hidden})` : name,
            detail: text.sheetDetail(rows),
          }))}
        />
      )}
      <Select
        label={text.headerRow}
        value={headerValue}
        onChange={(row) =>
          onChange({ ...choice, headerRow: Number(row), headerRows: row === '0' ? 0 : Math.max(1, choice.headerRows) })
        }
        options={[
          { value: '0', label: text.noHeader },
          ...(known ? [] : [{ value: headerValue, label: text.headerAt(choice.headerRow, '…') }]),
          ...headers,
        ]}
      />
      {csv !== null && (
        <div className="import__pair">
          <Select
            label={text.encoding}
            value={csv.encoding}
            onChange={(encoding) => onChange({ ...choice, csv: { ...csv, encoding } })}
            options={CSV_ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
          />
          <Select
            label={text.delimiter}
            value={csv.delimiter}
            onChange={(delimiter) => onChange({ ...choice, csv: { ...csv, delimiter } })}
            options={CSV_DELIMITERS.map((value) => ({ value, label: value === '\t' ? text.tab : value }))}
          />
        </div>
      )}
      {!isFed(choice, 'description') && (
        <TextField
          label={`${text.fixedTitle}: ${text.fixedDescription}`}
          hint={text.fixedDescriptionHint}
          placeholder={text.fixedDescriptionPlaceholder}
          value={fixedOf(choice, 'description')}
          maxLength={500}
          onChange={(value) => onNote(withFixed(choice, 'description', value))}
        />
      )}
      {!isFed(choice, 'currency') && (
        <Select
          label={`${text.fixedTitle}: ${text.fixedCurrency}`}
          value={fixedOf(choice, 'currency') === '' ? 'default' : fixedOf(choice, 'currency')}
          onChange={(value) => onNote(withFixed(choice, 'currency', value === 'default' ? '' : value))}
          options={[
            { value: 'default', label: text.companyDefault(common.currencies[company.settings.currency]) },
            ...CURRENCIES.filter((currency) => currency !== company.settings.currency).map((currency) => ({
              value: currency as string,
              label: common.currencies[currency],
            })),
          ]}
        />
      )}
    </section>
  );
}
