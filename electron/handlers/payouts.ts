import type { BatchDetail } from '../../shared/batches.ts';
import type { BatchId, PayoutId } from '../../shared/ids.ts';
import type { deskContract } from '../../shared/ipc.ts';
import type { PayoutView } from '../../shared/payouts.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import type { AuthoriseDesk } from './authorise.ts';
import { maySend } from './may-send.ts';
import type { DeskContext } from './context.ts';
import type { Job } from './jobs.ts';

type PayoutChannels = Extract<keyof typeof deskContract, `payouts.${string}`>;

/** A list as the page shows it, with what only the running program knows: calls in flight and the next question. */
export async function batchDetail(context: DeskContext, batchId: BatchId): Promise<Outcome<BatchDetail>> {
  const detail = await context.jobs.run({ batchId, cancellable: false }, (watch) =>
    context.ledger.call('batches.get', { batchId }, watch),
  );
  if (!detail.ok) return detail;
  const payouts = detail.value.payouts.map((payout): PayoutView => ({
    ...payout,
    inFlight: context.runner.inFlight(payout.id),
    actions: withAsk(payout, context.runner.inFlight(payout.id) !== null),
    nextAskAt: context.follower.nextAskAt(payout.id),
  }));
  return succeed({ ...detail.value, payouts });
}

const GOING: ReadonlySet<PayoutView['phase']> = new Set(['initialising', 'authorising', 'cancelling']);

/** A call said to be on its way that nobody is making (its answer could not be written down) can only be asked about. */
function withAsk(payout: PayoutView, isFlying: boolean): PayoutView['actions'] {
  const isLeft = GOING.has(payout.phase) && !isFlying && !payout.actions.includes('ask');
  return isLeft ? [...payout.actions, 'ask'] : payout.actions;
}

/** The main page's channels about payouts. None of them authorises. */
export function payoutHandlers(
  context: DeskContext,
  authorise: AuthoriseDesk,
): Pick<Handlers<typeof deskContract>, PayoutChannels> {
  const { ledger, runner, follower } = context;
  const detailOf = async (payoutId: PayoutId): Promise<Outcome<BatchDetail>> => {
    const place = await ledger.call('payouts.place', { payoutId });
    return place.ok ? batchDetail(context, place.value.batchId) : place;
  };
  const then = async (payoutId: PayoutId, done: Promise<Outcome<unknown>>): Promise<Outcome<BatchDetail>> => {
    const outcome = await done;
    return outcome.ok ? detailOf(payoutId) : outcome;
  };
  return {
    'payouts.initialise': ({ batchId }) => initialise(context, batchId),
    'payouts.initialiseAgain': ({ payoutId }) => then(payoutId, runner.initialise(payoutId, context.actor())),
    'payouts.ask': async ({ payoutId }) => then(payoutId, askNow(context, payoutId)),
    'payouts.askItem': async ({ payoutId, rowId }) => {
      const asked = await runner.askItem(payoutId, rowId);
      if (!asked.ok) return asked;
      const place = await ledger.call('payouts.place', { payoutId });
      if (!place.ok) return place;
      const revealed = await ledger.call('rows.reveal', { batchId: place.value.batchId, rowId });
      return revealed.ok ? succeed(revealed.value.row) : revealed;
    },
    'payouts.cancel': ({ payoutId }) => then(payoutId, runner.cancel(payoutId, context.actor())),
    'payouts.openAuthorise': ({ batchId, currency }) => authorise.open(batchId, currency),
    'payouts.recordFinding': ({ payoutId, finding, who, words }) =>
      then(payoutId, runner.record(payoutId, context.actor(), finding, who, words)),
    'payouts.settleMismatch': ({ payoutId, who, words }) =>
      then(payoutId, runner.settleMismatch(payoutId, context.actor(), who, words)),
    'payouts.follow': async ({ batchId }) => {
      const views = await ledger.call('payouts.views', { batchId });
      if (!views.ok) return views;
      for (const view of views.value) {
        const loaded = await ledger.call('payouts.load', { payoutId: view.id });
        if (loaded.ok) follower.follow(view.id, loaded.value.state);
      }
      return succeed({});
    },
  };
}

/** Asks about a payout at a press: every page, told as it is read. Asking moves nothing, so it may be stopped anywhere. */
async function askNow({ ledger, jobs, runner }: DeskContext, payoutId: PayoutId): Promise<Outcome<unknown>> {
  const place = await ledger.call('payouts.place', { payoutId });
  if (!place.ok) return place;
  return jobs.run({ batchId: place.value.batchId, cancellable: true }, ({ signal, tell }) =>
    runner.ask(payoutId, signal, (read, items) => tell('ask', read, items)),
  );
}

/**
 * Prepares the list's payouts if none are waiting, and sends them one after another. Stops at the first that did not get
 * a clear answer, and between two when the person asks: the rest stay `prepared`, nothing of them was sent. Moves no money.
 */
async function initialise(context: DeskContext, batchId: BatchId): Promise<Outcome<BatchDetail>> {
  const { ledger } = context;
  const may = await maySend(context);
  if (!may.ok) return may;
  const before = await ledger.call('batches.get', { batchId });
  if (!before.ok) return before;
  // Keys first: a missing key must leave nothing prepared.
  const calls = await context.calls(before.value.companyId);
  if (!calls.ok) return calls;
  const waiting = before.value.payouts.filter((payout) => payout.phase === 'prepared').map((payout) => payout.id);
  const sent = await context.jobs.run({ batchId, cancellable: true }, async (job) => {
    const prepared = waiting.length > 0 ? succeed(waiting) : await prepare(context, batchId, job);
    return prepared.ok ? send(context, prepared.value, job) : prepared;
  });
  return sent.ok ? batchDetail(context, batchId) : sent;
}

async function prepare({ ledger, actor }: DeskContext, batchId: BatchId, job: Job): Promise<Outcome<PayoutId[]>> {
  // Other lists may have been sent since this one was checked: what is now a question stops the preparing below.
  const checked = await ledger.call('batches.recheck', { batchId }, job);
  return checked.ok ? ledger.call('payouts.prepare', { batchId, actor: actor() }, job) : checked;
}

async function send(
  { runner, actor }: DeskContext,
  payoutIds: readonly PayoutId[],
  { tell, signal }: Job,
): Promise<Outcome<null>> {
  for (const [index, payoutId] of payoutIds.entries()) {
    if (signal.aborted) break;
    tell('send', index, payoutIds.length);
    const sent = await runner.initialise(payoutId, actor());
    if (!sent.ok) return sent;
    const { standing } = sent.value;
    if (standing.phase === 'prepared')
      return standing.problem === null ? fail('iyzico.unreachable') : { ok: false, problem: standing.problem };
    if (standing.phase !== 'initialised' && standing.phase !== 'refused') break;
  }
  return succeed(null);
}
