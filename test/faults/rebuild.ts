import { isDeepStrictEqual } from 'node:util';
import { rebuildPayout, loadPayout } from '../../electron/ledger/payouts/append.ts';
import type { OpenedStore } from '../../electron/ledger/open.ts';
import type { PayoutId } from '../../shared/ids.ts';
import { Broken } from './broken.ts';
import { cacheAgrees } from './invariants.ts';

/** Rebuilds every payout of a ledger from its journal alone and compares it with what is cached. Answers how many. */
export function assertRebuilds(store: OpenedStore): number {
  const { faults } = store.journal.verify();
  if (faults.length > 0) throw new Broken(`the journal does not verify: ${JSON.stringify(faults)}`);
  const ids = store.db
    .prepare("SELECT DISTINCT payout_id AS id FROM journal WHERE payout_id <> ''")
    .all()
    .map((row) => row['id'] as PayoutId);
  const cached = Number(store.db.prepare('SELECT COUNT(*) AS n FROM payouts').get()?.['n']);
  if (cached !== ids.length) throw new Broken(`${cached} payouts, ${ids.length} in the journal`);
  for (const id of ids) {
    const { state } = loadPayout(store, id);
    const rebuilt = rebuildPayout(store, id);
    if (!isDeepStrictEqual(rebuilt, state)) throw new Broken(`not the fold: ${JSON.stringify({ rebuilt, state })}`);
    cacheAgrees(store, id, state);
  }
  return ids.length;
}
