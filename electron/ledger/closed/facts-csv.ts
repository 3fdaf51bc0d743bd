import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { moneyOutcomeSchema } from '../../../shared/items.ts';
import { currencySchema, minor } from '../../../shared/money.ts';
import type { Locale } from '../../../shared/money.ts';
import { succeed } from '../../../shared/problems.ts';
import type { Outcome } from '../../../shared/problems.ts';
import { phaseSchema } from '../../../shared/payouts.ts';
import { timelineEntrySchema } from '../../../shared/records.ts';
import type { Progress } from '../advance.ts';
import { readClearFacts } from './clear-facts.ts';
import type { ClearFacts, EntryFact } from './clear-facts.ts';
import { CsvLines } from '../../workbook/write/csv.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeProblem } from '../../workbook/write/write-problem.ts';
import { reportWords } from '../../workbook/write/words.ts';

export interface FactsWritten {
  readonly payouts: number;
  readonly items: number;
  readonly entries: number;
}

/**
 * Writes the facts of a salvaged ledger that need no key as three CSV files into an existing folder; answers how many
 * lines each has. Problems: those of `writeProblem`.
 */
export async function writeFacts(
  args: { readonly from: string; readonly into: string; readonly locale: Locale },
  progress: Progress,
): Promise<Outcome<FactsWritten>> {
  try {
    progress.begin('facts');
    const facts = readClearFacts(args.from);
    await writeFiles(facts, args.into, args.locale, progress);
    const { payouts, items, entries } = facts;
    return succeed({ payouts: payouts.length, items: items.length, entries: entries.length });
  } catch (error) {
    const problem = writeProblem(error);
    if (problem === null) throw error;
    return { ok: false, problem };
  }
}

async function writeFiles(facts: ClearFacts, folder: string, locale: Locale, progress: Progress): Promise<void> {
  const total = facts.payouts.length + facts.items.length + facts.entries.length;
  let written = 0;
  const words = reportWords(locale);
  const { columns } = words.salvage;
  const money = (amount: number, currency: string): string => {
    const known = currencySchema.safeParse(currency);
    return known.success ? words.money(minor(amount), known.data) : String(amount);
  };
  const phase = (code: string): string => {
    const known = phaseSchema.safeParse(code);
    return known.success ? words.phases[known.data] : code;
  };
  const outcome = (code: string): string => {
    const known = moneyOutcomeSchema.safeParse(code);
    return known.success ? words.states[known.data] : code;
  };
  const happened = ({ seq, at, actor, kind }: EntryFact): string => {
    const known = timelineEntrySchema.safeParse({ seq, at, actor, kind, params: {} });
    return known.success ? words.timelineLine(known.data).what : kind;
  };
  const write = async (
    name: string,
    heads: readonly (keyof typeof columns)[],
    lines: readonly (readonly string[])[],
  ): Promise<void> => {
    const out = createWriteStream(join(folder, fileName([name], 'csv')), { mode: 0o600, flags: 'wx' });
    const done = finished(out);
    const csv = new CsvLines(out);
    await Promise.race([done, csv.line(heads.map((head) => columns[head]))]);
    for (const line of lines) {
      await Promise.race([done, csv.line(line)]);
      progress.advance('facts', (written += 1), total);
    }
    csv.end();
    await done;
  };
  const { fileNames } = words;
  await write(
    fileNames.payouts,
    ['company', 'list', 'period', 'externalId', 'requestId', 'phase', 'items', 'total', 'currency', 'at'],
    facts.payouts.map((each) => [
      each.company,
      each.list,
      each.period,
      each.externalId,
      each.requestId,
      phase(each.phase),
      String(each.items),
      money(each.total, each.currency),
      each.currency,
      words.dateTime(each.createdAt),
    ]),
  );
  await write(
    fileNames.items,
    [
      'company',
      'list',
      'excelRow',
      'externalId',
      'itemExternalId',
      'amount',
      'currency',
      'outcome',
      'itemStatus',
      'error',
      'reference',
    ],
    facts.items.map((each) => [
      each.company,
      each.list,
      each.excelRow === null ? '' : String(each.excelRow),
      each.externalId,
      each.itemExternalId,
      money(each.amount, each.currency),
      each.currency,
      outcome(each.outcome),
      each.itemStatus,
      [each.errorCode, each.errorMessage].filter((part) => part !== '').join(' '),
      each.reference,
    ]),
  );
  await write(
    fileNames.entries,
    ['seq', 'at', 'actor', 'company', 'list', 'kind'],
    facts.entries.map((each) => [
      String(each.seq),
      words.dateTime(each.at),
      each.actor,
      each.company,
      each.list,
      happened(each),
    ]),
  );
}
