import type { Store } from './store.ts';

/** Looking at the journal as a whole. */
export const journalOperations = {
  /** Checks every entry and the anchor; what History's Verify shows. */
  'journal.verify': (store: Store) => store.journal.verify(),
  'journal.head': (store: Store) => store.journal.head(),
} as const;
