import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fail } from '../../../../../shared/problems.ts';
import { ProblemError } from '../../../../../electron/ledger/problem-error.ts';
import { SpareWriter } from '../../../../../electron/workbook/write/spare-writer.ts';
import { writeBytes, writeReport } from '../../../../../electron/workbook/write/write-report.ts';
import { chunks, FACTS, folder, reportRow, served } from './rows.ts';

const many = Array.from({ length: 3_000 }, (_, index) => reportRow(index));
const task = (path: string) => ({ kind: 'status', path, facts: FACTS }) as const;

describe('writeReport', { timeout: 60_000 }, () => {
  it('is cancelled at any moment and leaves the earlier file as it was', async () => {
    const here = folder();
    const path = join(here, 'rapor.xlsx');
    writeFileSync(path, 'önceki');
    const abort = new AbortController();
    const seen: number[] = [];
    const written = await writeReport(task(path), chunks(many), {
      signal: abort.signal,
      onProgress: (rows) => {
        seen.push(rows);
        if (rows >= 1_000) abort.abort();
      },
    });
    expect(written).toEqual(fail('cancelled'));
    expect(seen.slice(0, 3)).toEqual([500, 1_000]);
    expect(readFileSync(path, 'utf8')).toBe('önceki');
    expect(readdirSync(here)).toEqual(['rapor.xlsx']);
    expect(await writeReport(task(path), chunks(many), { signal: abort.signal })).toEqual(fail('cancelled'));
  });

  it.runIf(existsSync('/dev/full'))('says that the disk is full, in a workbook and in a CSV', async () => {
    for (const kind of ['status', 'statusCsv'] as const) {
      const here = folder();
      const path = join(here, 'rapor');
      symlinkSync('/dev/full', `${path}.part`);
      const written = await writeReport({ kind, path, facts: FACTS }, chunks(many));
      expect(written).toEqual(fail('diskFull', { reason: 'ENOSPC' }));
      expect(readdirSync(here)).toEqual([]);
    }
  });

  it('is written by the same thread again when one is kept ready, and by a new one after a failure', async () => {
    const spare = new SpareWriter();
    onTestFinished(() => spare.close());
    const here = folder();
    spare.prepare();
    const ready = spare.take();
    spare.keep(ready);
    expect(await writeReport(task(join(here, 'a.xlsx')), chunks(many), { spare })).toMatchObject({ ok: true });
    expect(await writeReport(task(join(here, 'b.xlsx')), chunks(many), { spare })).toMatchObject({ ok: true });
    expect(spare.take()).toBe(ready);
    spare.keep(ready);
    expect(readFileSync(join(here, 'b.xlsx')).length).toBe(readFileSync(join(here, 'a.xlsx')).length);
    await writeReport(task(join(here, 'yok', 'c.xlsx')), chunks(many), { spare });
    expect(await writeReport(task(join(here, 'd.xlsx')), chunks(many), { spare })).toMatchObject({ ok: true });
    const another = spare.take();
    spare.keep(another);
    expect(another).not.toBe(ready);
  });

  it('says when the folder takes no file', async () => {
    const path = join(folder(), 'yok', 'rapor.xlsx');
    expect(await writeReport(task(path), chunks(many))).toEqual(fail('fileWrite', { reason: 'ENOENT' }));
    expect(await writeBytes(path, new Uint8Array(3))).toEqual(fail('fileWrite', { reason: 'ENOENT' }));
  });

  it('hands on what stopped the reading, and a bug as a bug', async () => {
    const here = folder();
    const stopped = (error: Error) =>
      served(function* () {
        yield many.slice(0, 500);
        throw error;
      });
    const gone = new ProblemError(fail('batch.notEditable').problem);
    expect(await writeReport(task(join(here, 'a.xlsx')), stopped(gone))).toEqual(fail('batch.notEditable'));
    await expect(writeReport(task(join(here, 'a.xlsx')), stopped(new Error('hata')))).rejects.toThrow('hata');
    expect(readdirSync(here)).toEqual([]);
  });

  it('refuses a stored file that is no workbook any more', async () => {
    const here = folder();
    const choice = { sheet: 'x', headerRow: 1, headerRows: 1, mapping: { columns: [], fixed: [] }, csv: null };
    const book = { bytes: Buffer.from('PK bozuk'), choice, columns: 3, keepMacros: false };
    const path = join(here, 'a.xlsx');
    const written = await writeReport({ kind: 'corrections', path, facts: FACTS, book }, chunks(many.slice(0, 2)));
    expect(written).toMatchObject({ ok: false, problem: { code: 'workbook.damaged' } });
    expect(readdirSync(here)).toEqual([]);
  });
});
