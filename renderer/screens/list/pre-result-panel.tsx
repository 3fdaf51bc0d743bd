import { CircleCheck, Lock, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { BatchDetail, BatchSummary } from '../../../shared/batches.ts';
import type { PayoutView } from '../../../shared/payouts.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { useAct } from '../../state/act.ts';
import { notify } from '../../state/notices.ts';
import { navigate } from '../../state/route.ts';
import { type Answered, useAsk } from '../../state/use-ask.ts';
import { COMMON, RESULT } from '../../text/areas.ts';
import { useProblemText } from '../../text/use-problem.ts';
import { useText } from '../../text/use-text.ts';
import { NewListDialog } from '../lists/new-list-dialog.tsx';
import { Totals } from '../shell/totals.tsx';
import { byCurrency } from './list-summary.tsx';

/** iyzico's verdict before any money moves: what it accepted, counted and summed again, and what to do about the rest. */
export function PreResultPanel({
  detail,
  payouts,
  onShowNotAccepted,
}: {
  readonly detail: BatchDetail;
  readonly payouts: readonly PayoutView[];
  readonly onShowNotAccepted: () => void;
}) {
  const text = useText(RESULT).pre;
  const common = useText(COMMON);
  const describe = useProblemText();
  const { act, isBusy } = useAct();
  const [open, setOpen] = useState<'cancel' | 'hold' | 'newList' | null>(null);
  const close = () => setOpen(null);
  const accepted = payouts.reduce((count, payout) => count + payout.acceptedCount, 0);
  const notAccepted = payouts.reduce((count, payout) => count + payout.itemCount - payout.acceptedCount, 0);
  const sums = byCurrency(payouts.map(({ currency, acceptedTotal }) => ({ currency, amount: acceptedTotal })));
  const goneOn = listsOfRest(useAsk('batches.list', { companyId: detail.companyId }), detail.id, payouts, notAccepted);
  const cancellable = payouts.filter((payout) => payout.actions.includes('cancel'));
  const isRejected = payouts.find((payout) => payout.phase === 'authRejected');
  const problem = isRejected?.problem ?? null;
  const words = problem === null ? undefined : describe(problem);
  const cancelAll = async () => {
    for (const payout of cancellable) if ((await act('payouts.cancel', { payoutId: payout.id })) === undefined) break;
    close();
  };
  /** The rest wait in their own list, and the person stays here, where the accepted ones are authorised. */
  const held = (name: string) => notify({ tone: 'ok', title: text.heldDone(name) });
  const sentence =
    notAccepted === 0
      ? text.allAccepted(accepted)
      : accepted === 0
        ? text.noneAccepted
        : text.someNot(accepted, notAccepted);
  return (
    <section className="payout" aria-label={text.title}>
      {words !== undefined && (
        <Banner tone="error" title={words.title} isLive>
          {words.money} {words.next}
        </Banner>
      )}
      <div className="payout__verdict">
        <Icon icon={notAccepted === 0 ? CircleCheck : TriangleAlert} size={20} />
        <div>
          <h2>{text.title}</h2>
          <p aria-live="polite">
            {sentence} {text.notMoved}
          </p>
        </div>
        <div className="payout__sum">
          <span>
            {text.willBe} · {common.people(accepted)}
          </span>
          <b>
            <Totals totals={sums} isAligned />
          </b>
        </div>
        <div className="payout__press">
          {payoutCurrencies(payouts).map((currency, _, all) => (
            <Button
              key={currency}
              variant="primary"
              size="large"
              icon={Lock}
              isBusy={isBusy}
              onPress={() => void act('payouts.openAuthorise', { batchId: detail.id, currency })}
            >
              {all.length > 1
                ? text.authoriseCurrency(currency)
                : isRejected === undefined
                  ? text.authorise
                  : text.authoriseAgain}
            </Button>
          ))}
        </div>
      </div>
      {notAccepted > 0 && (
        <fieldset className="payout__choices">
          <legend>{text.choose}</legend>
          <Button size="small" variant="quiet" onPress={onShowNotAccepted}>
            {text.show}
          </Button>
          {goneOn.length > 0 ? (
            <div>
              <b>{text.inLists}</b>
              <p>{text.inListsBody}</p>
              {goneOn.map((list) => (
                <Button key={list.id} size="small" onPress={() => navigate({ kind: 'list', batchId: list.id })}>
                  {list.name}
                </Button>
              ))}
            </div>
          ) : (
            <>
              <div>
                <b>{text.goOn}</b>
                <p>{text.goOnBody}</p>
                <Button size="small" onPress={() => setOpen('hold')}>
                  {text.goOnPress}
                </Button>
              </div>
              <div>
                <b>{text.sendNew}</b>
                <p>{text.sendNewBody}</p>
                <Button size="small" onPress={() => setOpen('newList')}>
                  {text.sendNewPress}
                </Button>
              </div>
            </>
          )}
          {cancellable.length > 0 && (
            <div>
              <b>{text.fixAll}</b>
              <p>{text.fixAllBody}</p>
              <Button size="small" onPress={() => setOpen('cancel')}>
                {text.cancel}
              </Button>
            </div>
          )}
        </fieldset>
      )}
      {notAccepted === 0 && cancellable.length > 0 && (
        <Button size="small" variant="quiet" onPress={() => setOpen('cancel')}>
          {text.cancel}
        </Button>
      )}
      {open === 'cancel' && (
        <ConfirmDialog
          isOpen
          isDanger
          isBusy={isBusy}
          onCancel={close}
          onConfirm={() => void cancelAll()}
          title={text.cancelTitle}
          confirmLabel={text.cancelPress}
          cancelLabel={text.keepOpen}
        >
          {text.cancelBody}
        </ConfirmDialog>
      )}
      {(open === 'newList' || open === 'hold') && (
        <NewListDialog
          list={detail}
          which="failed"
          title={open === 'hold' ? text.hold : text.newList}
          body={open === 'hold' ? text.holdBody : text.newListBody}
          needsReason={false}
          {...(open === 'hold' ? { heldReason: text.heldReason, onMade: held } : {})}
          onClose={close}
        />
      )}
    </section>
  );
}

/** The lists made since the send that all rows not accepted already went on in; none while some of them are still here. */
function listsOfRest(
  answer: Answered<readonly BatchSummary[]>,
  batchId: BatchDetail['id'],
  payouts: readonly PayoutView[],
  notAccepted: number,
): readonly BatchSummary[] {
  const lists = answer.state === 'ready' ? answer.value : [];
  const sentAt = Math.max(...payouts.map(({ preparedAt }) => preparedAt));
  const own = lists.filter(
    ({ source, createdAt }) =>
      source.kind === 'list' && source.batchId === batchId && source.which === 'failed' && createdAt >= sentAt,
  );
  return own.reduce((rows, { counts }) => rows + counts.all, 0) >= notAccepted ? own : [];
}

function payoutCurrencies(payouts: readonly PayoutView[]) {
  const ready = payouts.filter(({ actions }) => actions.includes('authorise') || actions.includes('authoriseAgain'));
  return [...new Set(ready.map(({ currency }) => currency))];
}
