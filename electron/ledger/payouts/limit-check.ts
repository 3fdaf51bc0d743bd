import type { Limits } from '../../../shared/companies.ts';
import type { BatchId, CompanyId } from '../../../shared/ids.ts';
import { minor, sum } from '../../../shared/money.ts';
import type { Currency, Minor } from '../../../shared/money.ts';
import { fail } from '../../../shared/problems.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { ItemState } from '../../payouts/state.ts';
import type { Store } from '../store.ts';
import { istanbulDayStart } from './istanbul-day.ts';

interface Pressed {
  readonly companyId: CompanyId;
  readonly batchId: BatchId;
  readonly limits: Limits;
}

/**
 * What of a press passes the company's limits: per item, per list and per day. The list and the day count what was
 * authorised of them before, here or in iyzico's panel, and what nobody knows counts as paid; the day is Istanbul's
 * (design, "Ids").
 */
export function limitProblems(
  store: Store,
  { companyId, batchId, limits }: Pressed,
  items: readonly ItemState[],
  currency: Currency,
): Problem[] {
  const { perItem, perList, perDay } = limits;
  const problems: Problem[] = [];
  const say = (which: 'item' | 'list' | 'day', limit: Minor, value: Minor): void => {
    if (value > limit) problems.push(fail('payout.limit', { which, limit, value, currency }).problem);
  };
  const total = sum(items.map((item) => item.amount));
  if (perItem !== null) say('item', perItem, minor(Math.max(0, ...items.map((item) => item.amount))));
  if (perList !== null) say('list', perList, sum([total, sentOfList(store, batchId, currency)]));
  if (perDay !== null) say('day', perDay, sum([total, sentToday(store, companyId, currency)]));
  return problems;
}

/**
 * Payouts that were authorised or may have been: by their phase, or by a batch status that is neither INIT nor CANCELED
 * while the phase still waits for a word that proves more.
 */
const MAY_BE_AUTHORISED = `(p.phase IN ('authorising', 'authUnknown', 'authorised', 'settled')
  OR (p.phase <> 'cancelled' AND json_extract(p.state, '$.payoutStatus') NOT IN ('', 'INIT', 'CANCELED')))`;
const COUNTED = "a.outcome NOT IN ('notAccepted', 'cancelled')";

/** What of a list was sent or may have been. */
function sentOfList(store: Store, batchId: BatchId, currency: Currency): Minor {
  const row = store.db
    .prepare(
      `SELECT COALESCE(SUM(a.amount), 0) AS total FROM payouts p JOIN attempts a ON a.payout_id = p.id
       WHERE p.batch_id = ? AND a.currency = ? AND ${COUNTED} AND ${MAY_BE_AUTHORISED}`,
    )
    .get(batchId, currency);
  return minor(Number(row?.['total'] ?? 0));
}

/** What a company sent, or may have, since the day began in Istanbul; what was authorised elsewhere from when that was seen. */
function sentToday(store: Store, companyId: CompanyId, currency: Currency): Minor {
  const row = store.db
    .prepare(
      `SELECT COALESCE(SUM(a.amount), 0) AS total FROM payouts p JOIN attempts a ON a.payout_id = p.id
       WHERE p.company_id = ?1 AND a.currency = ?2 AND ${COUNTED} AND ${MAY_BE_AUTHORISED}
         AND COALESCE(
           MAX((SELECT MAX(at) FROM journal WHERE payout_id = p.id AND kind = 'authoriseSent'),
               COALESCE(json_extract(p.state, '$.authorisedAt'), 0)),
           json_extract(p.state, '$.authorisedAt'), json_extract(p.state, '$.lastAskedAt')) >= ?3`,
    )
    .get(companyId, currency, istanbulDayStart(store.now()));
  return minor(Number(row?.['total'] ?? 0));
}
