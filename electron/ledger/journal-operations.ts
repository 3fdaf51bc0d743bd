import type { BatchId, CompanyId } from '../../shared/ids.ts';
import type { Store } from './store.ts';

/** Notes that a report of a list left the program: what kind, and whether it shows recipients in full. */
function reportSaved(
  store: Store,
  args: {
    readonly companyId: CompanyId;
    readonly batchId: BatchId;
    readonly actor: string;
    readonly report: string;
    readonly masked: boolean;
  },
): void {
  const { companyId, batchId, actor, report, masked } = args;
  store.transaction(() =>
    store.journal.append({ actor, companyId, batchId, kind: 'reportSaved', open: { report, masked: masked ? 1 : 0 } }),
  );
  store.changed({ companyId, batchId });
}

/** Looking at the journal as a whole, and the entries that belong to no other part. */
export const journalOperations = {
  /** Checks every entry and the anchor; what History's Verify shows. */
  'journal.verify': (store: Store) => store.journal.verify(),
  'journal.head': (store: Store) => store.journal.head(),
  'journal.reportSaved': reportSaved,
} as const;
