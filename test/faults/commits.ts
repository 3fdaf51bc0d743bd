import { loadPayout } from '../../electron/ledger/payouts/append.ts';
import type { Store } from '../../electron/ledger/store.ts';
import { payoutEventSchema } from '../../electron/payouts/events.ts';
import type { EventOf, PayoutEvent } from '../../electron/payouts/events.ts';
import { requestIdOf } from '../../electron/payouts/state.ts';
import type { PayoutId } from '../../shared/ids.ts';

/** What one press approved, as it was written down before anything was sent for it. */
export interface Approved {
  readonly companyId: string;
  readonly digest: string;
  readonly count: number;
  readonly total: number;
  readonly requestIds: readonly string[];
}

/**
 * How often each "sent" was committed, by what travels in the request. Kept outside every ledger, so that a restored
 * backup cannot make the tally forget: no request may reach the wire more often than it was committed before.
 */
export class Commits {
  readonly #approved = new Map<string, Approved[]>();
  readonly #sent = new Map<string, number>();

  /** The tally of a ledger whose whole journal is there. */
  static ofJournal(store: Store): Commits {
    const commits = new Commits();
    for (const row of store.db
      .prepare("SELECT payout_id, open FROM journal WHERE kind LIKE '%Sent' OR kind = 'authoriseIntended' ORDER BY seq")
      .all())
      commits.note(store, {
        payoutId: row['payout_id'] as PayoutId,
        event: payoutEventSchema.parse(JSON.parse(String(row['open']))),
      });
    return commits;
  }

  note(store: Store, { payoutId, event }: { readonly payoutId: PayoutId; readonly event: PayoutEvent }): void {
    const { state } = loadPayout(store, payoutId);
    switch (event.kind) {
      case 'initialiseSent':
        return this.#add('init', state.externalId);
      case 'authoriseIntended':
        return this.#approve(store, payoutId, event);
      case 'authoriseSent':
        return this.#add('auth', requestIdOf(state));
      case 'cancelSent':
        return this.#add('cancel', requestIdOf(state));
      default:
    }
  }

  /** Every press that was written down for a payout, by its requestId. */
  approvalsOf(requestId: string): readonly Approved[] {
    return this.#approved.get(requestId) ?? [];
  }

  #approve(store: Store, payoutId: PayoutId, event: EventOf<'authoriseIntended'>): void {
    const { companyId, state } = loadPayout(store, payoutId);
    const { digest, count, total } = event;
    const requestIds = event.payouts.map((each) => requestIdOf(loadPayout(store, each).state));
    const requestId = requestIdOf(state);
    const known = this.#approved.get(requestId) ?? [];
    this.#approved.set(requestId, [...known, { companyId, digest, count, total, requestIds }]);
  }

  of(operation: 'init' | 'auth' | 'cancel', id: string): number {
    return this.#sent.get(`${operation} ${id}`) ?? 0;
  }

  #add(operation: string, id: string): void {
    const key = `${operation} ${id}`;
    this.#sent.set(key, (this.#sent.get(key) ?? 0) + 1);
  }
}
