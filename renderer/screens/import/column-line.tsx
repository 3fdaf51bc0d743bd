import type { ImportColumn } from '../../../shared/import.ts';
import { type ColumnUse, MAPPING_FIELDS, type MappingField } from '../../../shared/mapping.ts';
import { Select } from '../../components/select.tsx';
import { IMPORT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { AmountDecision } from './amount-decision.tsx';
import { ColumnFindings } from './column-findings.tsx';

type Choice = MappingField | 'extra';

/** One column: its name and letter, three examples, what it is read as, and what the column doctor found. */
export function ColumnLine({
  column,
  use,
  onUse,
}: {
  readonly column: ImportColumn;
  readonly use: ColumnUse;
  readonly onUse: (change: Partial<ColumnUse>) => void;
}) {
  const text = useText(IMPORT);
  const value: Choice = use.feeds ?? 'extra';
  const name = column.header === '' ? text.noHeaderName(column.letter) : column.header;
  const isProposed = use.feeds !== null && use.feeds === column.proposed.feeds;
  return (
    <tr className={use.feeds === null ? 'import__column import__column--extra' : 'import__column'}>
      <th scope="row" aria-label={name}>
        <div className="import__name">
          <span className="import__letter" aria-hidden>
            {column.letter}
          </span>
          <span className="import__header">
            {name}
            {column.hidden && <em> · {text.hidden}</em>}
          </span>
        </div>
      </th>
      <td>
        <ul className="import__examples">
          {column.examples.length === 0 && <li className="import__none">{text.emptyColumn}</li>}
          {column.examples.map((example, index) => (
            <li key={index} data-selectable>
              {example}
            </li>
          ))}
        </ul>
      </td>
      <td>
        <Select<Choice>
          label={text.readAs(column.letter)}
          isLabelHidden
          size="small"
          value={value}
          hint={isProposed && column.why !== 'none' ? text.why[column.why] : undefined}
          onChange={(chosen) => onUse({ feeds: chosen === 'extra' ? null : chosen })}
          options={[
            ...MAPPING_FIELDS.map((field) => ({ value: field, label: text.fields[field] })),
            { value: 'extra' as const, label: text.extra },
          ]}
        />
        {use.feeds === 'amount' && <AmountDecision column={column} use={use} onUse={onUse} />}
        <ColumnFindings findings={column.findings} />
      </td>
    </tr>
  );
}
