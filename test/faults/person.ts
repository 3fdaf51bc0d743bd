import type { PracticePayout } from '../../electron/practice/payout.ts';
import type { BatchId, PayoutId } from '../../shared/ids.ts';
import type { Currency } from '../../shared/money.ts';
import type { PayoutView } from '../../shared/payouts.ts';
import type { Outcome } from '../../shared/problems.ts';
import { approvalOf } from '../fixtures/approval.ts';
import type { PayoutState } from '../../electron/payouts/state.ts';
import type { Office } from './office.ts';

const NAME = 'Selin';

/** What the accountant can press, and nothing else: every press is one the screens offer. */
export class Person {
  readonly office: Office;

  constructor(office: Office) {
    this.office = office;
  }

  batches(): BatchId[] {
    return this.#ids('SELECT id FROM batches ORDER BY rowid') as BatchId[];
  }

  payouts(): PayoutId[] {
    return this.#ids('SELECT id FROM payouts ORDER BY rowid') as PayoutId[];
  }

  #ids(sql: string): string[] {
    return this.office.ledger.store.db
      .prepare(sql)
      .all()
      .map((row) => String(row['id']));
  }

  async views(): Promise<{ readonly batchId: BatchId; readonly view: PayoutView }[]> {
    const found: { readonly batchId: BatchId; readonly view: PayoutView }[] = [];
    for (const batchId of this.batches())
      for (const view of await this.office.call('payouts.views', { batchId })) found.push({ batchId, view });
    return found;
  }

  async state(payoutId: PayoutId): Promise<PayoutState> {
    return (await this.office.call('payouts.load', { payoutId })).state;
  }

  /** Makes a list's rows ready to be sent; false when it has none left, or some that are not payable. */
  async prepare(batchId: BatchId): Promise<boolean> {
    return (await this.office.ledger.call('payouts.prepare', { batchId, actor: NAME })).ok;
  }

  initialise(payoutId: PayoutId): Promise<Outcome<PayoutState>> {
    return this.office.runner.initialise(payoutId, NAME);
  }

  ask(payoutId: PayoutId): Promise<Outcome<PayoutState>> {
    return this.office.runner.ask(payoutId);
  }

  cancel(payoutId: PayoutId): Promise<Outcome<PayoutState>> {
    return this.office.runner.cancel(payoutId, NAME);
  }

  /** The Authorise window's way: ask and compare first, approve what the ledger shows, stop at the first unclear one. */
  async authorise(batchId: BatchId, currency: Currency): Promise<void> {
    for (const view of await this.office.call('payouts.views', { batchId })) {
      if (view.currency !== currency || !view.actions.some((each) => each.startsWith('authorise'))) continue;
      const asked = await this.ask(view.id);
      if (!asked.ok || asked.value.mismatch !== null || !asked.value.compared) return;
    }
    const shown = await this.office.ledger.call('payouts.approvable', { batchId, currency, host: 'practice' });
    if (!shown.ok) return;
    const approval = approvalOf(shown.value);
    for (const payoutId of approval.payouts) {
      const pressed = await this.office.runner.authorise(payoutId, NAME, approval);
      if (!pressed.ok || !['authorised', 'settled'].includes(pressed.value.standing.phase)) return;
    }
  }

  /** Calls iyzico, who look into their books and tell the truth, and records what they said. */
  async record(payoutId: PayoutId): Promise<void> {
    const { bank } = this.office.parts;
    await bank.quiet();
    const state = await this.state(payoutId);
    const theirs = booksOf(this.office, state);
    const record = async (finding: 'notCreated' | 'notAuthorised' | 'authorised'): Promise<void> => {
      await this.office.runner.record(payoutId, NAME, finding, 'iyzico destek', 'telefonda söylendi');
    };
    const { phase } = state.standing;
    if ((phase === 'initUnknown' || phase === 'prepared') && theirs.length === 0) await record('notCreated');
    if (state.standing.phase !== 'authUnknown') return;
    const payout = theirs.find((each) => each.requestId === requestIdIn(state));
    await record(payout?.authorisedAt === null ? 'notAuthorised' : 'authorised');
  }

  settleMismatch(payoutId: PayoutId): Promise<Outcome<PayoutState>> {
    return this.office.runner.settleMismatch(payoutId, NAME, NAME, 'iyzico ile görüşüldü');
  }

  /** A new list of the rows that failed, with the reason a person gives. Null when there are none. */
  async newListFromFailed(batchId: BatchId): Promise<BatchId | null> {
    const made = await this.office.ledger.call('batches.newFrom', {
      batchId,
      which: 'failed',
      name: 'Yeniden',
      period: '2026-11',
      reason: 'banka hesabı düzeltildi',
      actor: NAME,
    });
    return made.ok ? made.value.batchId : null;
  }
}

function requestIdIn(state: PayoutState): string {
  return 'requestId' in state.standing ? state.standing.requestId : '';
}

/** What the practice server's own books hold for a payout of ours. */
export function booksOf(office: Office, state: PayoutState): readonly PracticePayout[] {
  const { bank } = office.parts;
  return bank.server.books.byExternalId(bank.accountId, state.externalId);
}
