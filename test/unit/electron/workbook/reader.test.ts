import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../../../../shared/problems.ts';
import type { RowTyped } from '../../../../shared/rows.ts';
import {
  CHUNK_ROWS,
  type EarlyRows,
  type RowsMessage,
  type WorkbookSurvey,
} from '../../../../electron/workbook/protocol.ts';
import { openWorkbook, overridesFor, readTable } from '../../../../electron/workbook/reader.ts';
import { ReadingWorker } from '../../../../electron/workbook/reading-worker.ts';
import { makeIban, person } from '../../../fixtures/workbooks/people.ts';
import { book, bookParts, inline, sheetXml, XMLNS, zip } from '../../../fixtures/workbooks/zip.ts';

// Every test starts a thread or two, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 60_000 });

// Every file is read in a worker of its own, whose start alone takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const ROWS = 5_000;
let folder = '';
let path = '';
let bytes: Buffer;

/** A sheet of payments, one row each. */
function sheet(rows: number, from = 0): string {
  const header = `<row r="1">${inline('A1', 'Ad Soyad')}${inline('B1', 'IBAN')}${inline('C1', 'Tutar')}</row>`;
  const body = Array.from(
    { length: rows },
    (_, i) =>
      `<row r="${i + 2}">${inline(`A${i + 2}`, person(i + from))}${inline(`B${i + 2}`, makeIban(i % 97))}<c r="C${i + 2}"><v>${i + 1}.5</v></c></row>`,
  );
  return sheetXml(header + body.join(''));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reader-'));
  path = join(folder, 'liste.xlsx');
  bytes = await book({
    sheets: [
      { name: 'Boş', xml: sheetXml('') },
      { name: 'Kasım', xml: sheet(ROWS) },
      { name: 'Küçük', xml: sheet(3) },
    ],
  });
  writeFileSync(path, bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.problem.code} ${JSON.stringify(outcome.problem.params)}`);
  return outcome.value;
}
const survey = async (options: Parameters<typeof openWorkbook>[1] = {}): Promise<WorkbookSurvey> =>
  value(await openWorkbook({ path }, options));

describe('openWorkbook', () => {
  it('proposes the fullest sheet, counts the others, and tells its progress', async () => {
    const progress: number[] = [];
    const early: string[] = [];
    const seen = await survey({
      onProgress: (rows) => progress.push(rows),
      onEarlyRows: (first) => early.push(first.sheet),
    });
    expect(seen.sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ['Boş', 0],
      ['Kasım', ROWS + 1],
      ['Küçük', 4],
    ]);
    expect(seen.choice.sheet).toBe('Kasım');
    expect(seen.table.rowCount).toBe(ROWS);
    expect(progress.length).toBeGreaterThan(0);
    expect(early).toEqual(['Kasım']);
  });

  it('shows the first hundred rows before it has read the rest, strings that come late as not read yet', async () => {
    const strings = Array.from({ length: 50_000 }, (_, index) => `<si><t>Metin ${index}</t></si>`).join('');
    const lines = Array.from(
      { length: 20_000 },
      (_, row) =>
        `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>${row === 1 ? 49_999 : row}</v></c><c r="B${row + 1}"><v>${row}.5</v></c></row>`,
    );
    const large = await book({
      sheets: [{ name: 'Liste', xml: sheetXml(lines.join('')) }],
      strings: `<sst ${XMLNS}>${strings}</sst>`,
    });
    const told: (string | number)[] = [];
    let first: EarlyRows | undefined;
    const seen = await openWorkbook(
      { bytes: large },
      {
        onEarlyRows: (early) => {
          first = early;
          told.push('first rows');
        },
        onProgress: (rows) => told.push(rows),
      },
    );
    expect(seen.ok).toBe(true);
    expect(told[0]).toBe('first rows');
    expect(told.length).toBeGreaterThan(5);
    expect(first?.preview).toHaveLength(100);
    expect(first?.preview.slice(0, 3).map(({ cells }) => cells)).toEqual([
      ['Metin 0', '0,5'],
      ['…', '1,5'],
      ['Metin 2', '2,5'],
    ]);
  });

  it('shows nothing of a file whose head is damaged already', async () => {
    const parts = bookParts({
      sheets: [{ name: 'Liste', xml: sheetXml('<row r="1"><c r="A1"><v>12abc</v></c></row>') }],
    });
    const early: EarlyRows[] = [];
    const outcome = await openWorkbook({ bytes: await zip(parts) }, { onEarlyRows: (rows) => early.push(rows) });
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'workbook.damaged' } });
    expect(early).toEqual([]);
  });

  it('reads bytes as it reads a path, and leaves them whole', async () => {
    const seen = value(await openWorkbook({ bytes }));
    expect(seen.sha256).toBe((await survey()).sha256);
    expect(bytes.length).toBeGreaterThan(0);
  });

  it('reads another sheet when asked, and only that one when the others are known', async () => {
    const first = await survey();
    const other = await survey({
      overrides: overridesFor(first.choice, { ...first.choice, sheet: 'Küçük' }),
      known: first.sheets,
    });
    expect(other.choice.sheet).toBe('Küçük');
    expect(other.table.rowCount).toBe(3);
    expect(other.sheets).toEqual(first.sheets);
  });

  it('goes on saying which hidden sheets hold something when only the chosen one is read again', async () => {
    const hidden = await book({
      sheets: [
        { name: 'Kasım', xml: sheet(3) },
        { name: 'Eski', xml: sheet(2), state: 'hidden' },
        { name: 'Boş', xml: sheetXml(''), state: 'hidden' },
      ],
    });
    const note = { code: 'hiddenSheets', params: { count: 1, names: 'Eski' } };
    const first = value(await openWorkbook({ bytes: hidden }));
    expect(first.table.notes).toContainEqual(note);
    const overrides = overridesFor(first.choice, first.choice);
    const again = value(await openWorkbook({ bytes: hidden }, { overrides, known: first.sheets }));
    expect(again.table.notes).toContainEqual(note);
  });

  it('says when the asked sheet is not there or empty', async () => {
    const missing = await openWorkbook({ path }, { overrides: { sheet: 'Aralık' } });
    expect(missing).toMatchObject({ ok: false, problem: { code: 'workbook.sheetMissing' } });
    const empty = await openWorkbook({ path }, { overrides: { sheet: 'Boş' } });
    expect(empty).toMatchObject({ ok: false, problem: { code: 'workbook.empty' } });
  });

  it('keeps a mapping only while sheet, header and delimiter stay', async () => {
    const { choice } = await survey();
    expect(overridesFor(choice, choice)).toEqual({
      sheet: 'Kasım',
      header: { headerRow: 1, headerRows: 1 },
      mapping: choice.mapping,
    });
    expect(overridesFor(choice, { ...choice, headerRow: 3 })).toEqual({
      sheet: 'Kasım',
      header: { headerRow: 3, headerRows: 1 },
    });
    expect(overridesFor(choice, { ...choice, sheet: 'Küçük' })).toEqual({ sheet: 'Küçük' });
  });

  it('reads text files, and reads them again another way', async () => {
    const csv = Buffer.from('Ad Soyad;IBAN;Tutar\nŞükrü Işık;TR00;1.250,50\n');
    const seen = value(await openWorkbook({ bytes: csv }));
    expect(seen.table.columns[2]?.findings).toEqual([]);
    expect(seen).toMatchObject({ fileKind: 'text', choice: { csv: { encoding: 'utf-8', delimiter: ';' } } });
    const again = value(
      await openWorkbook({ bytes: csv }, { overrides: { csv: { encoding: 'windows-1254', delimiter: ',' } } }),
    );
    expect(again.choice.csv).toEqual({ encoding: 'windows-1254', delimiter: ',' });
    expect(again.table.preview[1]?.cells[0]).toContain('ÅŸ');
  });

  it('knows our own corrections workbook', async () => {
    const parts = bookParts({
      sheets: [{ name: 'L', xml: sheet(2).replace('</row>', `${inline('D1', 'OdemeMasasiRow')}</row>`) }],
    });
    const relations = String(parts['_rels/.rels']).replace(
      '</Relationships>',
      '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>',
    );
    const property = (name: string, text: string): string =>
      `<property name="${name}"><vt:lpwstr>${text}</vt:lpwstr></property>`;
    const custom = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="urn:vt">${property('OdemeMasasiKind', 'corrections')}${property('OdemeMasasiBatch', 'b-12345678')}</Properties>`;
    const seen = value(
      await openWorkbook({ bytes: await zip({ ...parts, '_rels/.rels': relations, 'docProps/custom.xml': custom }) }),
    );
    expect(seen.marks).toEqual({ kind: 'corrections', batchId: 'b-12345678', hasRowIds: true, rowId: null });
  });
});

describe('readTable', () => {
  it('hands on every row once, in order, five hundred at a time, one chunk after the other', async () => {
    const { choice, sha256 } = await survey();
    const rows: RowTyped[] = [];
    let busy = 0;
    let largest = 0;
    const facts = value(
      await readTable({ path }, choice, {
        period: '2026-11',
        sha256,
        onRows: async (chunk) => {
          busy += 1;
          expect(busy).toBe(1);
          largest = Math.max(largest, chunk.length);
          await new Promise((resolve) => setTimeout(resolve, 2));
          rows.push(...chunk);
          busy -= 1;
        },
      }),
    );
    expect(rows.map((row) => row.excelRow)).toEqual(Array.from({ length: ROWS }, (_, i) => i + 2));
    expect(largest).toBeLessThanOrEqual(CHUNK_ROWS);
    expect(facts).toMatchObject({ rows: ROWS, sha256 });
  });

  it('hands a port to another worker, and waits for its credit', async () => {
    const { choice } = await survey();
    const channel = new MessageChannel();
    let chunks = 0;
    const ended = new Promise<RowsMessage>((resolve) => {
      channel.port1.on('message', (message: RowsMessage) => {
        if (message.type !== 'rows') return resolve(message);
        chunks += 1;
        // Four chunks may be under way before the first credit.
        setTimeout(() => channel.port1.postMessage({ type: 'credit', chunks: 1 }), chunks <= 4 ? 30 : 0);
      });
    });
    const outcome = await readTable({ path }, choice, { period: '2026-11', port: channel.port2 });
    expect(await ended).toEqual({ type: 'end', facts: value(outcome) });
    expect(chunks).toBe(ROWS / CHUNK_ROWS);
    channel.port1.close();
  });

  it('stops when the consumer closes its port', async () => {
    const { choice } = await survey();
    const channel = new MessageChannel();
    channel.port1.once('message', () => channel.port1.close());
    expect(await readTable({ path }, choice, { period: '2026-11', port: channel.port2 })).toMatchObject({
      ok: false,
      problem: { code: 'cancelled' },
    });
  });

  it('refuses a file that has changed since', async () => {
    const { choice } = await survey();
    const outcome = await readTable({ path }, choice, {
      period: '2026-11',
      sha256: '0'.repeat(64),
      onRows: () => undefined,
    });
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'workbook.sourceGone', params: { what: 'changed' } } });
  });

  it('says that a file is damaged even after rows have been handed on', async () => {
    const damaged = await book({ sheets: [{ name: 'Kasım', xml: sheet(ROWS).replace('</worksheet>', '') }] });
    const { choice } = await survey();
    let rows = 0;
    const outcome = await readTable({ bytes: damaged }, choice, {
      period: '2026-11',
      onRows: (chunk) => void (rows += chunk.length),
    });
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'workbook.damaged' } });
    expect(rows).toBeGreaterThan(0);
  });

  it('gives a consumer’s own failure to the caller', async () => {
    const { choice } = await survey();
    const reading = readTable({ path }, choice, {
      period: '2026-11',
      onRows: () => {
        throw new Error('disk');
      },
    });
    await expect(reading).rejects.toThrow('disk');
  });
});

describe('a worker that stays with its file', () => {
  it('reads the table from what it remembers, and refuses a file that is no longer the one it surveyed', async () => {
    const worker = new ReadingWorker();
    try {
      const own = join(folder, 'own.xlsx');
      writeFileSync(own, bytes);
      const seen = value(await openWorkbook({ path: own }, { worker }));
      const reading = { period: '2026-11', sha256: seen.sha256, worker };
      const rows: RowTyped[] = [];
      const again = value(
        await openWorkbook({ path: own }, { worker, overrides: { sheet: 'Kasım' }, known: seen.sheets }),
      );
      expect(again.table).toEqual(seen.table);
      const onRows = (chunk: readonly RowTyped[]): void => void rows.push(...chunk);
      value(await readTable({ path: own }, seen.choice, { ...reading, onRows }));
      const anew: RowTyped[] = [];
      value(await readTable({ path: own }, seen.choice, { ...reading, onRows: (chunk) => void anew.push(...chunk) }));
      expect(rows).toHaveLength(ROWS);
      expect(rows).toEqual(anew);
      writeFileSync(own, await book({ sheets: [{ name: 'Kasım', xml: sheet(ROWS, 1) }] }));
      expect(await readTable({ path: own }, seen.choice, { ...reading, onRows })).toMatchObject({
        ok: false,
        problem: { code: 'workbook.sourceGone', params: { what: 'changed' } },
      });
    } finally {
      await worker.close();
    }
  });

  it('begins anew after a task was cancelled', async () => {
    const worker = new ReadingWorker();
    try {
      const stop = new AbortController();
      const cancelled = openWorkbook({ path }, { worker, signal: stop.signal });
      const next = openWorkbook({ path }, { worker });
      stop.abort();
      expect(await cancelled).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
      expect(value(await next).table.rowCount).toBe(ROWS);
    } finally {
      await worker.close();
    }
  });
});

describe('cancelling', () => {
  it.each([0, 20, 60, 150])('after %i ms', async (delayMs) => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), delayMs);
    const outcome = await openWorkbook({ path }, { signal: stop.signal });
    expect(outcome.ok || outcome.problem.code === 'cancelled').toBe(true);
  });

  it('before anything happens', async () => {
    expect(await openWorkbook({ path }, { signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
      problem: { code: 'cancelled' },
    });
  });

  it('while rows wait for their consumer', async () => {
    const { choice } = await survey();
    const stop = new AbortController();
    const outcome = await readTable({ path }, choice, {
      period: '2026-11',
      signal: stop.signal,
      onRows: () => stop.abort(),
    });
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  });
});

it('stops a reading that takes too long', async () => {
  expect(await openWorkbook({ path }, { timeLimitMs: 5 })).toMatchObject({
    ok: false,
    problem: { code: 'workbook.tooComplex', params: { what: 'time' } },
  });
});
