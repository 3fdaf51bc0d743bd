import { Copy, RefreshCw, Unlock } from 'lucide-react';
import { useState } from 'react';
import type { BatchDetail } from '../../../shared/batches.ts';
import type { Company } from '../../../shared/companies.ts';
import { releaseOf } from '../../../shared/items.ts';
import { formatAmount } from '../../../shared/money.ts';
import type { AttemptView, RowView } from '../../../shared/rows.ts';
import { payoutIdSchema } from '../../../shared/ids.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DefinitionList } from '../../components/definition-list.tsx';
import { StatusPill } from '../../components/status-pill.tsx';
import { useAct } from '../../state/act.ts';
import { copyText } from '../../state/copy-text.ts';
import { notify } from '../../state/notices.ts';
import { COMMON, RESULT } from '../../text/areas.ts';
import { useLocale, useText } from '../../text/use-text.ts';
import { answerOf, stagesOf } from './attempt-stage.ts';
import { rowState } from './row-state.ts';

/** What happened to a row's payment: the state, why, what it means for the money, what to do, and what to tell the person. */
export function AttemptCard({
  detail,
  company,
  row,
  attempt,
}: {
  readonly detail: BatchDetail;
  readonly company: Company;
  readonly row: RowView;
  readonly attempt: AttemptView;
}) {
  const text = useText(RESULT);
  const common = useText(COMMON);
  const locale = useLocale();
  const { act, isBusy } = useAct();
  const [isReleasing, setReleasing] = useState(false);
  const stages = stagesOf(detail.payouts);
  const { message, ...outcome } = text.outcomes[attempt.outcome];
  const { meaning, next } =
    attempt.outcome === 'waiting' ? text.waitingFor[stages[attempt.payoutId] ?? 'unknown'] : outcome;
  const reason = Object.hasOwn(text.reasons, attempt.errorCode) ? text.reasons[attempt.errorCode] : undefined;
  const answer = answerOf(attempt);
  const payoutId = payoutIdSchema.safeParse(attempt.payoutId);
  const currency = row.currency ?? 'TRY';
  /** Other outcomes free the row by themselves, or not at all. */
  const isReleasable = releaseOf(attempt.outcome) === 'withReason';
  const state = rowState({ ...row, place: 'in' }, locale, stages);
  const askItem = async () => {
    if (!payoutId.success) return;
    const asked = await act('payouts.askItem', { payoutId: payoutId.data, rowId: row.rowId });
    if (asked !== undefined) notify({ tone: 'ok', title: text.item.asked });
  };
  const copyMessage = () => {
    if (message === null) return;
    const amount = row.amount === null ? row.amountText : formatAmount(row.amount, currency, locale);
    copyText(message(row.name, amount, company.name));
    notify({ tone: 'ok', title: common.copied });
  };
  const release = async (typed: string) => {
    const done = await act('rows.release', { batchId: detail.id, rowIds: [row.rowId], reason: typed });
    if (done !== undefined) setReleasing(false);
  };
  const facts = [
    ...(answer === '' ? [] : [{ term: text.item.iyzicoSays, value: answer }]),
    ...(attempt.itemStatus === '' ? [] : [{ term: text.item.status, value: attempt.itemStatus }]),
    ...(attempt.referenceCode === '' ? [] : [{ term: text.item.reference, value: attempt.referenceCode }]),
    { term: text.item.itemId, value: attempt.itemExternalId },
    ...(attempt.commission === null || attempt.commission === 0
      ? []
      : [{ term: text.item.commission, value: formatAmount(attempt.commission, currency, locale) }]),
  ];
  return (
    <article className="attempt">
      <StatusPill tone={state.tone}>{state.word}</StatusPill>
      {reason !== undefined && <p className="attempt__reason">{reason}</p>}
      <p>{meaning}</p>
      <p>{next}</p>
      {attempt.released === 'person' && <p className="issue__passed">{text.item.released}</p>}
      <DefinitionList isStacked items={facts} />
      <div className="issue__actions">
        {payoutId.success && detail.step === 'result' && (
          <Button size="small" icon={RefreshCw} isBusy={isBusy} onPress={() => void askItem()}>
            {text.item.askItem}
          </Button>
        )}
        {message !== null && (
          <Button size="small" icon={Copy} onPress={copyMessage}>
            {text.item.copyMessage}
          </Button>
        )}
        {isReleasable && attempt.released === null && (
          <Button size="small" icon={Unlock} onPress={() => setReleasing(true)}>
            {text.item.release}
          </Button>
        )}
      </div>
      {isReleasing && (
        <ConfirmDialog
          isOpen
          isBusy={isBusy}
          onCancel={() => setReleasing(false)}
          onConfirm={(typed) => void release(typed)}
          title={text.item.releaseTitle}
          confirmLabel={text.item.releasePress}
          cancelLabel={common.cancel}
          reason={{ label: text.item.releaseReason, minLength: 3, tooShort: common.reasonTooShort }}
        >
          {text.item.releaseBody}
        </ConfirmDialog>
      )}
    </article>
  );
}
