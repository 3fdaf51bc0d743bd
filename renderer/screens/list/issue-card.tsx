import type { BatchDetail } from '../../../shared/batches.ts';
import { groupIban } from '../../../shared/iban.ts';
import type { Issue, RowView } from '../../../shared/rows.ts';
import type { OutputOf } from '../../client.ts';
import { Button } from '../../components/button.tsx';
import { DiffText } from '../../components/diff-text.tsx';
import { Icon } from '../../components/icon.tsx';
import { TONE_ICONS } from '../../components/tone.ts';
import { useAct } from '../../state/act.ts';
import { LIST } from '../../text/areas.ts';
import { describeIssue, placeOf } from '../../text/issue-text.ts';
import { SEVERITY_TONES } from '../../text/tones.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { EvidenceList } from './evidence-list.tsx';

export interface IssueCardProps {
  readonly detail: BatchDetail;
  readonly row: RowView;
  readonly issue: Issue;
  /** The row in full, once it was fetched: what the program knows that helps. */
  readonly shown: OutputOf<'rows.reveal'> | undefined;
  readonly isOpen: boolean;
  readonly onEdit: () => void;
  readonly onAnswer: () => void;
}

/** One issue: the sentence, the cell, how to put it right, and what helps in one press. */
export function IssueCard({ detail, row, issue, shown, isOpen, onEdit, onAnswer }: IssueCardProps) {
  const text = useText(LIST).panel;
  const format = useFormat();
  const { act, isBusy } = useAct();
  const { title, help } = describeIssue(issue, format.locale);
  const tone = SEVERITY_TONES[issue.severity];
  const place = placeOf(
    row,
    issue.field,
    detail.sheetColumns ?? {},
    detail.source.kind === 'workbook' ? detail.source.sheet : '',
    format.locale,
  );
  const isRecipient = issue.field === 'recipient' && (issue.severity === 'error' || issue.code === 'iban.changed');
  const known = isRecipient && shown !== undefined ? shown.known : null;
  const isDuplicate = issue.code.startsWith('duplicate.') || issue.code.endsWith('.twoNames');
  const useKnown = (iban: string) =>
    void act('rows.edit', { batchId: detail.id, edits: [{ rowId: row.rowId, field: 'recipient', text: iban }] });
  return (
    <article className={`issue issue--${tone}`}>
      <h3>
        <Icon icon={TONE_ICONS[tone]} size={14} />
        {title}
      </h3>
      <p className="issue__place">{place}</p>
      <p>{help}</p>
      {known !== null && shown !== undefined && (
        <>
          <DiffText
            before={groupIban(shown.typed.recipient ?? '')}
            after={groupIban(known.iban)}
            beforeLabel={text.inFile}
            afterLabel={text.knownLabel}
          />
          {known.lastPaidAt !== null && <p>{text.knownPaid(format.date(known.lastPaidAt))}</p>}
        </>
      )}
      {isDuplicate && shown !== undefined && shown.evidence.length > 0 && (
        <EvidenceList row={row} evidence={shown.evidence} />
      )}
      {issue.answered !== null && <p className="issue__passed">{text.passed(issue.answered)}</p>}
      {isOpen && issue.severity !== 'info' && (
        <div className="issue__actions">
          {known !== null && (
            <Button size="small" variant="primary" isBusy={isBusy} onPress={() => useKnown(known.iban)}>
              {text.useKnown}
            </Button>
          )}
          <Button size="small" onPress={onEdit}>
            {text.editCell}
          </Button>
          {issue.asks && issue.answered === null && (
            <Button size="small" onPress={onAnswer}>
              {text.pass}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
