import { minor, sum, type Minor } from '../../shared/money.ts';
import { readEntry, type BookEntry, type BookStore } from './book-entries.ts';
import {
  cost,
  heldAt,
  itemStatusAt,
  payoutStatusAt,
  settledTick,
  tickOf,
  totalsAt,
  type PracticeItem,
  type PracticePayout,
} from './payout.ts';
import type { Scenario } from './scenario.ts';

export interface Totals {
  readonly total: Minor;
  readonly successful: Minor;
  readonly commission: Minor;
}

/** Money that left, or will: one line per item of every authorised and funded payout whose outcome is not a failure. */
export interface PaidLine {
  readonly accountId: string;
  readonly requestId: string;
  readonly externalId: string;
  readonly itemExternalId: string;
  readonly recipientInfo: string;
  readonly amount: Minor;
  readonly currency: string;
  /** More than 1 is a double payment by a repeated authorise. */
  readonly times: number;
}

/** The practice server's own books: the judge of every test, and what its answers are written from. */
export class Books {
  readonly #scenario: Scenario;
  readonly #now: () => number;
  readonly #store: BookStore | undefined;
  readonly #accounts = new Map<string, Minor>();
  readonly #byRequestId = new Map<string, PracticePayout>();
  readonly #byExternalId = new Map<string, PracticePayout[]>();
  readonly #byAccount = new Map<string, PracticePayout[]>();
  readonly #byReference = new Map<string, { readonly payout: PracticePayout; readonly item: PracticeItem }>();
  /** When each payout's last item is final: decided at initialise. */
  readonly #lastTicks = new WeakMap<PracticePayout, number>();
  readonly #totals = new WeakMap<PracticePayout, { readonly tick: number; readonly totals: Totals }>();

  constructor(scenario: Scenario, now: () => number, store?: BookStore) {
    this.#scenario = scenario;
    this.#now = now;
    this.#store = store;
    for (const line of store?.load() ?? []) {
      const entry = readEntry(line);
      if (entry !== undefined) this.#apply(entry);
    }
  }

  get scenario(): Scenario {
    return this.#scenario;
  }

  now(): number {
    return this.#now();
  }

  /** Opens an account; one that is already there keeps its balance. */
  openAccount(accountId: string, balance: Minor): void {
    if (!this.#accounts.has(accountId)) this.#record({ kind: 'account', accountId, balance });
  }

  /** Enters a new payout. */
  add(payout: PracticePayout): void {
    this.#record({ kind: 'payout', payout });
  }

  authorise(payout: PracticePayout, funded: boolean): void {
    this.#record({ kind: 'authorised', requestId: payout.requestId, at: this.#now(), funded });
  }

  cancel(payout: PracticePayout): void {
    this.#record({ kind: 'cancelled', requestId: payout.requestId, at: this.#now() });
  }

  /** A retrieve looked at an authorised payout, which moves it on. */
  look(payout: PracticePayout): void {
    if (payout.authorisedAt !== null) this.#record({ kind: 'looked', requestId: payout.requestId });
  }

  byRequestId(accountId: string, requestId: string): PracticePayout | undefined {
    const payout = this.#byRequestId.get(requestId);
    return payout?.accountId === accountId ? payout : undefined;
  }

  /** Every payout with this externalId, oldest first; more than one only under `secondPayout`. */
  byExternalId(accountId: string, externalId: string): readonly PracticePayout[] {
    return this.#byExternalId.get(`${accountId}\n${externalId}`) ?? [];
  }

  byReference(
    accountId: string,
    referenceCode: string,
  ): { readonly payout: PracticePayout; readonly item: PracticeItem } | undefined {
    const found = this.#byReference.get(referenceCode);
    return found?.payout.accountId === accountId ? found : undefined;
  }

  /** All payouts, oldest first; of one account when given. */
  payouts(accountId?: string): readonly PracticePayout[] {
    return accountId === undefined ? [...this.#byRequestId.values()] : (this.#byAccount.get(accountId) ?? []);
  }

  tick(payout: PracticePayout): number {
    const { tickMs, timeScale } = this.#scenario;
    return tickOf(payout, { now: this.#now(), tickMs, timeScale });
  }

  itemStatus(payout: PracticePayout, item: PracticeItem): string {
    return itemStatusAt(payout, item, this.tick(payout));
  }

  payoutStatus(payout: PracticePayout): string {
    return payoutStatusAt(payout, this.tick(payout), this.#lastTick(payout), this.#scenario.assumptions.mixedBatch);
  }

  totals(payout: PracticePayout): Totals {
    // From its last tick on nothing changes, and each page of a retrieve tells the totals.
    const tick = Math.min(this.tick(payout), this.#lastTick(payout));
    const known = this.#totals.get(payout);
    if (known?.tick === tick) return known.totals;
    const totals = totalsAt(payout, tick, this.commission);
    this.#totals.set(payout, { tick, totals });
    return totals;
  }

  #lastTick(payout: PracticePayout): number {
    let last = this.#lastTicks.get(payout);
    if (last === undefined) this.#lastTicks.set(payout, (last = settledTick(payout)));
    return last;
  }

  /** What may still be authorised: the opening balance less what payouts hold. */
  balance(accountId: string): Minor {
    const held = this.payouts(accountId).map((payout) => heldAt(payout, this.tick(payout), this.commission));
    return minor((this.#accounts.get(accountId) ?? 0) - sum(held));
  }

  covers(payout: PracticePayout): boolean {
    const valid = payout.items.filter((item) => item.outcome !== 'invalid');
    return cost(valid, this.commission) <= this.balance(payout.accountId);
  }

  get commission(): Minor {
    return minor(Number(this.#scenario.commission.replace('.', '')));
  }

  /** All money that left or will leave, as if the end of time had come. */
  paid(accountId?: string): readonly PaidLine[] {
    return this.payouts(accountId)
      .filter((payout) => payout.authorisedAt !== null && payout.funded && payout.cancelledAt === null)
      .flatMap((payout) =>
        payout.items
          .filter((item) => item.outcome === 'success' || item.outcome === 'stays')
          .map((item) => ({
            accountId: payout.accountId,
            requestId: payout.requestId,
            externalId: payout.externalId,
            itemExternalId: item.itemExternalId,
            recipientInfo: item.recipientInfo,
            amount: item.amount,
            currency: item.currency,
            times: payout.authorisations,
          })),
      );
  }

  /** Items paid more than once: by a repeated authorise, or by two payouts that hold the same `itemExternalId`. */
  paidTwice(accountId?: string): readonly PaidLine[] {
    const times = new Map<string, number>();
    const key = (line: PaidLine) => `${line.accountId}\n${line.itemExternalId}`;
    const lines = this.paid(accountId);
    for (const line of lines) times.set(key(line), (times.get(key(line)) ?? 0) + line.times);
    return lines.filter((line) => (times.get(key(line)) ?? 0) > 1);
  }

  #record(entry: BookEntry): void {
    this.#store?.append(JSON.stringify(entry));
    this.#apply(entry);
  }

  #apply(entry: BookEntry): void {
    switch (entry.kind) {
      case 'account':
        this.#accounts.set(entry.accountId, entry.balance);
        return;
      case 'payout':
        this.#index(entry.payout);
        return;
      case 'authorised': {
        const payout = this.#byRequestId.get(entry.requestId);
        if (payout === undefined) return;
        payout.authorisedAt ??= entry.at;
        payout.authorisations += 1;
        payout.funded = entry.funded;
        this.#totals.delete(payout);
        return;
      }
      case 'cancelled': {
        const payout = this.#byRequestId.get(entry.requestId);
        if (payout === undefined) return;
        payout.cancelledAt ??= entry.at;
        this.#totals.delete(payout);
        return;
      }
      case 'looked': {
        const payout = this.#byRequestId.get(entry.requestId);
        if (payout !== undefined) payout.looks += 1;
        return;
      }
    }
  }

  #index(payout: PracticePayout): void {
    this.#byRequestId.set(payout.requestId, payout);
    push(this.#byExternalId, `${payout.accountId}\n${payout.externalId}`, payout);
    push(this.#byAccount, payout.accountId, payout);
    for (const item of payout.items) this.#byReference.set(item.referenceCode, { payout, item });
  }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
