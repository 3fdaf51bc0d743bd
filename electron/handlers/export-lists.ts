import { join } from 'node:path';
import type { BatchDetail, BatchSummary } from '../../shared/batches.ts';
import type { Company } from '../../shared/companies.ts';
import type { BatchId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/money.ts';
import type { Problem } from '../../shared/problems.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log.ts';
import { fileName } from '../workbook/write/file-name.ts';
import { listFacts } from '../workbook/write/list-facts.ts';
import type { ListReport } from '../workbook/write/report-data.ts';
import { reportWords } from '../workbook/write/words.ts';
import { writeReport } from '../workbook/write/write-report.ts';
import type { Job } from './jobs.ts';

export interface ListsExport {
  readonly ledger: Pick<Ledger, 'call' | 'port'>;
  /** Told the rows that were written, of all; ends the writing between and within lists. */
  readonly job: Job;
  /** An existing folder. */
  readonly folder: string;
  readonly masked: boolean;
  readonly locale: Locale;
  readonly actor: string;
  readonly now: number;
  readonly log: Log;
}

/** What became of it: lists written, their rows, and the lists that could not be read, by name. */
export interface ListsWritten {
  lists: number;
  rows: number;
  readonly notRead: string[];
}

/**
 * Writes the result of every list as a workbook and as CSV. A list that cannot be read is named and the rest goes on; what
 * stands in the way of writing itself (a full disk) ends it. Lists whose personal details were deleted have no rows; their
 * payouts are in the facts. Stopped by its job, it answers `cancelled`, and what it wrote is the caller's to remove.
 */
export async function exportLists(work: ListsExport): Promise<ListsWritten | Problem> {
  const written: ListsWritten = { lists: 0, rows: 0, notRead: [] };
  const companies = await attempt(work, () => work.ledger.call('companies.list', {}));
  if (!companies.ok) return { ...written, notRead: ['*'] };
  const found: { readonly company: Company; readonly list: BatchSummary }[] = [];
  for (const company of companies.value) {
    const lists = await attempt(work, () => work.ledger.call('batches.list', { companyId: company.id }));
    if (!lists.ok) written.notRead.push(company.name);
    else for (const list of lists.value) found.push({ company, list });
  }
  const names = new FileNames();
  const total = found.reduce((rows, { list }) => rows + list.counts.all, 0);
  let before = 0;
  for (const { company, list } of found) {
    const tell = (rows: number): void => work.job.tell('export', Math.min(total, before + rows), total);
    tell(0);
    const done = await exportList(work, company, list.id, names, tell);
    before += list.counts.all;
    if (typeof done === 'number') {
      written.lists += 1;
      written.rows += done;
    } else if (done !== null && STOPS.has(done.code)) return done;
    else if (done !== null) written.notRead.push(list.name);
  }
  return written;
}

/** What no other list would fare better with. */
const STOPS: ReadonlySet<Problem['code']> = new Set(['diskFull', 'fileWrite', 'readOnly', 'cancelled']);

/** A list's files. */
const FILES = [
  ['status', 'xlsx'],
  ['statusCsv', 'csv'],
] as const;

/** One list's two files. Answers its rows; null for a list without rows to write. */
async function exportList(
  work: ListsExport,
  company: Company,
  batchId: BatchId,
  names: FileNames,
  tell: (rows: number) => void,
): Promise<number | Problem | null> {
  const { job, ledger } = work;
  const detail = await attempt(work, () => ledger.call('batches.get', { batchId }));
  if (!detail.ok) return detail.problem;
  const facts = factsOf(work, company, detail.value);
  const base = [company.name, facts.listName, reportWords(work.locale).fileNames.status];
  let rows = 0;
  for (const [place, [kind, ending]] of FILES.entries()) {
    const path = join(work.folder, names.free(base, ending));
    const done = await attempt(work, () =>
      writeReport(
        { kind, facts, path },
        (port) => ledger.port('rows.report', port, { batchIds: [batchId], passesForgotten: false }),
        {
          signal: job.signal,
          // Half of a list's rows for each of its files.
          onProgress: (done) => tell(Math.floor((place * detail.value.counts.all + done) / FILES.length)),
        },
      ),
    );
    if (!done.ok) return done.problem.code === 'batch.notEditable' ? null : done.problem;
    rows = done.value;
  }
  return rows;
}

function factsOf({ now, actor, locale, masked }: ListsExport, company: Company, detail: BatchDetail): ListReport {
  const { name, environment } = company;
  return { companyName: name, environment, madeAt: now, madeBy: actor, locale, masked, ...listFacts(detail) };
}

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Records that are damaged break code that trusts them: here that is expected, said, and noted for the support file. */
async function attempt<T>({ log }: ListsExport, work: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    const answer = await work();
    if (!answer.ok) log.write('export.problem', { problem: answer.problem });
    return answer;
  } catch (error) {
    log.write('export.unreadable', { error });
    return { ok: false, problem: { code: 'ledger.corrupt', params: {} } };
  }
}

/** File names of one folder, none twice whatever the case. */
class FileNames {
  readonly #taken = new Set<string>();

  free(parts: readonly string[], ending: string): string {
    for (let count = 1; ; count += 1) {
      const name = fileName(count === 1 ? parts : [...parts, String(count)], ending);
      if (this.#taken.has(name.toLocaleLowerCase('tr'))) continue;
      this.#taken.add(name.toLocaleLowerCase('tr'));
      return name;
    }
  }
}
