import type { BatchId, CompanyId } from '../../shared/ids.ts';
import { CLOCK_TRUSTED } from './clock-watch.ts';
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

/** Writes down that a person vouched for the clock, and by how much the journal is ahead of it. Nothing happens when it is right. */
function trustClock(store: Store, { actor }: { readonly actor: string }): void {
  const problem = store.mayNotSend();
  if (problem?.code !== 'clock.inPast') return;
  store.transaction(() =>
    store.journal.append({ actor, kind: CLOCK_TRUSTED, open: { newest: Number(problem.params['newest']) } }),
  );
  store.trustClock();
}

/** Looking at the journal as a whole, and the entries that belong to no other part. */
export const journalOperations = {
  /** Checks every entry and the anchor; what History's Verify shows. */
  'journal.verify': (store: Store) => store.verify(store.advance),
  /** What is known of the chain, and why nothing may be sent, if so. */
  'journal.standing': (store: Store) => ({ verification: store.verified(), problem: store.mayNotSend() }),
  'journal.trustClock': trustClock,
  'journal.head': (store: Store) => store.journal.head(),
  'journal.reportSaved': reportSaved,
} as const;
