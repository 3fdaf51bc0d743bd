import type { BatchId, CompanyId, PayoutId } from '../../shared/ids.ts';
import type { Minor } from '../../shared/money.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { PayoutEvent } from './events.ts';
import type { PayoutState } from './state.ts';

/** A payout as the ledger holds it. */
export interface LoadedPayout {
  readonly payoutId: PayoutId;
  readonly batchId: BatchId;
  readonly companyId: CompanyId;
  readonly state: PayoutState;
}

/** What the payouts need from the ledger. `append` answers once the entry is committed to disk. */
export interface PayoutLedger {
  load(payoutId: PayoutId): Promise<Outcome<LoadedPayout>>;
  body(payoutId: PayoutId): Promise<Outcome<string>>;
  append(entry: {
    payoutId: PayoutId;
    actor: string;
    event: PayoutEvent;
    secret?: unknown;
  }): Promise<Outcome<PayoutState>>;
}

/**
 * What the person approved with one press: the digest that was shown, over which payouts in which order, and where the calls
 * go. The ledger makes the digest anew for each payout's intent and refuses the press when it is another (design, invariant 4).
 */
export interface Approval {
  readonly digest: string;
  readonly host: string;
  readonly payouts: readonly PayoutId[];
  readonly count: number;
  readonly total: Minor;
  /** The second person's name; empty when none was asked for. */
  readonly second: string;
}
