import { isDeepStrictEqual } from 'node:util';
import { payoutEventSchema } from '../../electron/payouts/events.ts';
import type { PayoutEvent } from '../../electron/payouts/events.ts';
import { requestIdOf } from '../../electron/payouts/state.ts';
import type { ItemState, PayoutState } from '../../electron/payouts/state.ts';
import type { PracticePayout } from '../../electron/practice/payout.ts';
import type { PayoutId } from '../../shared/ids.ts';
import type { Store } from '../../electron/ledger/store.ts';
import { booksOf, Person } from './person.ts';
import { Broken } from './broken.ts';
import type { Office } from './office.ts';

function hold(condition: boolean, invariant: string, detail: () => unknown): void {
  if (!condition) throw new Broken(`${invariant}: ${JSON.stringify(detail()).slice(0, 3000)}`);
}

/** Everything that must be true of an office after every command (design, "What is always true"). */
export async function assertInvariants(office: Office): Promise<void> {
  const { store } = office.ledger;
  const { faults } = store.journal.verify();
  hold(faults.length === 0, '9 the journal verifies', () => faults);
  const { anchored } = office.parts;
  const head = store.journal.head();
  // An anchor that is behind proves less; one that is another's proves that entries are gone.
  hold(
    anchored === undefined || isDeepStrictEqual(anchored.head, head),
    '9 the journal ends where the anchor says',
    () => ({
      anchored,
      head,
    }),
  );
  rowsAreBoundOnce(office);
  for (const { view } of await new Person(office).views()) {
    const events = eventsOf(office, view.id);
    const { state } = await office.call('payouts.load', { payoutId: view.id });
    const rebuilt = await office.call('payouts.rebuild', { payoutId: view.id });
    hold(isDeepStrictEqual(rebuilt, state), '8 the state is the fold of its journal', () => ({ rebuilt, state }));
    cacheAgrees(store, view.id, state);
    wireAgrees(office, state);
    hold(secondAuthIsAllowed(events), '2 a second authorise only under the rules', () => kinds(events));
    hold(view.phase !== 'authRejected' || wasConfirmed(events), 'rejected only after asking', () => kinds(events));
    claimsAreTrue(office, state);
    const unknown = ['initUnknown', 'authUnknown', 'cancelUnknown'].includes(view.phase);
    hold(
      !unknown || (view.settled === null && view.actions.includes('ask')),
      '8 unknown is shown as unknown',
      () => view,
    );
    const over = ['refused', 'cancelled'].includes(view.phase);
    const waits = view.mismatch !== null;
    hold(over || waits || view.actions.length > 0, 'no dead end', () => view);
  }
}

export function eventsOf(office: Office, payoutId: PayoutId): PayoutEvent[] {
  return office.ledger.store.journal.ofPayout(payoutId).map((entry) => payoutEventSchema.parse(entry.open));
}

function kinds(events: readonly PayoutEvent[]): string[] {
  return events.map((event) => event.kind);
}

/** The columns and attempts beside the state say what the state says. */
export function cacheAgrees({ db }: Pick<Store, 'db'>, payoutId: PayoutId, state: PayoutState): void {
  const row = db.prepare('SELECT phase, request_id FROM payouts WHERE id = ?').get(payoutId);
  hold(
    row?.['phase'] === state.standing.phase && row['request_id'] === requestIdOf(state),
    '8 phase and requestId beside the state',
    () => ({ row, state }),
  );
  const attempts = db
    .prepare('SELECT item_external_id, outcome, item_status, released FROM attempts WHERE payout_id = ? ORDER BY seq')
    .all(payoutId);
  const items = state.items.map((item) => ({
    item_external_id: item.itemExternalId,
    outcome: item.outcome,
    item_status: item.itemStatus,
    released: item.released,
  }));
  hold(JSON.stringify(attempts) === JSON.stringify(items), '8 attempts beside the state', () => ({ attempts, items }));
}

/** Nothing reached the wire that was not committed before, and what reached it is what was committed. */
function wireAgrees(office: Office, state: PayoutState): void {
  const { bank, commits } = office.parts;
  const requestId = requestIdOf(state);
  const pairs = [
    ['init', state.externalId],
    ['auth', requestId],
    ['cancel', requestId],
  ] as const;
  for (const [operation, id] of pairs) {
    if (id === '') continue;
    const [arrived, committed] = [bank.tap.count(operation, id), commits.of(operation, id)];
    hold(arrived <= committed, `1 ${operation} was committed before it left`, () => ({ id, arrived, committed }));
  }
  for (const { id, operation, bodySha256 } of bank.tap.arrivals) {
    if (operation !== 'init' || id !== state.externalId) continue;
    hold(bodySha256 === state.bodySha256, '1 the bytes sent are the bytes committed', () => ({ id, bodySha256 }));
  }
}

/**
 * Reads the journal without the state machine: between two authorise sends stands a proof that the first moved nothing
 * (no byte written, a person's finding, or a clear no followed by a retrieve that says INIT).
 */
export function secondAuthIsAllowed(events: readonly PayoutEvent[]): boolean {
  let open = false;
  let refused = false;
  for (const event of events) {
    if (event.kind === 'authoriseSent') {
      if (open) return false;
      open = true;
      refused = false;
    } else if (event.kind === 'authoriseUnknown') open = event.doubt.bytesWritten;
    else if (event.kind === 'authoriseRejected') refused = true;
    else if (event.kind === 'finding' && event.finding === 'notAuthorised') open = false;
    else if (event.kind === 'asked' && refused && event.payoutStatus === 'INIT') open = false;
  }
  return true;
}

/** A clear no counts as a rejection only once a retrieve after it still said INIT. */
function wasConfirmed(events: readonly PayoutEvent[]): boolean {
  const no = events.findLastIndex((event) => event.kind === 'authoriseRejected');
  return no >= 0 && events.slice(no).some((event) => event.kind === 'asked' && event.payoutStatus === 'INIT');
}

/** 3: of all attempts ever made for a row, at most one is still bound to it. */
function rowsAreBoundOnce(office: Office): void {
  const twice = office.ledger.store.db
    .prepare('SELECT row_id, COUNT(*) AS n FROM attempts WHERE released IS NULL GROUP BY row_id HAVING n > 1')
    .all();
  hold(twice.length === 0, '3 a row is in at most one attempt that could still pay it', () => twice);
}

const AUTHORISED: ReadonlySet<string> = new Set(['authorised', 'settled']);

/** No state says more than the practice server's books: money is never called sent, ended or stopped before it is. */
function claimsAreTrue(office: Office, state: PayoutState): void {
  const { phase } = state.standing;
  const requestId = requestIdOf(state);
  const all = booksOf(office, state);
  const theirs = all.find((payout) => payout.requestId === requestId) ?? (requestId === '' ? all.at(-1) : undefined);
  const about = (): unknown => ({ phase, requestId, status: state.payoutStatus, theirs });
  if (AUTHORISED.has(phase)) hold(isAuthorised(theirs), 'authorised only when it is', about);
  if (phase === 'cancelled') hold(isCancelled(theirs), 'cancelled only when it is', about);
  if (requestId !== '') hold(theirs !== undefined, 'a requestId that iyzico gave', about);
  if (phase === 'refused') hold(!all.some(isAuthorised), 'refused is never authorised', about);
  for (const item of state.items) {
    const line = theirs?.items.find((each) => each.itemExternalId === item.itemExternalId);
    const status =
      theirs === undefined || line === undefined ? '' : office.parts.bank.server.books.itemStatus(theirs, line);
    hold(isTrueOf(item, status, theirs, phase), `item ${item.outcome} only when it is`, () => ({
      item,
      status,
      theirs,
    }));
  }
}

function isAuthorised(payout: PracticePayout | undefined): boolean {
  return payout !== undefined && payout.authorisedAt !== null;
}

function isCancelled(payout: PracticePayout | undefined): boolean {
  return payout !== undefined && payout.cancelledAt !== null;
}

function isTrueOf(item: ItemState, status: string, payout: PracticePayout | undefined, phase: string): boolean {
  switch (item.outcome) {
    case 'paid':
      return status === 'SUCCESS';
    case 'returned':
      return status === 'DEPOSIT_SUCCESS';
    case 'stuck':
      return status === 'DEPOSIT_FAIL';
    case 'failed':
      return (
        ['FAILED', 'DEPOSIT_SUCCESS', 'DEPOSIT_FAIL'].includes(status) ||
        (isAuthorised(payout) && payout?.funded === false)
      );
    case 'notAccepted':
      return status === 'INVALID' || payout === undefined;
    case 'cancelled':
      return phase === 'refused' || isCancelled(payout);
    case 'waiting':
    case 'onItsWay':
    case 'unknown':
      return true;
  }
}
