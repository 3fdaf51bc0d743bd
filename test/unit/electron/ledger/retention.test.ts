import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyLedger } from '../../../../electron/ledger/migrate.ts';
import { keepReading, storedReading } from '../../../../electron/ledger/rows/reading.ts';
import { payoutOperations } from '../../../../electron/ledger/payouts.ts';
import { retentionOperations } from '../../../../electron/ledger/retention.ts';
import { setAskFirst } from '../../../../electron/ledger/payouts/ask-first.ts';
import type { BatchId, CompanyId, PayoutId } from '../../../../shared/ids.ts';
import { addTestCompany, addTestList, openTestLedger, START } from '../../../fixtures/ledger-list.ts';
import type { TestLedger } from '../../../fixtures/ledger-list.ts';

const NAME = 'IsaretliAdSoyad';
const IBAN = 'TR330006100519786457849999';
const FILE = 'kasim.xlsx';
let ledger: TestLedger;
let companyId: CompanyId;
let batchId: BatchId;
let wrapped: Buffer;

beforeEach(() => {
  ledger = openTestLedger();
  const { store } = ledger;
  companyId = addTestCompany(store, { settings: { retentionMonths: 12 } });
  const answered = {
    field: 'amount' as const,
    code: 'amount.large' as never,
    severity: 'warning' as const,
    asks: true,
    params: {},
    answered: `${NAME} iki kez çalıştı`,
  };
  ({ batchId } = addTestList(store, companyId, [
    { name: NAME, amount: 4_235_000, recipient: IBAN, reference: '' },
    { name: `${NAME} İki`, amount: 100, place: 'held' },
  ]));
  store.db
    .prepare('UPDATE rows SET issues = ?, place_reason = ? WHERE position = 1')
    .run(JSON.stringify([{ ...answered, code: 'description.missing' }]), `${NAME} gitti`);
  wrapped = Buffer.from(store.db.prepare('SELECT key_wrapped FROM batches').get()?.['key_wrapped'] as Uint8Array);
  store.transaction(() => {
    store.db
      .prepare('INSERT INTO edits (batch_id, label, sealed, at) VALUES (?, ?, ?, 1)')
      .run(batchId, NAME, store.seal.seal(batchId, 'edits', '1', NAME));
    store.db
      .prepare('INSERT INTO search_parts (batch_id, part, sealed) VALUES (?, 0, ?)')
      .run(batchId, store.seal.seal(batchId, 'search_parts', '0', NAME));
    store.db
      .prepare('INSERT INTO row_blocks (batch_id, first, row_count, sealed) VALUES (?, 0, 1, ?)')
      .run(batchId, store.seal.seal(batchId, 'row_blocks', '0', [NAME]));
    store.db
      .prepare('INSERT INTO workbook_parts (batch_id, part, sealed) VALUES (?, 0, ?)')
      .run(batchId, store.seal.sealBytes(batchId, 'workbooks', batchId, Buffer.from(NAME)));
    const mapping = { columns: [], fixed: [{ field: 'name' as const, text: NAME }] };
    const choice = { sheet: NAME, headerRow: 1, headerRows: 1, mapping, csv: null };
    keepReading(store, batchId, { choice, names: [{ index: 0, name: NAME }] });
    store.journal.append({
      actor: 'Selin',
      companyId,
      batchId,
      kind: 'imported',
      open: { rows: 2 },
      secret: { fileName: NAME },
    });
  });
});
afterEach(() => ledger.remove());

const forget = (ids: readonly BatchId[] = [batchId]): { readonly rows: number } =>
  retentionOperations['retention.forget'](ledger.store, { companyId, batchIds: ids, actor: 'Selin' });
const problem = (code: string): unknown => expect.objectContaining({ problem: expect.objectContaining({ code }) });

function settle(payoutId: PayoutId): void {
  const append = (event: Parameters<(typeof payoutOperations)['payouts.append']>[1]['event']): unknown =>
    payoutOperations['payouts.append'](ledger.store, { payoutId, actor: 'Selin', event });
  append({ kind: 'initialiseSent' });
  append({ kind: 'initialiseRefused', problem: { code: 'iyzico.rejected', params: {} }, back: false });
}

/** Every file below the ledger's folder, as raw bytes; read by a copy made after closing, so that no lock is lost. */
function allBytes(): Buffer {
  const files = readdirSync(ledger.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map((entry) => readFileSync(join(entry.parentPath, entry.name))));
}

describe('forgetting a list', () => {
  it('leaves no byte of its key, sealed fields, tokens or file name, neither in the file, nor the log, nor our backups', () => {
    const { store, folder } = ledger;
    const [payoutId = '' as PayoutId] = payoutOperations['payouts.prepare'](store, { batchId, actor: 'Selin' });
    settle(payoutId);
    mkdirSync(join(folder, 'backups'));
    copyLedger(store.db, join(folder, 'backups', 'before-version-1.db'));
    const marks: [string, Buffer][] = [
      ['key', wrapped],
      ['recipient token', Buffer.from(store.seal.token(companyId, 'recipient', `IBAN\u0000${IBAN}`))],
      ['name token', Buffer.from(store.seal.token(companyId, 'name', NAME))],
      ['file', Buffer.from(FILE)],
      ['name', Buffer.from(NAME)],
    ];
    const tokens = store.db.prepare('SELECT recipient_token FROM attempts').all();
    marks.push(...tokens.map((row): [string, Buffer] => ['token', Buffer.from(row['recipient_token'] as Uint8Array)]));
    for (const table of ['rows', 'row_blocks', 'edits', 'search_parts', 'workbook_parts', 'readings'])
      for (const row of store.db.prepare(`SELECT sealed FROM ${table}`).all())
        marks.push([table, Buffer.from(row['sealed'] as Uint8Array)]);

    expect(storedReading(store, { batchId })?.choice.sheet).toBe(NAME);
    expect(forget()).toEqual({ rows: 2 });
    expect(storedReading(store, { batchId })).toBeNull();
    expect(existsSync(join(folder, 'backups'))).toBe(false);
    expect(readdirSync(folder).toSorted()).toEqual(['ledger.db', 'ledger.db-wal']);
    store.close();
    const bytes = allBytes();
    for (const [what, mark] of marks) expect(bytes.includes(mark), what).toBe(false);
    ledger = ledger.reopen();
  });

  it('finds those bytes before, so that the search is one', () => {
    ledger.store.close();
    const bytes = allBytes();
    expect(bytes.includes(wrapped)).toBe(true);
    expect(bytes.includes(Buffer.from(FILE))).toBe(true);
    ledger = ledger.reopen();
  });

  it('keeps counts, amounts and a chain that verifies, and is journaled itself', () => {
    forget();
    const { store } = ledger;
    expect(
      store.db
        .prepare('SELECT amount, currency, sealed FROM rows ORDER BY position')
        .all()
        .map((row) => ({ ...row })),
    ).toEqual([
      { amount: 4_235_000, currency: 'TRY', sealed: null },
      { amount: 100, currency: 'TRY', sealed: null },
    ]);
    expect(store.journal.verify().faults).toEqual([]);
    const entry = store.journal.ofBatch(batchId).at(-1);
    expect(entry).toMatchObject({ kind: 'forgotten', actor: 'Selin', open: { rows: 2 } });
    expect(store.journal.ofBatch(batchId)[0]?.secret()).toBeUndefined();
    expect(ledger.reopen().store.verification.faults).toEqual([]);
  });

  it('takes the recipients known only from it along, and no others', () => {
    const { store } = ledger;
    const other = addTestList(store, companyId, [
      { name: 'Ortak', amount: 5, recipient: 'TR330006100519786457841001' },
      { name: 'Yalnız', amount: 5, recipient: 'TR330006100519786457841002' },
    ]);
    const shared = addTestList(store, companyId, [
      { name: 'Ortak', amount: 7, recipient: 'TR330006100519786457841001' },
    ]);
    for (const list of [other, shared])
      for (const payoutId of payoutOperations['payouts.prepare'](store, { batchId: list.batchId, actor: '' }))
        settle(payoutId);
    const insert = store.db.prepare(
      "INSERT INTO recipients (id, company_id, name_token, recipient_token, sealed, first_seen_at) SELECT ?, company_id, x'00', recipient_token, x'00', 1 FROM attempts WHERE row_id = ?",
    );
    insert.run('ortak', other.rowIds[0] ?? '');
    insert.run('yalniz', other.rowIds[1] ?? '');
    forget([other.batchId]);
    expect(
      store.db
        .prepare('SELECT id FROM recipients')
        .all()
        .map((row) => row['id']),
    ).toEqual(['ortak']);
  });

  it('may be asked for twice', () => {
    forget();
    expect(forget()).toEqual({ rows: 0 });
  });
});

describe('is refused', () => {
  it('while a payout is not final, and deletes nothing', () => {
    const { store } = ledger;
    const [payoutId = '' as PayoutId] = payoutOperations['payouts.prepare'](store, { batchId, actor: 'Selin' });
    payoutOperations['payouts.append'](store, { payoutId, actor: 'Selin', event: { kind: 'initialiseSent' } });
    expect(() => forget()).toThrow(problem('payout.wrongPhase'));
    expect(store.db.prepare('SELECT count(*) AS n FROM rows WHERE sealed IS NULL').get()?.['n']).toBe(0);
  });
  it('while a restored backup has not asked about it', () => {
    const { store } = ledger;
    const payoutIds = payoutOperations['payouts.prepare'](store, { batchId, actor: 'Selin' });
    store.transaction(() => setAskFirst(store, payoutIds));
    expect(() => forget()).toThrow(problem('payout.restoredBackup'));
  });
  it('for a list of another company', () => {
    const other = addTestCompany(ledger.store);
    const { batchId: theirs } = addTestList(ledger.store, other, []);
    expect(() => forget([batchId, theirs])).toThrow(problem('notFound'));
  });
});

it('names the lists that are due, when they are', () => {
  const due = () => retentionOperations['retention.due'](ledger.store);
  expect(due()).toEqual([]);
  ledger.clock.now = START + 366 * 24 * 3_600_000;
  expect(due()).toEqual([{ companyId, batchId }]);
  forget();
  expect(due()).toEqual([]);
});

it('sweeps at the next start what a crash left unswept', () => {
  const { store } = ledger;
  store.transaction(() => {
    store.db.exec("INSERT INTO meta (key, value) VALUES ('sweepDue', '1')");
    store.db.exec('UPDATE batches SET key_wrapped = NULL');
  });
  ledger = ledger.reopen();
  expect(ledger.store.db.prepare("SELECT count(*) AS n FROM meta WHERE key = 'sweepDue'").get()?.['n']).toBe(0);
  ledger.store.close();
  expect(allBytes().includes(wrapped)).toBe(false);
  ledger = ledger.reopen();
});
