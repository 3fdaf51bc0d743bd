import { describe, expect, test } from 'vitest';
import { approvable } from '../../../../../electron/ledger/payouts/approve.ts';
import { batchesGet, batchesList } from '../../../../../electron/ledger/rows/batch-views.ts';
import {
  batchesChange,
  batchesRecheck,
  batchesRemove,
  batchesSame,
} from '../../../../../electron/ledger/rows/batches.ts';
import { batchesBoard } from '../../../../../electron/ledger/rows/board.ts';
import { batchesCompare } from '../../../../../electron/ledger/rows/compare.ts';
import { rowsAnswer, rowsEdit, rowsPlace } from '../../../../../electron/ledger/rows/edit.ts';
import { batchesNewFrom } from '../../../../../electron/ledger/rows/new-from.ts';
import { batchDetailSchema } from '../../../../../shared/batches.ts';
import type { BatchId, RowId } from '../../../../../shared/ids.ts';
import { closeList } from '../../../../../electron/ledger/rows/open-list.ts';
import { boardLineSchema, comparisonSchema } from '../../../../../shared/records.ts';
import { actor, problemOf } from './edited-list.ts';
import { ibanOf, importRows, newCompany, newLedger, rowsOf, sheetRow } from './ledger-of-rows.ts';
import { initialise, payoutsOf, settle, tell } from './sent-list.ts';

const DAY = 86_400_000;

function people(count: number, amount = '1000,00') {
  return Array.from({ length: count }, (_, index) =>
    sheetRow({ recipient: ibanOf(index), name: `Kişi ${index}`, amount }, { excelRow: index + 2 }),
  );
}

async function sentList() {
  const ledger = newLedger();
  const { store } = ledger;
  const companyId = newCompany(store, { settings: { duplicateDays: 20 } });
  const batchId = await importRows(store, companyId, people(6));
  const ids = rowsOf(store, batchId).map((row) => row.rowId);
  rowsPlace(store, { batchId, actor, rowIds: ids.slice(5), place: 'held', reason: 'izinli' });
  const payoutIds = initialise(store, batchId, ids.slice(4, 5));
  const statuses = ['SUCCESS', 'FAILED', 'DEPOSIT_SUCCESS', 'DEPOSIT_FAIL'];
  const finish = () => settle(store, payoutIds, (rowId) => statuses[ids.indexOf(rowId)] ?? 'INIT');
  return { ...ledger, companyId, batchId, ids, finish };
}

const newList = { name: 'Yeni', period: '2026-12', actor };

describe('batches.newFrom', () => {
  test('failed: rows that may be paid again, with a reason where one is due, once', async () => {
    const { store, batchId, finish } = await sentList();
    expect(problemOf(() => batchesNewFrom(store, { ...newList, batchId, which: 'copy', reason: null }))).toBe('none');
    finish();
    const failed = { ...newList, batchId, which: 'failed' as const };
    expect(problemOf(() => batchesNewFrom(store, { ...failed, reason: null }))).toBe('row.needsReason');
    const made = batchesNewFrom(store, { ...failed, reason: 'banka düzeltti' });
    const rows = rowsOf(store, made.batchId);
    expect(rows.map((row) => row.name)).toEqual(['Kişi 1', 'Kişi 2', 'Kişi 3', 'Kişi 4']);
    expect(rows.every((row) => row.attempt === null && row.place === 'in')).toBe(true);
    const answered = rows.flatMap((row) => row.issues.filter((issue) => issue.code === 'failed.unchanged'));
    expect(answered.map((issue) => issue.answered)).toEqual(Array(4).fill('banka düzeltti'));
    expect(batchesGet(store, made).source).toEqual({ kind: 'list', batchId, name: 'Kasım maaşları', which: 'failed' });
    const old = rowsOf(store, batchId);
    expect(old[1]).toMatchObject({ place: 'in', attempt: { outcome: 'failed', released: expect.any(String) } });
    expect(problemOf(() => batchesNewFrom(store, { ...failed, reason: 'bir daha' }))).toBe('batch.empty');
    batchesRemove(store, { ...made, actor });
    expect(problemOf(() => batchesNewFrom(store, { ...failed, reason: 'bir daha' }))).toBe('none');
  });

  test('failed: a row needs a change or a reason before it can be sent again', async () => {
    const { store, clock, batchId, ids } = await sentList();
    settle(store, payoutsOf(store, batchId), (rowId) => (rowId === ids[0] ? 'DEPOSIT_SUCCESS' : 'SUCCESS'));
    clock.at += 30 * DAY;
    const made = batchesNewFrom(store, { ...newList, batchId, which: 'failed', reason: null });
    expect(batchesGet(store, made)).toMatchObject({ counts: { all: 2, questions: 2, payable: 0 } });
    const [first, second] = rowsOf(store, made.batchId);
    if (first === undefined || second === undefined) return;
    const edits = [{ rowId: first.rowId, field: 'recipient', text: ibanOf(90) } as const];
    rowsEdit(store, { batchId: made.batchId, actor, edits });
    const answer = { batchId: made.batchId, actor, rowIds: [second.rowId], reason: 'banka hesabı açtı' };
    rowsAnswer(store, { ...answer, code: 'failed.unchanged' });
    expect(batchesGet(store, made)).toMatchObject({ counts: { questions: 0, payable: 2 } });
  });

  test('failed: the new list’s rows are held back in the same press, and can be put back', async () => {
    const { store, batchId, finish } = await sentList();
    finish();
    const reason = 'banka düzeltti';
    const made = batchesNewFrom(store, { ...newList, batchId, which: 'failed', reason, heldReason: 'bekliyor' });
    expect(rowsOf(store, made.batchId).map((row) => [row.place, row.placeReason])).toEqual(
      Array.from({ length: 4 }, () => ['held', 'bekliyor']),
    );
    expect(batchesGet(store, made)).toMatchObject({ counts: { all: 4, held: 4, payable: 0 } });
    rowsPlace(store, { batchId: made.batchId, actor, rowIds: null, place: 'in', reason: '' });
    expect(batchesGet(store, made)).toMatchObject({ counts: { held: 0 } });
  });

  test('held: rows leave their list and cannot come back while the new one is there', async () => {
    const { store, batchId, ids } = await sentList();
    const made = batchesNewFrom(store, { ...newList, batchId, which: 'held', reason: null });
    expect(rowsOf(store, made.batchId).map((row) => row.name)).toEqual(['Kişi 5']);
    expect(rowsOf(store, batchId)[5]?.place).toBe('dropped');
    const putBack = () => rowsPlace(store, { batchId, actor, rowIds: ids.slice(5), place: 'in', reason: '' });
    expect(problemOf(putBack)).toBe('row.bound');
    batchesRemove(store, { ...made, actor });
    expect(problemOf(putBack)).toBe('none');
  });

  test('held: a row that failed before still needs a change or a reason, and takes along what it got', async () => {
    const { store, clock, batchId, ids } = await sentList();
    const failing = new Set([ids[0], ids[1], ids[2]]);
    settle(store, payoutsOf(store, batchId), (rowId) => (failing.has(rowId) ? 'DEPOSIT_SUCCESS' : 'SUCCESS'));
    clock.at += 30 * DAY;
    const failed = batchesNewFrom(store, { ...newList, batchId, which: 'failed', reason: null });
    const [changed, answered, untouched] = rowsOf(store, failed.batchId);
    if (changed === undefined || answered === undefined || untouched === undefined) throw new Error('three rows');
    const edits = [{ rowId: changed.rowId, field: 'recipient', text: ibanOf(90) } as const];
    rowsEdit(store, { batchId: failed.batchId, actor, edits });
    const answer = { batchId: failed.batchId, actor, rowIds: [answered.rowId], reason: 'banka hesabı açtı' };
    rowsAnswer(store, { ...answer, code: 'failed.unchanged' });
    rowsPlace(store, { batchId: failed.batchId, actor, rowIds: null, place: 'held', reason: '' });
    const held = batchesNewFrom(store, { ...newList, batchId: failed.batchId, which: 'held', reason: null });
    const said = (): unknown[] =>
      rowsOf(store, held.batchId).map(({ issues }) => issues.find(({ code }) => code === 'failed.unchanged')?.answered);
    expect(said().slice(0, 3)).toEqual([undefined, 'banka hesabı açtı', null]);
    expect(batchesGet(store, held)).toMatchObject({ counts: { payable: 2 } });
    closeList(store, held.batchId);
    expect(said().slice(0, 3)).toEqual([undefined, 'banka hesabı açtı', null]);
  });

  test('held: rows that failed elsewhere before are asked about when that payment succeeds after all, whatever was corrected', async () => {
    const { store, batchId, ids, finish } = await sentList();
    finish();
    const again = { ...newList, batchId, which: 'failed', reason: 'banka düzeltti', heldReason: 'bekliyor' } as const;
    const failed = batchesNewFrom(store, again);
    const held = batchesNewFrom(store, { ...newList, batchId: failed.batchId, which: 'held', reason: null });
    const first = rowsOf(store, held.batchId)[0];
    expect(first?.name).toBe('Kişi 1');
    if (first === undefined) return;
    const edits = [{ rowId: first.rowId, field: 'recipient', text: ibanOf(90) } as const];
    rowsEdit(store, { batchId: held.batchId, actor, edits });
    const others = rowsOf(store, held.batchId).slice(1);
    rowsPlace(store, {
      batchId: held.batchId,
      actor,
      rowIds: others.map(({ rowId }) => rowId),
      place: 'held',
      reason: '',
    });
    initialise(store, held.batchId);
    const shown = () => approvable(store, { batchId: held.batchId, currency: 'TRY', host: 'practice' });
    expect(shown().paidMeanwhile).toBeNull();
    for (const payoutId of payoutsOf(store, batchId))
      tell(store, payoutId, (rowId) => (rowId === ids[1] ? 'SUCCESS' : 'FAILED'));
    expect(shown().paidMeanwhile?.code).toBe('payout.paidMeanwhile');
  });

  test('copy: every row that was not dropped, with ids of its own and fresh checks', async () => {
    const { store, clock, batchId, ids, finish } = await sentList();
    finish();
    clock.at += 30 * DAY;
    const made = batchesNewFrom(store, { ...newList, batchId, which: 'copy', reason: null });
    const rows = rowsOf(store, made.batchId);
    expect(rows.map((row) => row.excelRow)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(rows.some((row) => ids.includes(row.rowId))).toBe(false);
    expect(batchesGet(store, made)).toMatchObject({ period: '2026-12', counts: { all: 6, payable: 6 } });
  });
});

describe('batches.get and batches.list', () => {
  test('follow a list from errors to paid, without opening it for the list of lists', async () => {
    const { store, companyId, batchId, ids, finish } = await sentList();
    const state = () => batchesList(store, { companyId })[0];
    expect(state()).toMatchObject({ state: 'waitingAuthorisation', totals: [{ amount: 5_000_00, currency: 'TRY' }] });
    finish();
    expect(state()).toMatchObject({ state: 'partlyPaid', paid: [{ amount: 1_000_00, currency: 'TRY' }] });
    const detail = batchDetailSchema.parse(batchesGet(store, { batchId }));
    expect(detail.payouts).toHaveLength(1);
    expect(detail.editable).toBe(true);
    const shown = (filter: 'paid' | 'notPaid' | 'notAccepted') =>
      rowsOf(store, batchId, { filter }).map((row) => row.rowId);
    expect(shown('paid')).toEqual(ids.slice(0, 1));
    expect(shown('notAccepted')).toEqual(ids.slice(4, 5));
    expect(shown('notPaid')).toEqual(ids.slice(1, 5));
  });

  test('group issues, worst first, each with its first row and how many wait', async () => {
    const { store } = newLedger();
    const rows = people(5);
    const batchId = await importRows(store, newCompany(store), [
      ...rows.slice(0, 2),
      sheetRow({ recipient: ibanOf(7), name: '', amount: '' }),
      sheetRow({ recipient: ibanOf(1), name: 'Kişi 1' }),
    ]);
    const groups = batchesGet(store, { batchId }).issueGroups.map(({ code, count, unanswered, firstIndex }) => [
      code,
      count,
      unanswered,
      firstIndex,
    ]);
    expect(groups).toEqual([
      ['name.missing', 1, 0, 2],
      ['amount.empty', 1, 0, 2],
      ['duplicate.inList', 2, 2, 1],
      ['recipient.new', 4, 0, 0],
    ]);
  });
});

describe('batches.change and batches.remove', () => {
  test('rename always, but keep the purpose and the list once it was sent', async () => {
    const { store, batchId } = await sentList();
    expect(batchesChange(store, { batchId, actor, name: 'Yeni ad' }).name).toBe('Yeni ad');
    expect(problemOf(() => batchesChange(store, { batchId, actor, purpose: 'BONUS' }))).toBe('batch.alreadySent');
    expect(problemOf(() => batchesRemove(store, { batchId, actor }))).toBe('batch.alreadySent');
  });

  test('have nothing to send once every row is held back or dropped, until one is put back', async () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const batchId = await importRows(store, companyId, people(2));
    const [first, second] = rowsOf(store, batchId).map(({ rowId }) => rowId);
    if (first === undefined || second === undefined) throw new Error('there are no rows');
    const place = (rowId: RowId, where: 'in' | 'held' | 'dropped'): void =>
      void rowsPlace(store, { batchId, rowIds: [rowId], place: where, reason: 'sonra', actor });
    const standing = () => {
      const { state, step } = batchesGet(store, { batchId });
      return { state, step };
    };
    expect(standing()).toEqual({ state: 'ready', step: 'send' });
    place(first, 'held');
    expect(standing()).toEqual({ state: 'ready', step: 'send' });
    place(second, 'dropped');
    expect(standing()).toEqual({ state: 'nothingToSend', step: 'prepare' });
    expect(batchesBoard(store, { period: '2026-11' })).toMatchObject([{ column: 'hasErrors', state: 'nothingToSend' }]);
    place(first, 'in');
    expect(standing()).toEqual({ state: 'ready', step: 'send' });
  });

  test('remove an unsent list from every list', async () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const batchId = await importRows(store, companyId, people(1));
    batchesRemove(store, { batchId, actor });
    expect(batchesList(store, { companyId })).toEqual([]);
    expect(problemOf(() => batchesGet(store, { batchId }))).toBe('notFound');
  });
});

test('batches.same knows the same file, and the same count, total and month', async () => {
  const { store } = newLedger();
  const companyId = newCompany(store);
  const batchId = await importRows(store, companyId, people(3), { facts: { sha256: 'b'.repeat(64) } });
  const ask = { companyId, sha256: 'c'.repeat(64), count: 3, total: 3_000_00, period: '2026-11' };
  const how = (args: Partial<typeof ask>) => batchesSame(store, { ...ask, ...args }).map((same) => same.how);
  expect(batchesSame(store, ask)).toMatchObject([{ batchId, name: 'Kasım maaşları', how: 'sameTotal' }]);
  expect(how({ sha256: 'b'.repeat(64), count: 9 })).toEqual(['sameFile']);
  expect(how({ count: 4 })).toEqual([]);
  expect(how({ total: 1 })).toEqual([]);
  expect(how({ period: '2026-12' })).toEqual([]);
  expect(how({ companyId: newCompany(store) })).toEqual([]);
});

describe('batches.recheck', () => {
  test('asks about what another list sent since, and about a limit that was set since', async () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const first = await importRows(store, companyId, people(2));
    const second = await importRows(store, companyId, people(2));
    expect(batchesRecheck(store, { batchId: second })).toEqual({ changed: 0 });
    initialise(store, first);
    expect(batchesRecheck(store, { batchId: second })).toEqual({ changed: 2 });
    const [row] = rowsOf(store, second);
    const earlier = row?.issues.find((issue) => issue.code === 'duplicate.earlier');
    expect(earlier).toMatchObject({ asks: true, params: { list: 'Kasım maaşları', count: 1 } });
    expect(batchesGet(store, { batchId: second }).counts).toMatchObject({ questions: 2, payable: 0 });
  });
});

describe('batches.compare', () => {
  async function twoMonths() {
    const { store, clock } = newLedger();
    const companyId = newCompany(store);
    await importRows(store, companyId, people(4), { name: 'Ekim' });
    clock.at += 30 * DAY;
    const now = [
      sheetRow({ recipient: ibanOf(0), name: 'Kişi 0' }),
      sheetRow({ recipient: ibanOf(50), name: 'KİŞİ 1' }),
      sheetRow({ recipient: ibanOf(2), name: 'Kişi 2', amount: '1500,00' }),
      sheetRow({ recipient: ibanOf(60), name: 'Yeni Biri', amount: '10,00' }),
    ];
    return { store, batchId: await importRows(store, companyId, now) };
  }

  test('tells new and missing people, changed IBANs and amounts, and the difference of the sums', async () => {
    const { store, batchId } = await twoMonths();
    const found = comparisonSchema.parse(batchesCompare(store, { batchId, withBatchId: null }));
    expect(found.withName).toBe('Ekim');
    expect(found.newPeople.map((person) => person.name)).toEqual(['Yeni Biri']);
    expect(found.missingPeople.map((person) => person.name)).toEqual(['Kişi 3']);
    expect(found.changedIbans.map((person) => person.name)).toEqual(['KİŞİ 1']);
    expect(found.changedAmounts).toMatchObject([{ name: 'Kişi 2', before: 1_000_00, after: 1_500_00, percent: 50 }]);
    expect(found.sums).toEqual([{ currency: 'TRY', before: 4_000_00, after: 3_510_00 }]);
  });

  test('is null for the first list', async () => {
    const { store } = newLedger();
    const batchId = await importRows(store, newCompany(store), people(1));
    expect(batchesCompare(store, { batchId, withBatchId: null })).toBeNull();
  });
});

test('batches.board tells a list of which nothing was paid from one that was partly paid', async () => {
  const { store } = newLedger();
  const companyId = newCompany(store);
  for (const [at, [name, paid]] of (
    [
      ['Kısmen', 1],
      ['Hiç', 0],
      ['Bütün', 2],
    ] as const
  ).entries()) {
    const two = [0, 1].map((n) => sheetRow({ recipient: ibanOf(10 * at + n), name: `${name} ${n}`, amount: '5,00' }));
    const batchId = await importRows(store, companyId, two, { name });
    const ids = rowsOf(store, batchId).map((row) => row.rowId);
    settle(store, initialise(store, batchId), (rowId) => (ids.indexOf(rowId) < paid ? 'SUCCESS' : 'FAILED'));
  }
  const board = batchesBoard(store, { period: '2026-11' }).map((line) => boardLineSchema.parse(line));
  expect(new Map(board.map((line) => [line.batchName, [line.column, line.state]]))).toEqual(
    new Map([
      ['Kısmen', ['partlyPaid', 'partlyPaid']],
      ['Hiç', ['nonePaid', 'nonePaid']],
      ['Bütün', ['done', 'allPaid']],
    ]),
  );
});

test('batches.board has a line for every list of the month and every company without one', async () => {
  const { store } = newLedger();
  const a = newCompany(store, { name: 'A' });
  newCompany(store, { name: 'B' });
  const batchId: BatchId = await importRows(store, a, people(3));
  const [first] = rowsOf(store, batchId);
  const rowId = first?.rowId ?? ('' as RowId);
  rowsEdit(store, { batchId, actor, edits: [{ rowId, field: 'amount', text: '' }] });
  const board = batchesBoard(store, { period: '2026-11' }).map((line) => boardLineSchema.parse(line));
  expect(board).toMatchObject([
    { companyName: 'A', column: 'hasErrors', state: 'hasErrors', batchId, count: 3 },
    { companyName: 'B', column: 'waitingForFile', state: null, batchId: null },
  ]);
  expect(batchesBoard(store, { period: '2026-10' }).map((line) => line.column)).toEqual([
    'waitingForFile',
    'waitingForFile',
  ]);
});
