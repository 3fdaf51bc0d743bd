import { z } from 'zod';
import { batchSourceSchema } from '../../shared/batches.ts';
import type { BatchId, CompanyId } from '../../shared/ids.ts';
import { fail } from '../../shared/problems.ts';
import { issueSchema } from '../../shared/rows.ts';
import { getCompany } from './companies.ts';
import { askedFirst } from './payouts/ask-first.ts';
import { ProblemError } from './problem-error.ts';
import { forgetAddressBook } from './rows/address-book.ts';
import { closeList } from './rows/open-list.ts';
import { dropSearchParts } from './rows/search-index.ts';
import type { Store } from './store.ts';
import { sweep, sweepLater } from './sweep.ts';

interface Forgetting {
  readonly companyId: CompanyId;
  readonly batchIds: readonly BatchId[];
  readonly actor: string;
}

/** What stands where a person's reason was. */
const REASON_FORGOTTEN = '·';
const ROWS_AT_ONCE = 2_000;
const MONTH_MS = 30.44 * 24 * 60 * 60_000;

/**
 * Deletes the personal fields of lists for good: the list's key, sealed rows, steps, search index, stored workbook and how it was
 * read, recipient tokens, recipients known only from these lists, and the program's own backups, which hold the wrapped key. Counts,
 * amounts, ids and the journal's chain stay, and the deletion is journaled. Lists already forgotten are passed over.
 * Problems: `notFound`; `payout.wrongPhase` while iyzico may still act on a payout of theirs; `payout.restoredBackup`
 * while a restored backup's payouts of theirs have not been asked about; `diskFull` when only the sweeping of the file
 * is left, which the next start makes up for.
 */
function forget(store: Store, args: Forgetting): { readonly rows: number } {
  getCompany(store, args);
  const batchIds = args.batchIds.filter((batchId) => mayForget(store, args.companyId, batchId));
  let rows = 0;
  store.transaction(() => {
    // First of all, while the attempts still say which recipients these lists paid.
    forgetRecipients(store, args.companyId, batchIds);
    const counts = batchIds.map((batchId) => rowCount(store, batchId));
    const total = counts.reduce((sum, count) => sum + count, 0);
    for (const batchId of batchIds)
      rows += forgetBatch(store, args, batchId, (done) => store.advance('forget', rows + done, total));
    store.db.prepare('DELETE FROM meta WHERE key = ?').run(`recent:${args.companyId}`);
    sweepLater(store.db);
  });
  for (const batchId of batchIds) {
    store.seal.dropBatchKey(batchId);
    closeList(store, batchId);
    dropSearchParts(store, batchId);
    store.changed({ companyId: args.companyId, batchId, recipients: true, rows: 'all' });
  }
  forgetAddressBook(store, args.companyId);
  sweep(store.db, store.folder, store);
  return { rows };
}

function mayForget(store: Store, companyId: CompanyId, batchId: BatchId): boolean {
  const batch = store.db
    .prepare('SELECT forgotten_at FROM batches WHERE id = ? AND company_id = ?')
    .get(batchId, companyId);
  if (batch === undefined) throw new ProblemError(fail('notFound').problem);
  // One that was prepared and never sent is no reason to keep anybody's name; unless a restored backup knows no better.
  const open = store.db
    .prepare("SELECT id, phase FROM payouts WHERE batch_id = ? AND phase NOT IN ('refused', 'cancelled', 'settled')")
    .all(batchId);
  const unasked = new Set<unknown>(askedFirst(store));
  if (open.some((payout) => unasked.has(payout['id']))) throw new ProblemError(fail('payout.restoredBackup').problem);
  const phase = open.map((payout) => String(payout['phase'])).find((each) => each !== 'prepared');
  if (phase !== undefined) throw new ProblemError(fail('payout.wrongPhase', { phase }).problem);
  return batch['forgotten_at'] === null;
}

function rowCount(store: Store, batchId: BatchId): number {
  return Number(store.db.prepare('SELECT count(*) AS rows FROM rows WHERE batch_id = ?').get(batchId)?.['rows'] ?? 0);
}

function forgetBatch(
  store: Store,
  { companyId, actor }: Forgetting,
  batchId: BatchId,
  onRows: (done: number) => void,
): number {
  const { db } = store;
  const at = store.now();
  stripReasons(store, batchId);
  const rows = forgetRows(store, batchId, onRows);
  for (const table of ['row_blocks', 'edits', 'search_parts', 'workbook_parts', 'readings'])
    db.prepare(`DELETE FROM ${table} WHERE batch_id = ?`).run(batchId);
  // Random bytes, so that no two are alike and none can be guessed back from an IBAN.
  db.prepare("UPDATE attempts SET recipient_token = randomblob(16), error_message = '' WHERE batch_id = ?").run(
    batchId,
  );
  db.prepare(
    `UPDATE batches SET key_wrapped = NULL, extra_columns = '[]', source = ?, forgotten_at = ?, changed_at = ? WHERE id = ?`,
  ).run(sourceWithoutFile(store, batchId), at, at, batchId);
  store.journal.append({ actor, companyId, batchId, kind: 'forgotten', open: { rows } });
  return rows;
}

/** The sealed parts of a list's rows, some thousand at a time so that somebody can be told. */
function forgetRows(store: Store, batchId: BatchId, onRows: (done: number) => void): number {
  const update = store.db.prepare(
    "UPDATE rows SET sealed = NULL, place_reason = '' WHERE batch_id = ? AND position >= ? AND position < ?",
  );
  const last = store.db.prepare('SELECT max(position) AS at FROM rows WHERE batch_id = ?').get(batchId)?.['at'] ?? -1;
  let rows = 0;
  for (let from = 0; from <= Number(last); from += ROWS_AT_ONCE) {
    rows += Number(update.run(batchId, from, from + ROWS_AT_ONCE).changes);
    onRows(rows);
  }
  return rows;
}

/** A file's name may be a person's; that there was a file is no secret. */
function sourceWithoutFile(store: Store, batchId: BatchId): string {
  const stored = store.db.prepare('SELECT source FROM batches WHERE id = ?').get(batchId)?.['source'];
  const source = batchSourceSchema.parse(JSON.parse(String(stored)));
  return JSON.stringify(source.kind === 'workbook' ? { ...source, fileName: '', sheet: '' } : source);
}

/** The reasons people typed when they answered questions; that a question was answered stays, as the counts need it. */
function stripReasons(store: Store, batchId: BatchId): void {
  const update = store.db.prepare('UPDATE rows SET issues = ? WHERE row_id = ?');
  const rows = store.db
    .prepare(`SELECT row_id, issues FROM rows WHERE batch_id = ? AND issues LIKE '%"answered":"%'`)
    .all(batchId);
  for (const row of rows) {
    const issues = z.array(issueSchema).parse(JSON.parse(String(row['issues'])));
    const stripped = issues.map((issue) => ({
      ...issue,
      answered: issue.answered === null ? null : REASON_FORGOTTEN,
    }));
    update.run(JSON.stringify(stripped), String(row['row_id']));
  }
}

/** Address book entries that only these lists ever paid. */
function forgetRecipients(store: Store, companyId: CompanyId, batchIds: readonly BatchId[]): void {
  store.db
    .prepare(
      `DELETE FROM recipients WHERE company_id = ?1 AND recipient_token IN (
         SELECT recipient_token FROM attempts WHERE company_id = ?1 AND batch_id IN (SELECT value FROM json_each(?2))
         EXCEPT
         SELECT recipient_token FROM attempts WHERE company_id = ?1 AND batch_id NOT IN (SELECT value FROM json_each(?2)))`,
    )
    .run(companyId, JSON.stringify(batchIds));
}

/** Lists whose personal fields have been kept as long as their company says, with nothing open at iyzico. */
function due(store: Store): { readonly companyId: CompanyId; readonly batchId: BatchId }[] {
  const rows = store.db
    .prepare(
      `SELECT b.id, b.company_id FROM batches b JOIN companies c ON c.id = b.company_id
       WHERE b.forgotten_at IS NULL AND json_valid(c.settings) AND json_extract(c.settings, '$.retentionMonths') IS NOT NULL
       AND b.changed_at < ? - json_extract(c.settings, '$.retentionMonths') * ?
       AND NOT EXISTS (SELECT 1 FROM payouts p WHERE p.batch_id = b.id AND p.phase NOT IN ('refused', 'cancelled', 'settled'))`,
    )
    .all(store.now(), MONTH_MS);
  return rows.map((row) => ({ companyId: row['company_id'] as CompanyId, batchId: row['id'] as BatchId }));
}

/** Keeping and deleting personal fields. */
export const retentionOperations = {
  'retention.forget': forget,
  'retention.due': (store: Store) => due(store),
} as const;
