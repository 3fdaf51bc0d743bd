import type { BatchId, CompanyId, PayoutId, RowId } from '../../../shared/ids.ts';
import { fail } from '../../../shared/problems.ts';
import type { MoneyOutcome } from '../../../shared/items.ts';
import { payoutEventSchema } from '../../payouts/events.ts';
import type { PayoutEvent } from '../../payouts/events.ts';
import { withoutWords } from '../../payouts/spoken.ts';
import type { LoadedPayout } from '../../payouts/ledger-port.ts';
import { payoutStateSchema, requestIdOf } from '../../payouts/state.ts';
import type { ItemState, PayoutState } from '../../payouts/state.ts';
import { fold, transition, WrongPhase } from '../../payouts/transition.ts';
import { ProblemError } from '../problem-error.ts';
import { learnFromAttempts } from '../rows/learn.ts';
import type { Store } from '../store.ts';
import { restoreStops } from './after-restore.ts';
import { clearAskFirst } from './ask-first.ts';
import { assertApproved } from './bind-approval.ts';

interface PayoutRow {
  readonly id: PayoutId;
  readonly batch_id: BatchId;
  readonly company_id: CompanyId;
  readonly state: string;
}

/** Which list and company a payout belongs to, without reading its state. Fails with `notFound`. */
export function payoutPlace(
  store: Store,
  payoutId: PayoutId,
): { readonly batchId: BatchId; readonly companyId: CompanyId } {
  const row = store.db.prepare('SELECT batch_id, company_id FROM payouts WHERE id = ?').get(payoutId);
  if (row === undefined) throw new ProblemError(fail('notFound').problem);
  return { batchId: row['batch_id'] as BatchId, companyId: row['company_id'] as CompanyId };
}

/** One payout with its cached state, parsed again on the way in. Fails with `notFound`. */
export function loadPayout(store: Store, payoutId: PayoutId): LoadedPayout {
  const row = store.db.prepare('SELECT id, batch_id, company_id, state FROM payouts WHERE id = ?').get(payoutId) as
    | PayoutRow
    | undefined;
  if (row === undefined) throw new ProblemError(fail('notFound').problem);
  return {
    payoutId: row.id,
    batchId: row.batch_id,
    companyId: row.company_id,
    state: payoutStateSchema.parse(JSON.parse(row.state)),
  };
}

/** The payout's state rebuilt from the journal alone: what the cached state must equal. */
export function rebuildPayout(store: Store, payoutId: PayoutId): PayoutState | undefined {
  return fold(
    store.journal.ofPayout(payoutId).map((entry) => ({ at: entry.at, event: payoutEventSchema.parse(entry.open) })),
  );
}

/** Events that send something: refused while a restored backup's payouts have not all been asked about, over a broken chain, and by a clock that is behind. */
const SENDS: ReadonlySet<PayoutEvent['kind']> = new Set([
  'initialiseSent',
  'authoriseIntended',
  'authoriseSent',
  'cancelIntended',
  'cancelSent',
]);

/** Outcomes of items that were never on their way to anybody. */
const NEVER_SENT: ReadonlySet<MoneyOutcome> = new Set(['notAccepted', 'cancelled']);

/**
 * The address book grows from a payout once it is authorised, and from then on from what changes in it: who was paid, or is
 * no longer said to be, and who turns out to have been sent to after all. Steps on the way teach nothing.
 */
function learn(store: Store, payoutId: PayoutId, before: PayoutState, after: PayoutState): void {
  if (after.authorisedAt === null) return;
  if (before.authorisedAt === null) return learnFromAttempts(store, payoutId);
  const taught = after.items.filter((item, index) => {
    const was = before.items[index]?.outcome;
    if (was === undefined || was === item.outcome) return false;
    return was === 'paid' || item.outcome === 'paid' || NEVER_SENT.has(was);
  });
  learnFromAttempts(
    store,
    payoutId,
    taught.map((item) => item.rowId),
  );
}

/**
 * Writes one event of a payout into the journal and brings its cached state and attempts with it, in one transaction.
 * Problems: `notFound`, `payout.wrongPhase` when the event may not happen now, `payout.restoredBackup`,
 * `ledger.chainBroken`, `clock.inPast`, and those of `assertApproved` for the press that moves money.
 */
export function appendPayoutEvent(
  store: Store,
  args: { readonly payoutId: PayoutId; readonly actor: string; readonly event: PayoutEvent; readonly secret?: unknown },
): PayoutState {
  const { event, spoken } = withoutWords(payoutEventSchema.parse(args.event));
  const before = loadPayout(store, args.payoutId);
  const unfit = SENDS.has(event.kind) ? (restoreStops(store) ?? store.mayNotSend()) : null;
  if (unfit !== null) throw new ProblemError(unfit);
  const at = store.now();
  const after = step(before.state, at, event);
  if (event.kind === 'authoriseIntended') assertApproved(store, before, event);
  const changed = changedItems(before.state, after);
  store.transaction(() => {
    // The state holds this moment too, and is the fold of the journal to the millisecond.
    store.journal.append({
      at,
      actor: args.actor,
      companyId: before.companyId,
      batchId: before.batchId,
      payoutId: args.payoutId,
      kind: event.kind,
      open: event,
      ...(args.secret === undefined && spoken === undefined ? {} : { secret: spoken ?? args.secret }),
    });
    writeState(store, args.payoutId, after);
    writeAttempts(store, before.companyId, changed, at);
    learn(store, args.payoutId, before.state, after);
    if ((event.kind === 'asked' && event.scope !== 'item') || event.kind === 'finding')
      clearAskFirst(store, args.payoutId);
    store.db.prepare('UPDATE batches SET changed_at = ? WHERE id = ?').run(at, before.batchId);
  });
  store.changed({
    batchId: before.batchId,
    companyId: before.companyId,
    rows: changed.map((item): RowId => item.rowId),
  });
  return after;
}

function step(before: PayoutState, at: number, event: PayoutEvent): PayoutState {
  try {
    return transition(before, { at, event });
  } catch (error) {
    if (error instanceof WrongPhase)
      throw new ProblemError(fail('payout.wrongPhase', { phase: error.phase, event: error.event }).problem);
    throw error;
  }
}

/** Keeps the cached state, the phase and the requestId beside the journal that proves them. */
export function writeState(store: Store, payoutId: PayoutId, state: PayoutState): void {
  store.db
    .prepare('UPDATE payouts SET phase = ?, request_id = ?, state = ? WHERE id = ?')
    .run(state.standing.phase, requestIdOf(state), JSON.stringify(state), payoutId);
}

function changedItems(before: PayoutState, after: PayoutState): ItemState[] {
  return after.items.filter((item, index) => item !== before.items[index]);
}

function writeAttempts(store: Store, companyId: CompanyId, items: readonly ItemState[], at: number): void {
  const update = store.db.prepare(
    `UPDATE attempts SET outcome = ?, item_status = ?, error_code = ?, error_message = ?, reference_code = ?, commission = ?, released = ?,
     changed_at = ? WHERE company_id = ? AND item_external_id = ?`,
  );
  for (const item of items) {
    const { outcome, itemStatus, errorCode, errorMessage, referenceCode, commission, released } = item;
    update.run(
      outcome,
      itemStatus,
      errorCode,
      errorMessage,
      referenceCode,
      commission,
      released,
      at,
      companyId,
      item.itemExternalId,
    );
  }
}
