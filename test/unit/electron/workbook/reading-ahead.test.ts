import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { ImportChoice } from '../../../../shared/mapping.ts';
import type { RowTyped } from '../../../../shared/rows.ts';
import { FileMemory } from '../../../../electron/workbook/file-memory.ts';
import { unpackRows } from '../../../../electron/workbook/packed-rows.ts';
import type { RowsMessage, SurveyTask, TableFacts, WorkbookSurvey } from '../../../../electron/workbook/protocol.ts';
import { streamTable } from '../../../../electron/workbook/stream-table.ts';
import { surveyFile } from '../../../../electron/workbook/survey-file.ts';
import { makeIban, person } from '../../../fixtures/workbooks/people.ts';
import { book, inline, sheetXml } from '../../../fixtures/workbooks/zip.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */

const ROWS = 1_300;
/** A text file comes by the quarter of a megabyte: the last of these rows are not among the first that are seen. */
const MANY = 12_000;

/** A text file of payments; `amount` writes the last column of each row. */
function csv(amount: (row: number) => string, more: (row: number) => string = () => '', count = ROWS): Uint8Array {
  const lines = Array.from({ length: count }, (_, i) => `${person(i)};${makeIban(i)};${amount(i)}${more(i)}`);
  return Buffer.from(`Ad Soyad;IBAN;Tutar;Şube\n${lines.join('\n')}\nTOPLAM;;;\n`);
}

/** Gathers what comes over a port until it is closed. */
function gathered(port: MessagePort): Promise<{ rows: RowTyped[]; facts: TableFacts | null }> {
  return new Promise((resolve) => {
    const rows: RowTyped[] = [];
    let facts: TableFacts | null = null;
    port.on('message', (message: RowsMessage) => {
      if (message.type === 'end') facts = message.facts;
      if (message.type !== 'rows') return;
      rows.push(...unpackRows(message.rows));
      port.postMessage({ type: 'credit', chunks: 1 });
    });
    port.on('close', () => resolve({ rows, facts }));
  });
}

async function surveyed(bytes: Uint8Array, overrides: SurveyTask['overrides'] = {}) {
  const { port1, port2 } = new MessageChannel();
  const task: SurveyTask = { task: 'survey', source: { bytes }, overrides, remembered: [], reading: null, known: null };
  const all = gathered(port1);
  const survey: WorkbookSurvey = await surveyFile(task, new FileMemory(), () => undefined, port2);
  port2.close();
  return { survey, ...(await all) };
}

async function readAgain(bytes: Uint8Array, choice: ImportChoice) {
  const { port1, port2 } = new MessageChannel();
  const all = gathered(port1);
  const task = { task: 'table', source: { bytes }, choice, period: '2026-11', sha256: null } as const;
  await streamTable(task, new FileMemory(), port2, () => undefined);
  port2.close();
  return all;
}

describe('reading ahead', () => {
  it.each([
    ['comma', csv((i) => `${1_000 + i},50`)],
    ['ambiguous between plain ones', csv((i) => (i % 3 === 0 ? '1.234' : `${1_000 + i},50`))],
    [
      'an extra column',
      csv(
        (i) => `${i + 1},00`,
        (i) => `;Şube ${i}`,
      ),
    ],
  ])('hands on exactly what the accepted file is read as: %s', async (_, bytes) => {
    const { survey, rows, facts } = await surveyed(bytes);
    expect(survey.ahead).toBe(true);
    expect(rows).toHaveLength(ROWS);
    expect({ rows, facts }).toEqual(await readAgain(bytes, survey.choice));
  });

  it('reads ahead what a person chose instead', async () => {
    const bytes = csv((i) => `${i + 1},00`);
    const { choice } = (await surveyed(bytes)).survey;
    const columns = choice.mapping.columns.map((each) => (each.feeds === 'name' ? { ...each, feeds: null } : each));
    const mapping = { ...choice.mapping, columns };
    const { survey, rows } = await surveyed(bytes, { mapping });
    expect(survey.ahead).toBe(true);
    expect(rows[7]?.typed.name).toBe('');
    expect(rows[7]?.extra).toEqual([[0, person(7)]]);
  });

  it.each([
    // The first rows prove nothing, the last one a comma: what was handed on would not read 1.234 as the sheet does.
    [
      'a later row proves how decimals are written',
      csv(
        (i) => (i < MANY - 1 ? '1.234' : '10,50'),
        () => '',
        MANY,
      ),
    ],
    [
      'a column begins late',
      csv(
        (i) => `${i + 1},00`,
        (i) => (i < MANY - 1 ? '' : ';;Not'),
        MANY,
      ),
    ],
  ])('counts for nothing when %s', async (_, bytes) => {
    const { survey, facts } = await surveyed(bytes);
    expect(survey.ahead).toBe(false);
    expect(facts).toBeNull();
  });

  it('reads ahead the first sheet that is a list, and counts for nothing when another is proposed', async () => {
    const sheet = (rows: number): string => {
      const header = `<row r="1">${inline('A1', 'Ad Soyad')}${inline('B1', 'IBAN')}${inline('C1', 'Tutar')}</row>`;
      const body = Array.from(
        { length: rows },
        (_, i) =>
          `<row r="${i + 2}">${inline(`A${i + 2}`, person(i))}${inline(`B${i + 2}`, makeIban(i))}<c r="C${i + 2}"><v>${i + 1}.5</v></c></row>`,
      );
      return sheetXml(header + body.join(''));
    };
    const notes = sheetXml(`<row r="1">${inline('A1', 'Notlar')}</row>`);
    const fullestLast = await book({
      sheets: [
        { name: 'Ekim', xml: sheet(600) },
        { name: 'Kasım', xml: sheet(900) },
      ],
    });
    expect((await surveyed(fullestLast)).survey).toMatchObject({ choice: { sheet: 'Kasım' }, ahead: false });
    const listLast = await book({
      sheets: [
        { name: 'Notlar', xml: notes },
        { name: 'Kasım', xml: sheet(900) },
      ],
    });
    const { survey, rows } = await surveyed(listLast);
    expect(survey).toMatchObject({ choice: { sheet: 'Kasım' }, ahead: true });
    expect(rows).toHaveLength(900);
  });

  it('goes on with the survey when nobody wants the rows', async () => {
    const bytes = csv((i) => `${i + 1},00`);
    const { port1, port2 } = new MessageChannel();
    const closed = new Promise((resolve) => port2.once('close', resolve));
    port1.close();
    await closed;
    const task: SurveyTask = {
      task: 'survey',
      source: { bytes },
      overrides: {},
      remembered: [],
      reading: null,
      known: null,
    };
    const survey = await surveyFile(task, new FileMemory(), () => undefined, port2);
    expect(survey.table.rowCount).toBe(ROWS);
  });
});
