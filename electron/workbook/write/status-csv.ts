import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { bankOf } from '../../../shared/iban.ts';
import { formatFigures } from '../../../shared/money.ts';
import type { ReportFacts, ReportRow } from './report-data.ts';
import type { ReportWords } from './report-words.ts';
import { recipientText } from './status-report.ts';
import { reportState, Totals } from './totals.ts';

/** A cell that a spreadsheet would take for a formula (design, Security: Exports). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * One CSV cell for Turkish Excel: quoted where it must be, and a leading formula sign put behind an apostrophe, so that
 * text stays text.
 */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Writes the status report as CSV that Turkish Excel opens right: `;` between cells, UTF-8 with BOM, CRLF. */
export async function writeStatusCsv(
  out: Writable,
  facts: ReportFacts,
  rows: () => AsyncIterable<readonly ReportRow[]>,
  words: ReportWords,
): Promise<Totals> {
  const totals = new Totals();
  const write = async (cells: readonly string[]): Promise<void> => {
    if (!out.write(`${cells.map(csvCell).join(';')}\r\n`)) await once(out, 'drain');
  };
  out.write('﻿');
  await write([...words.columns, ...facts.extraColumns.map((column) => column.name)]);
  for await (const chunk of rows()) {
    for (const row of chunk) {
      totals.add(row);
      await write(csvLine(row, facts, words));
    }
  }
  out.end();
  return totals;
}

function csvLine(row: ReportRow, facts: ReportFacts, words: ReportWords): string[] {
  const { values, attempt } = row;
  const state = reportState(row);
  const extra = new Map(row.extra);
  const commission = attempt?.commission ?? null;
  return [
    row.excelRow === null ? words.addedRow : String(row.excelRow),
    values.name === '' ? row.typed.name : values.name,
    values.recipientType === null ? '' : words.recipientTypes[values.recipientType],
    recipientText(row, facts.masked),
    values.recipientInfo === null ? '' : (bankOf(values.recipientInfo) ?? ''),
    values.amount === null ? row.typed.amount : formatFigures(values.amount, facts.locale),
    values.currency ?? row.typed.currency,
    values.description === '' ? row.typed.description : values.description,
    words.states[state],
    words.reason(row, state),
    words.whatToDo(row, state),
    attempt?.referenceCode ?? '',
    attempt?.itemExternalId ?? values.reference,
    commission === null ? '' : formatFigures(commission, facts.locale),
    ...facts.extraColumns.map((column) => extra.get(column.index) ?? ''),
  ];
}
