import { Button as PressArea } from 'react-aria-components';
import { MONEY_OUTCOMES } from '../../../shared/items.ts';
import { formatAmount } from '../../../shared/money.ts';
import type { RowView } from '../../../shared/rows.ts';
import type { OutputOf } from '../../client.ts';
import { navigate } from '../../state/route.ts';
import { COMMON, LIST } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';

type Evidence = OutputOf<'rows.reveal'>['evidence'][number];

/** The rows and earlier payments a question is about, beside this row. Pressing one goes there. */
export function EvidenceList({ row, evidence }: { readonly row: RowView; readonly evidence: readonly Evidence[] }) {
  const text = useText(LIST).panel;
  const common = useText(COMMON);
  const format = useFormat();
  const outcomeOf = (word: string) => {
    const known = MONEY_OUTCOMES.find((outcome) => outcome === word);
    return known === undefined ? '' : common.outcomes[known];
  };
  const money = (line: Pick<Evidence, 'amount' | 'currency'>) =>
    line.amount === null ? '–' : formatAmount(line.amount, line.currency ?? 'TRY', format.locale);
  return (
    <ul className="evidence" aria-label={text.evidence}>
      <li>
        <b>{text.thisRow}</b>
        <span>{money(row)}</span>
        <span className="panel__code">{row.recipientMasked}</span>
        <span>{row.description}</span>
      </li>
      {evidence.map((line) => (
        <li key={`${line.batchId} ${line.rowId}`}>
          <PressArea
            className="shell__link"
            onPress={() => navigate({ kind: 'list', batchId: line.batchId, rowId: line.rowId })}
          >
            {line.excelRow === null ? line.where : `${line.where} · ${common.excelRow(line.excelRow)}`}
          </PressArea>
          <span>{money(line)}</span>
          <span className="panel__code">{line.recipientMasked}</span>
          <span>{[format.date(line.at), outcomeOf(line.outcome)].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}
