import { describe, expect, test } from 'vitest';
import { rowsEdit, rowsPlace } from '../../../../../electron/ledger/rows/edit.ts';
import { rowsFix } from '../../../../../electron/ledger/rows/fix.ts';
import { historySearch } from '../../../../../electron/ledger/rows/history-search.ts';
import { learnFromAttempts } from '../../../../../electron/ledger/rows/learn.ts';
import { recipientsChange, recipientsList, recipientsMerge } from '../../../../../electron/ledger/rows/recipients.ts';
import { recipientLines, takeLines } from '../../../../../electron/ledger/rows/recipient-files.ts';
import { searchParts } from '../../../../../electron/ledger/rows/search-index.ts';
import { retentionOperations } from '../../../../../electron/ledger/retention.ts';
import { rowsReveal } from '../../../../../electron/ledger/rows/reveal.ts';
import { journalOperations } from '../../../../../electron/ledger/journal-operations.ts';
import { appendPayoutEvent } from '../../../../../electron/ledger/payouts/append.ts';
import { preparePayouts } from '../../../../../electron/ledger/payouts/prepare.ts';
import type { PayoutEvent } from '../../../../../electron/payouts/events.ts';
import { historyTimeline } from '../../../../../electron/ledger/rows/timeline.ts';
import { recipientSchema, searchHitSchema, timelineEntrySchema } from '../../../../../shared/records.ts';
import { EVERYTHING, ibanOf, importRows, newCompany, newLedger, rowsOf, sheetRow } from './ledger-of-rows.ts';
import { initialise, settle, tell } from './sent-list.ts';

const actor = 'Ayşe';
const DAY = 86_400_000;

async function paidLedger() {
  const ledger = newLedger();
  const { store } = ledger;
  const companyId = newCompany(store);
  const rows = ['Ayşe Işık', 'Mehmet Öz', 'Ali Can'].map((name, index) =>
    sheetRow({ recipient: ibanOf(index), name, amount: `${index + 1}000,00`, reference: `SCL-${index + 1}` }),
  );
  const batchId = await importRows(store, companyId, rows, { name: 'Ekim' });
  const ids = rowsOf(store, batchId).map((row) => row.rowId);
  const payoutIds = initialise(store, batchId);
  settle(store, payoutIds, (rowId) => (rowId === ids[2] ? 'FAILED' : 'SUCCESS'));
  const learn = () => store.transaction(() => payoutIds.forEach((payoutId) => learnFromAttempts(store, payoutId)));
  learn();
  return { ...ledger, companyId, batchId, ids, learn };
}

describe('the address book', () => {
  const page = { search: '', sort: 'lastPaid', descending: true, offset: 0, limit: 50 } as const;

  test('grows from what was sent; learning again changes nothing', async () => {
    const { store, companyId, learn } = await paidLedger();
    const before = recipientsList(store, { companyId, ...page });
    expect(before.total).toBe(3);
    const ayse = recipientSchema.parse(before.recipients.find((each) => each.name === 'Ayşe Işık'));
    expect(ayse).toMatchObject({ paidCount: 1, lastAmount: 1_000_00, currency: 'TRY', bank: 'Ziraat', trusted: false });
    expect(before.recipients.find((each) => each.name === 'Ali Can')).toMatchObject({ paidCount: 0, lastPaidAt: null });
    learn();
    expect(recipientsList(store, { companyId, ...page })).toEqual(before);
  });

  test('learns by itself: everybody sent to when a payout is authorised, then who was paid and who no longer is', async () => {
    const { store, clock } = newLedger();
    const companyId = newCompany(store);
    const batchId = await importRows(store, companyId, [
      sheetRow({ recipient: ibanOf(1), name: 'Ayşe Işık', amount: '1000,00' }),
      sheetRow({ recipient: ibanOf(2), name: 'Ali Can', amount: '2000,00' }),
    ]);
    const [, ali] = rowsOf(store, batchId).map((row) => row.rowId);
    const [payoutId, ...more] = initialise(store, batchId, ali === undefined ? [] : [ali]);
    if (payoutId === undefined || more.length > 0) throw new Error('one payout');
    const book = () => recipientsList(store, { companyId, ...page }).recipients;
    expect(book()).toEqual([]);
    settle(store, [payoutId], () => 'QUEUED');
    expect(book()).toMatchObject([{ name: 'Ayşe Işık', paidCount: 0, lastPaidAt: null }]);
    clock.at += DAY;
    tell(store, payoutId, () => 'PROCESSING');
    expect(book()).toMatchObject([{ paidCount: 0, lastPaidAt: null }]);
    tell(store, payoutId, () => 'SUCCESS');
    expect(book()).toMatchObject([{ paidCount: 1, lastPaidAt: clock.at, lastAmount: 1_000_00, currency: 'TRY' }]);
    tell(store, payoutId, () => 'DEPOSIT_SUCCESS');
    expect(book()).toMatchObject([{ paidCount: 0, lastPaidAt: null, lastAmount: null }]);
  });

  test('knows people again: neither new nor far from last time; a changed IBAN is said with its ends', async () => {
    const { store, clock, companyId } = await paidLedger();
    clock.at += 60 * DAY;
    const batchId = await importRows(store, companyId, [
      sheetRow({ recipient: ibanOf(0), name: 'AYŞE IŞIK', amount: '1000,00' }),
      sheetRow({ recipient: ibanOf(77), name: 'Mehmet Öz', amount: '2000,00' }),
      sheetRow({ recipient: ibanOf(0), name: 'Ayşe Işık', amount: '9000,00' }),
    ]);
    const codes = rowsOf(store, batchId).map((row) => row.issues.map((issue) => issue.code));
    expect(codes).toEqual([[], ['iban.changed'], ['amount.farFromLast']]);
    const changed = rowsOf(store, batchId)[1];
    expect(changed?.issues[0]?.params).toMatchObject({
      before: expect.stringMatching(/•••• \d{4}$/),
      after: expect.any(String),
    });
    if (changed === undefined) return;
    const revealed = rowsReveal(store, { batchId, rowId: changed.rowId });
    expect(revealed.known).toMatchObject({ lastAmount: 2_000_00 });
    expect(revealed.known?.iban.replaceAll(' ', '')).toBe(ibanOf(1));
  });

  test('asks about the same payment within the company’s days, with the payment as evidence, and not after', async () => {
    const { store, clock, companyId, batchId } = await paidLedger();
    const again = async () => {
      const made = await importRows(store, companyId, [
        sheetRow({ recipient: ibanOf(0), name: 'Ayşe Işık', amount: '1000,00' }),
        sheetRow({ recipient: ibanOf(2), name: 'Ali Can', amount: '3000,00' }),
      ]);
      return { batchId: made, rows: rowsOf(store, made) };
    };
    clock.at += 10 * DAY;
    const soon = await again();
    expect(soon.rows.map((row) => row.issues.map((issue) => issue.code))).toEqual([['duplicate.earlier'], []]);
    const [row] = soon.rows;
    if (row === undefined) return;
    const { evidence } = rowsReveal(store, { batchId: soon.batchId, rowId: row.rowId });
    expect(evidence).toMatchObject([{ where: 'Ekim', batchId, name: 'Ayşe Işık', amount: 1_000_00, outcome: 'paid' }]);
    clock.at += 40 * DAY;
    expect((await again()).rows[0]?.issues).toEqual([]);
  });

  test('a short explanation is said where the day’s total to one recipient passes the limit, over lists, till Istanbul’s midnight', async () => {
    const { store, clock } = newLedger();
    const companyId = newCompany(store);
    // 20 November 2026, 23.30 in Istanbul; in UTC it is 20.30.
    clock.at = Date.parse('2026-11-20T20:30:00Z');
    const list = async (recipient: string, amount: string, description: string) => {
      const batchId = await importRows(store, companyId, [
        sheetRow({ recipient, name: 'Ayşe Işık', amount, description }),
      ]);
      const short = rowsOf(store, batchId)[0]?.issues.find((each) => each.code === 'description.shortForLarge');
      return { batchId, short: short === undefined ? null : (short.params['sent'] ?? 'alone') };
    };
    const first = await list(ibanOf(0), '250000,00', 'prim');
    expect(first.short).toBeNull();
    const payoutIds = initialise(store, first.batchId);
    // Initialised moves no money; authorised may have.
    expect((await list(ibanOf(0), '200000,00', 'prim')).short).toBeNull();
    settle(store, payoutIds, () => 'SUCCESS');
    expect((await list(ibanOf(0), '200000,00', 'prim')).short).toBe(250_000_00);
    expect((await list(ibanOf(0), '150000,00', 'prim')).short).toBeNull();
    expect((await list(ibanOf(0), '200000,00', 'Kasım 2026 satış primi')).short).toBeNull();
    expect((await list(ibanOf(1), '200000,00', 'prim')).short).toBeNull();
    expect((await list(ibanOf(1), '400000,01', 'prim')).short).toBe('alone');
    clock.at += 30 * 60_000;
    expect((await list(ibanOf(0), '200000,00', 'prim')).short).toBeNull();
  });

  test('a payment that failed today is no part of the day’s total', async () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const rows = () => [sheetRow({ recipient: ibanOf(0), name: 'A', amount: '250000,00', description: 'prim' })];
    const payoutIds = initialise(store, await importRows(store, companyId, rows()));
    settle(store, payoutIds, () => 'FAILED');
    const codes = rowsOf(store, await importRows(store, companyId, rows()))[0]?.issues.map((each) => each.code);
    expect(codes).not.toContain('description.shortForLarge');
  });

  test('offers the known IBAN for a destroyed one, as one step', async () => {
    const { store, companyId } = await paidLedger();
    const batchId = await importRows(store, companyId, [
      sheetRow(
        { recipient: '1,2E+25', name: 'ayşe ışık', amount: '5,00' },
        { facts: [{ field: 'recipient', fact: 'digitsLost' }] },
      ),
    ]);
    expect(rowsOf(store, batchId)[0]?.issues.map((issue) => issue.code)).toEqual(['recipient.digitsLost']);
    const fix = { kind: 'useKnownIban' } as const;
    expect(rowsFix(store, { batchId, actor, rowIds: null, query: EVERYTHING, fix })).toEqual({ changed: 1 });
    expect(rowsOf(store, batchId)[0]).toMatchObject({ recipientType: 'IBAN', edited: ['recipient'] });
    expect(rowsOf(store, batchId)[0]?.issues.map((issue) => issue.code)).toEqual(['amount.farFromLast']);
  });

  test('marks, notes, merges, exports and imports', async () => {
    const { store, companyId } = await paidLedger();
    const list = (search = '') => recipientsList(store, { companyId, ...page, search }).recipients;
    const idOf = (name: string) => list().find((each) => each.name === name)?.recipientId ?? '';
    recipientsChange(store, { recipientId: idOf('Ali Can'), trusted: true, notes: 'kapıcı' });
    expect(list('kapici')).toMatchObject([{ name: 'Ali Can', trusted: true, notes: 'kapıcı' }]);
    expect(list(ibanOf(1).slice(-4)).map((each) => each.name)).toContain('Mehmet Öz');
    const lines = [...recipientLines(store, companyId)].flat();
    expect(lines).toHaveLength(3);
    const other = newCompany(store);
    expect(takeLines(store, other, lines)).toEqual({ added: 3, changed: 0 });
    expect(takeLines(store, other, lines)).toEqual({ added: 0, changed: 3 });
    const merged = recipientsMerge(store, { keep: idOf('Ayşe Işık'), merge: idOf('Mehmet Öz') });
    expect(merged).toMatchObject({ name: 'Ayşe Işık', earlier: [{ bank: 'Ziraat' }] });
    expect(list().map((each) => each.name)).not.toContain('Mehmet Öz');
    const batchId = await importRows(store, companyId, [sheetRow({ recipient: ibanOf(55), name: 'MEHMET ÖZ' })]);
    expect(rowsOf(store, batchId)[0]?.issues.map((issue) => issue.code)).toEqual(['iban.changed']);
  });
});

describe('history.search', () => {
  const query = { companyId: null, text: '', from: null, to: null, outcome: null, offset: 0, limit: 50 };

  test.each([
    ['ayse', ['Ayşe Işık']],
    ['IŞIK ayş', ['Ayşe Işık']],
    ['şe', []],
    ['2.000,00', ['Mehmet Öz']],
    ['SCL-3', ['Ali Can']],
    [ibanOf(2).slice(-6), ['Ali Can']],
    [`${ibanOf(1).slice(0, 4)} ${ibanOf(1).slice(4)}`, ['Mehmet Öz']],
    ['REF-SCL-2', ['Mehmet Öz']],
    ['', ['Ayşe Işık', 'Mehmet Öz', 'Ali Can']],
    ['; | %', ['Ayşe Işık', 'Mehmet Öz', 'Ali Can']],
  ])('%j finds %j', async (text, names) => {
    const { store } = await paidLedger();
    const found = historySearch(store, { ...query, text });
    found.hits.forEach((hit) => searchHitSchema.parse(hit));
    expect(found.hits.map((hit) => hit.name)).toEqual(names);
    expect(found.total).toBe(names.length);
  });

  test('keeps to a company, to dates and to an outcome, and pages', async () => {
    const { store, clock, companyId } = await paidLedger();
    const names = (more: Partial<typeof query> | object) =>
      historySearch(store, { ...query, ...more }).hits.map((hit) => hit.name);
    expect(names({ companyId: newCompany(store) })).toEqual([]);
    expect(names({ companyId, outcome: 'failed' })).toEqual(['Ali Can']);
    expect(names({ from: clock.at + 1 })).toEqual([]);
    expect(names({ to: clock.at })).toHaveLength(3);
    expect(names({ offset: 1, limit: 1 })).toEqual(['Mehmet Öz']);
  });

  test('finds what was edited under its new name and no longer under the old', async () => {
    const { store } = newLedger();
    const batchId = await importRows(store, newCompany(store), [sheetRow({ recipient: ibanOf(1), name: 'Eski' })]);
    const rowId = rowsOf(store, batchId)[0]?.rowId;
    if (rowId === undefined) return;
    expect(historySearch(store, { ...query, text: 'eski' }).total).toBe(1);
    rowsEdit(store, { batchId, actor, edits: [{ rowId, field: 'name', text: 'Yepyeni' }] });
    expect(historySearch(store, { ...query, text: 'eski' }).total).toBe(0);
    expect(historySearch(store, { ...query, text: 'yepyeni' }).total).toBe(1);
  });

  test('keeps nothing opened of a list whose personal details were deleted', async () => {
    const { store, companyId, batchId } = await paidLedger();
    expect(historySearch(store, { ...query, text: 'ayse' }).total).toBe(1);
    expect(searchParts(store, batchId)).toHaveLength(1);
    retentionOperations['retention.forget'](store, { companyId, batchIds: [batchId], actor });
    expect(searchParts(store, batchId)).toEqual([]);
    expect(historySearch(store, { ...query, text: 'ayse' }).total).toBe(0);
  });

  test('finds a row by what became of it as soon as that changed', async () => {
    const { store } = newLedger();
    const batchId = await importRows(store, newCompany(store), [sheetRow({ recipient: ibanOf(1), name: 'Ali Can' })]);
    const total = (outcome: 'paid' | 'failed') => historySearch(store, { ...query, outcome }).total;
    expect([total('paid'), total('failed')]).toEqual([0, 0]);
    settle(store, initialise(store, batchId), () => 'SUCCESS');
    expect([total('paid'), total('failed')]).toEqual([1, 0]);
  });

  test('a row that was sent again is found by what its latest attempt came to, and by no earlier one', async () => {
    const { store } = newLedger();
    const rows = [1, 2].map((at) => sheetRow({ recipient: ibanOf(at), name: `Ali Can ${at}` }));
    const batchId = await importRows(store, newCompany(store), rows);
    const found = (outcome: 'cancelled' | 'paid' | 'returned') =>
      historySearch(store, { ...query, outcome }).hits.map((hit) => [hit.name, hit.outcome]);
    const [first] = preparePayouts(store, { batchId, actor });
    if (first === undefined) throw new Error('one payout');
    const problem = { code: 'iyzico.rejected', params: {} } as const;
    for (const event of [
      { kind: 'initialiseSent' },
      { kind: 'initialiseRefused', problem, back: false },
    ] as const satisfies PayoutEvent[])
      appendPayoutEvent(store, { payoutId: first, actor, event });
    expect(found('cancelled')).toHaveLength(2);
    const [one] = rowsOf(store, batchId).map((row) => row.rowId);
    settle(store, initialise(store, batchId), (rowId) => (rowId === one ? 'SUCCESS' : 'DEPOSIT_SUCCESS'));
    expect(found('cancelled')).toEqual([]);
    expect(found('paid')).toEqual([['Ali Can 1', 'paid']]);
    expect(found('returned')).toEqual([['Ali Can 2', 'returned']]);
  });
});

test('history.timeline tells a list’s life in order, with who pressed and why', async () => {
  const { store, batchId, ids } = await paidLedger();
  const held = await importRows(store, newCompany(store), [sheetRow({ recipient: ibanOf(1), name: 'A' })]);
  const rowIds = rowsOf(store, held).map((row) => row.rowId);
  rowsPlace(store, { batchId: held, actor: 'Veli', rowIds, place: 'held', reason: 'izinli' });
  const short = historyTimeline(store, { batchId: held }).map((entry) => timelineEntrySchema.parse(entry));
  expect(short).toMatchObject([
    { kind: 'imported', actor, params: { fileName: 'kasim.xlsx', rows: 1 } },
    { kind: 'held', actor: 'Veli', params: { rows: 1, reason: 'izinli' } },
  ]);
  const long = historyTimeline(store, { batchId });
  expect(long.map((entry) => entry.kind)).toEqual([
    'imported',
    'prepared',
    'initialiseSent',
    'initialised',
    'asked',
    'authoriseIntended',
    'authoriseSent',
    'authorised',
    'asked',
  ]);
  expect(long[1]?.params).toMatchObject({ count: ids.length, total: 6_000_00 });
});

test('history.timeline names the report that was saved, and the restored backups since the list began', async () => {
  const { store } = newLedger();
  const before = newCompany(store);
  store.transaction(() => store.journal.append({ actor, kind: 'restored', open: { gap: 1 } }));
  const batchId = await importRows(store, before, [sheetRow({ recipient: ibanOf(1), name: 'A' })]);
  const report = { companyId: before, batchId, actor, report: 'record', masked: false };
  journalOperations['journal.reportSaved'](store, report);
  store.transaction(() => store.journal.append({ actor, kind: 'restored', open: { gap: 2 } }));
  const words = { who: 'iyzico destek', words: 'başka gönderim yok' };
  store.transaction(() => store.journal.append({ actor: 'Veli', kind: 'gapLookedInto', open: {}, secret: words }));
  expect(historyTimeline(store, { batchId }).map(({ kind, params }) => [kind, params])).toMatchObject([
    ['imported', {}],
    ['reportSaved', { report: 'record', masked: 0 }],
    ['restored', { gap: 2 }],
    ['gapLookedInto', words],
  ]);
});
