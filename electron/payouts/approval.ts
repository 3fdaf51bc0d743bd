import { createHash } from 'node:crypto';
import type { CompanyId } from '../../shared/ids.ts';
import type { Environment } from '../../shared/companies.ts';
import type { Purpose } from '../../shared/items.ts';
import type { Currency, Minor } from '../../shared/money.ts';
import { requestIdOf } from './state.ts';
import type { PayoutState } from './state.ts';

/** Everything an approval binds (design, invariant 4). Any change of any of it voids the approval. */
export interface ApprovalFacts {
  readonly companyId: CompanyId;
  readonly environment: Environment;
  readonly host: string;
  readonly keyFingerprint: string;
  readonly purpose: Purpose;
  readonly currency: Currency;
  readonly payouts: readonly PayoutState[];
}

/**
 * The digest a press carries: SHA-256 (hex) over the company, environment, host, key fingerprint, purpose, currency and,
 * per payout in order, its requestId, body digest and every accepted item's id and amount. A canonical JSON array, so
 * that no field can be mistaken for another.
 */
export function approvalDigest(facts: ApprovalFacts): string {
  const payouts = facts.payouts.map((state) => [
    requestIdOf(state),
    state.bodySha256,
    state.currency,
    state.items
      .filter((item) => item.outcome !== 'notAccepted')
      .map((item): [string, Minor] => [item.itemExternalId, item.amount]),
  ]);
  const canonical = JSON.stringify([
    'odeme-masasi approval 1',
    facts.companyId,
    facts.environment,
    facts.host,
    facts.keyFingerprint,
    facts.purpose,
    facts.currency,
    payouts,
  ]);
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

/** The digest's short form for the eye: `7F3A-91C2-0B6E`. */
export function shortDigest(digest: string): string {
  return (digest.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-');
}
