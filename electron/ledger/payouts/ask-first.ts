import { z } from 'zod';
import { payoutIdSchema } from '../../../shared/ids.ts';
import type { PayoutId } from '../../../shared/ids.ts';
import type { Store } from '../store.ts';

const KEY = 'askFirst';
const listSchema = z.array(payoutIdSchema);

/** The payouts of a restored backup that nobody has asked about yet; while there are any, nothing is sent. */
export function askedFirst(store: Store): PayoutId[] {
  const row = store.db.prepare('SELECT value FROM meta WHERE key = ?').get(KEY);
  return row === undefined ? [] : listSchema.parse(JSON.parse(String(row['value'])));
}

/** Sets the list after a restore (inside the caller's transaction). */
export function setAskFirst(store: Store, payoutIds: readonly PayoutId[]): void {
  store.db
    .prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
    .run(KEY, JSON.stringify(payoutIds));
}

/** Takes one payout off the list once it was asked about (inside the caller's transaction). */
export function clearAskFirst(store: Store, payoutId: PayoutId): void {
  const waiting = askedFirst(store);
  if (waiting.includes(payoutId))
    setAskFirst(
      store,
      waiting.filter((each) => each !== payoutId),
    );
}
