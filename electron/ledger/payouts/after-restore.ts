import { z } from 'zod';
import { fail } from '../../../shared/problems.ts';
import type { Problem } from '../../../shared/problems.ts';
import { getMeta } from '../meta.ts';
import type { Store } from '../store.ts';
import { askedFirst } from './ask-first.ts';

const KEY = 'restoredGap';

/**
 * What a restored backup cannot know: everything sent after it was made. `entries` counts the journal entries that the
 * keychain's anchor knew and the backup does not; null when there was no anchor to compare with (another computer).
 */
export const restoredGapSchema = z.strictObject({ createdAt: z.number(), entries: z.number().int().nullable() });
export type RestoredGap = z.infer<typeof restoredGapSchema>;

/** The gap that nobody has looked into yet; null when there is none. */
export function restoredGap(store: Pick<Store, 'db'>): RestoredGap | null {
  const stored = getMeta(store.db, KEY);
  return stored === undefined ? null : restoredGapSchema.parse(JSON.parse(stored));
}

/** Notes the gap after a restore, or that there is none (inside the caller's transaction). */
export function setRestoredGap(store: Pick<Store, 'db'>, gap: RestoredGap | null): void {
  store.db.prepare('DELETE FROM meta WHERE key = ?').run(KEY);
  if (gap !== null) store.db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)').run(KEY, JSON.stringify(gap));
}

/**
 * A person has looked into iyzico's panel for what was sent since the backup, and says what they found. No program can
 * do that for them: iyzico has no list of payouts to ask for.
 */
export function lookedIntoGap(
  store: Store,
  { actor, who, words }: { readonly actor: string; readonly who: string; readonly words: string },
): void {
  const gap = restoredGap(store);
  if (gap === null) return;
  store.transaction(() => {
    setRestoredGap(store, null);
    store.journal.append({ actor, kind: 'gapLookedInto', open: gap, secret: { who, words } });
  });
}

/**
 * Why a restored backup keeps everything from being sent (design, invariant 9): payouts in it that iyzico has not been
 * asked about, or a gap after it that no person has looked into. Null when it does not.
 */
export function restoreStops(store: Store): Problem | null {
  return askedFirst(store).length > 0 || restoredGap(store) !== null ? fail('payout.restoredBackup').problem : null;
}
