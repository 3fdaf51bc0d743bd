import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { RowQuery } from '../../../shared/row-query.ts';
import type { IssueCode } from '../../../shared/rows.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useAct } from '../../state/act.ts';
import { COMMON, LIST } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { ListJobs } from '../shell/jobs-bar.tsx';

/** A question about rows that needs a reason: holding them back, dropping them, or passing a question. */
export type RowQuestion =
  /** `rowIds: null` is all that the query shows. */
  | {
      readonly kind: 'held' | 'dropped';
      readonly rowIds: readonly RowId[] | null;
      readonly count: number;
      readonly query: RowQuery;
    }
  | { readonly kind: 'answer'; readonly rowIds: readonly RowId[]; readonly code: IssueCode };

/** Asks for the reason and does it. */
export function RowDialog({
  batchId,
  question,
  onDone,
  onClose,
}: {
  readonly batchId: BatchId;
  readonly question: RowQuestion;
  /** The rows have left where they stood, so what was selected among them is selected no more. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const text = useText(LIST);
  const common = useText(COMMON);
  const { act, isBusy } = useAct();
  const count = question.kind === 'answer' ? question.rowIds.length : question.count;
  const words = {
    held: { title: text.place.holdTitle(count), body: text.place.holdBody, press: text.place.hold },
    dropped: { title: text.place.dropTitle(count), body: text.place.dropBody, press: text.place.drop },
    answer: { title: text.answer.title, body: text.answer.body, press: text.answer.press },
  }[question.kind];
  const hint = question.kind === 'answer' ? text.answer.reasonHint : text.place.reasonHint;
  const confirm = async (reason: string) => {
    const done =
      question.kind === 'answer'
        ? await act('rows.answer', { batchId, rowIds: [...question.rowIds], code: question.code, reason })
        : await act('rows.place', {
            batchId,
            rowIds: question.rowIds === null ? null : [...question.rowIds],
            query: question.query,
            place: question.kind,
            reason,
          });
    if (done === undefined) return;
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      isBusy={isBusy}
      onCancel={onClose}
      onConfirm={(reason) => void confirm(reason)}
      title={words.title}
      confirmLabel={words.press}
      cancelLabel={common.cancel}
      reason={{
        label: question.kind === 'answer' ? text.answer.reason : text.place.reason,
        hint,
        minLength: 3,
        tooShort: common.reasonTooShort,
      }}
    >
      {words.body}
      {isBusy && <ListJobs batchId={batchId} />}
    </ConfirmDialog>
  );
}
