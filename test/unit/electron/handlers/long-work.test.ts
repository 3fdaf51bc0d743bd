import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchId } from '../../../../shared/ids.ts';
import type { DeskEvents } from '../../../../shared/ipc.ts';
import type { RowQuery } from '../../../../shared/row-query.ts';
import { makeIban } from '../../../fixtures/workbooks/people.ts';
import { openTestDesk, type TestDesk } from '../../../fixtures/open-desk.ts';

type Progress = DeskEvents['progress'];

const ROWS = 50_000;
const ALL: RowQuery = { filter: 'all', code: null, search: '', sort: 'sheet', descending: false };
const FIX = { kind: 'setText', field: 'description', text: 'Aralık maaşı', onlyEmpty: false } as const;
const COPIED = { kind: 'setText', field: 'name', text: 'Aynı Ad', onlyEmpty: false } as const;

/** Work on a list long enough to be told of; one list for all, because making it is the longest work of all. */
describe('long work', { timeout: 120_000 }, () => {
  let desk: TestDesk;
  let batchId: BatchId;
  let told: Progress[] = [];
  /** Asks the program to stop the first job that says this. */
  let stopAt: Progress['kind'] | null = null;

  const progress = (each: Progress): void => {
    // What the page is told while nothing else is: on a busy machine, anywhere between.
    if (each.job.startsWith('waiting')) return;
    told.push(each);
    if (each.kind !== stopAt || each.finished || !each.cancellable) return;
    stopAt = null;
    void desk.must('jobs.cancel', { job: each.job });
  };
  const during = async <T>(work: () => Promise<T>): Promise<readonly [T, readonly Progress[]]> => {
    told = [];
    const value = await work();
    return [value, told];
  };
  const descriptions = async () => {
    const { rows } = await desk.must('rows.page', { batchId, query: ALL, offset: ROWS - 2, limit: 2 });
    return rows.map((row) => row.description);
  };

  beforeAll(async () => {
    desk = await openTestDesk({ progress });
    const lines = Array.from({ length: ROWS }, (_, n) => `Kişi ${n};${makeIban(n + 1)};${1000 + (n % 50)},00;Maaş`);
    const path = join(desk.folder, 'liste.csv');
    writeFileSync(path, ['Ad Soyad;IBAN;Tutar;Açıklama', ...lines].join('\r\n'));
    const company = await desk.must('companies.practise', { name: 'Alıştırma Ltd.' });
    const { fileToken } = await desk.must('import.dropped', { path });
    const view = await desk.must('import.open', { companyId: company.id, fileToken });
    const finish = { name: 'Büyük', period: '2026-11', purpose: 'SALARY', sameFileReason: null } as const;
    const [made, making] = await during(async () =>
      desk.must('import.finish', { importId: view.importId, choice: view.choice, ...finish }),
    );
    ({ batchId } = made);
    // Most of it is done while the file is read, so how much is left to be told of is the machine's business; how it ends is not.
    for (const part of making) expect(['check', 'write']).toContain(part.kind);
    expect(making.filter(({ finished }) => finished).length).toBe(making.length > 0 ? 1 : 0);
  }, 120_000);
  afterAll(() => desk.close());

  it('of a rule for every row is told in parts with counts, can be stopped, and ends once', async () => {
    const [done, parts] = await during(async () =>
      desk.must('rows.fix', { batchId, rowIds: null, query: ALL, fix: FIX }),
    );
    expect(done.changed).toBe(ROWS);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.filter(({ finished }) => finished)).toHaveLength(1);
    expect(parts.at(-1)?.finished).toBe(true);
    for (const part of parts) {
      expect(part).toMatchObject({ batchId, cancellable: true });
      // The rows are sealed and counted; the undo step is sealed as one, and nothing of that can be counted.
      expect(part.kind === 'save' ? [ROWS, null] : [ROWS]).toContain(part.total);
      expect(['check', 'write', 'save']).toContain(part.kind);
      expect(part.done ?? 0).toBeLessThanOrEqual(ROWS);
    }
  });

  it('is told of undoing it too', async () => {
    const [, parts] = await during(async () => desk.must('rows.undo', { batchId }));
    expect(parts.some(({ kind, done }) => kind === 'write' && (done ?? 0) > 0)).toBe(true);
    expect(await descriptions()).toEqual(['Maaş', 'Maaş']);
  });

  it('that is stopped has changed nothing, and can be begun again', async () => {
    stopAt = 'write';
    const entries = (await desk.must('history.verify', {})).entries;
    const [stopped] = await during(async () => desk.call('rows.fix', { batchId, rowIds: null, query: ALL, fix: FIX }));
    expect(stopped).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(await descriptions()).toEqual(['Maaş', 'Maaş']);
    expect(await desk.must('history.verify', {})).toMatchObject({ entries, faults: [] });
    expect(await desk.must('batches.get', { batchId })).toMatchObject({ canUndo: false, counts: { all: ROWS } });
    const again = await desk.must('rows.fix', { batchId, rowIds: null, query: ALL, fix: FIX });
    expect(again.changed).toBe(ROWS);
    expect(await descriptions()).toEqual(['Aralık maaşı', 'Aralık maaşı']);
    await desk.must('rows.undo', { batchId });
  });

  it('of rows that share something is checked as a whole after it was stopped and undone', async () => {
    const before = await desk.must('batches.get', { batchId });
    await desk.must('rows.fix', { batchId, rowIds: null, query: ALL, fix: COPIED });
    const shared = await desk.must('batches.get', { batchId });
    expect(shared.issueGroups).toContainEqual(expect.objectContaining({ code: 'name.twoIbans', count: ROWS }));
    await desk.must('rows.undo', { batchId });
    expect((await desk.must('batches.get', { batchId })).issueGroups).toEqual(before.issueGroups);
  });

  it('of opening a list is told, and is not to be stopped', async () => {
    const again = await desk.reopen();
    desk = again;
    const [, parts] = await during(async () => desk.must('batches.get', { batchId }));
    expect(parts[0]).toMatchObject({ kind: 'open', total: ROWS, cancellable: false, batchId });
    expect(parts.at(-1)).toMatchObject({ kind: 'open', finished: true });
  });

  it('of preparing to send can be stopped, and nothing was prepared', async () => {
    stopAt = 'prepare';
    const [stopped, parts] = await during(async () => desk.call('payouts.initialise', { batchId }));
    expect(parts.some(({ kind }) => kind === 'prepare')).toBe(true);
    expect(stopped).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect((await desk.must('batches.get', { batchId })).payouts).toEqual([]);
  });

  it('of comparing with iyzico before the window opens is told, can be stopped, and the window then stays shut', async () => {
    const { payouts } = await desk.must('payouts.initialise', { batchId });
    expect(payouts.map(({ phase }) => phase)).toEqual(Array(payouts.length).fill('initialised'));
    stopAt = 'ask';
    const open = async () => desk.call('payouts.openAuthorise', { batchId, currency: 'TRY' });
    const [stopped] = await during(open);
    expect(stopped).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(desk.shell.opened).not.toContain('authorise');
    const [opened, parts] = await during(open);
    expect(opened).toMatchObject({ ok: true });
    expect(desk.shell.opened).toContain('authorise');
    const asking = parts.filter(({ kind }) => kind === 'ask');
    expect(new Set(asking.map(({ total }) => total))).toEqual(new Set([ROWS]));
    const counts = asking.map(({ done }) => done ?? 0);
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
  });
});
