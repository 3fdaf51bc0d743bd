import type { MessagePort } from 'node:worker_threads';
import { cellText, UNCALCULATED, type Cell, type SheetRow } from '../../shared/cells.ts';
import type { ImportChoice } from '../../shared/mapping.ts';
import {
  MARK_KINDS,
  MARKS,
  type Marks,
  type SheetSummary,
  type SurveyTask,
  type WorkbookSurvey,
  type WorkerMessage,
} from './protocol.ts';
import type { FileMemory } from './file-memory.ts';
import type { ReadableFile } from './read/file.ts';
import { Refusal } from './read/refusal.ts';
import { ReadingAhead } from './reading-ahead.ts';
import type { SheetFacts } from './read/rows.ts';
import { TableSurveyor, type TableSurvey } from './table/survey.ts';

const PROGRESS_ROWS = 2_000;
const EARLY_ROWS = 100;
const LOOKED_AT_SHEETS = 3;
const EARLY_CHARS = 200;
const EARLY_COLUMNS = 100;

type Surveyed = {
  readonly index: number;
  readonly facts: SheetFacts;
  readonly table: TableSurvey;
  readonly onlyFormulas: boolean;
};

/**
 * Reads a file once, every sheet of it, and proposes the fullest visible sheet that looks like a list of payments. Given
 * a port, it reads ahead (`ReadingAhead`).
 */
export async function surveyFile(
  task: SurveyTask,
  memory: FileMemory,
  post: (message: WorkerMessage) => void,
  rowsPort: MessagePort | null = null,
): Promise<WorkbookSurvey> {
  const file = await memory.open(task.source, task.overrides.csv ?? null, false);
  const wanted = task.overrides.sheet;
  const only = wanted === undefined ? undefined : file.sheets.findIndex((sheet) => sheet.name === wanted);
  if (only === -1) throw new Refusal('workbook.sheetMissing', { sheet: wanted ?? '' });
  const surveyed: Surveyed[] = [];
  const told = new Telling(post);
  const ahead = rowsPort === null ? null : new ReadingAhead(rowsPort, post);
  if (task.known === null) await showFirst(file, told);
  for (const index of readingOrder(file)) {
    if (only !== undefined && index !== only && task.known !== null) continue;
    const mine = only === undefined || index === only;
    surveyed.push(await surveySheet(file, index, mine ? task : null, told, mine ? ahead : null));
  }
  const chosen = choose(file, surveyed, only);
  const sheets = summaries(file, surveyed, task.known);
  const choice = choiceOf(file, chosen);
  return {
    fileKind: file.kind,
    sha256: file.sha256,
    bytes: file.bytes,
    sheets,
    choice,
    table: {
      ...chosen.table,
      columns: file.kind === 'text' ? chosen.table.columns.map(withoutTextFinding) : chosen.table.columns,
      notes: [...fileNotes(file, sheets), ...chosen.table.notes],
    },
    marks: marksOf(file, chosen.table),
    ahead: (await ahead?.end(choice, file.sha256)) ?? false,
  };
}

/** Shows the rows of the first visible sheet that has any among what its head holds, before anything is read whole. */
async function showFirst(file: ReadableFile, told: Telling): Promise<void> {
  for (const index of readingOrder(file).slice(0, LOOKED_AT_SHEETS)) {
    const rows = await file.firstRows(index, EARLY_ROWS);
    if (rows.length > 0) return told.early(file.sheets[index]?.name ?? '', rows);
  }
}

/** In a text file everything is text; only in a workbook is it worth saying of a number. */
function withoutTextFinding(column: TableSurvey['columns'][number]): TableSurvey['columns'][number] {
  return { ...column, findings: column.findings.filter((finding) => finding.code !== 'numbersAsText') };
}

/** Visible sheets first, so that the first rows shown are ones a person knows. */
function readingOrder(file: ReadableFile): readonly number[] {
  const indexes = file.sheets.map((_, index) => index);
  const hidden = (index: number): number => (file.sheets[index]?.visibility === 'visible' ? 0 : 1);
  return indexes.sort((a, b) => hidden(a) - hidden(b) || a - b);
}

async function surveySheet(
  file: ReadableFile,
  index: number,
  task: SurveyTask | null,
  told: Telling,
  ahead: ReadingAhead | null,
): Promise<Surveyed> {
  const surveyor = new TableSurveyor({
    header: task?.overrides.header ?? null,
    mapping: task?.overrides.mapping ?? null,
    remembered: task?.remembered ?? [],
    reading: task?.reading ?? null,
  });
  const rows = file.rows(index);
  let onlyFormulas = true;
  ahead?.begin();
  for (;;) {
    const next = await rows.next();
    if (next.done === true) return { index, facts: next.value, table: surveyor.finish(next.value), onlyFormulas };
    surveyor.take(next.value);
    if (ahead !== null) await ahead.take(file, index, surveyor, next.value);
    onlyFormulas &&= next.value.every((row) => row.cells.every(isUncalculated));
    told.progress(next.value.length);
  }
}

function isUncalculated(cell: Cell): boolean {
  return cell === null || (typeof cell === 'object' && cell.t === 'error' && cell.v === UNCALCULATED);
}

/** Tells the client how far the reading is, and the first rows as soon as there are any. */
class Telling {
  private readonly post: (message: WorkerMessage) => void;
  private read = 0;
  private said = 0;

  constructor(post: (message: WorkerMessage) => void) {
    this.post = post;
  }

  early(sheet: string, rows: readonly SheetRow[]): void {
    const preview = rows.map((row) => ({
      excelRow: row.row,
      cells: row.cells.slice(0, EARLY_COLUMNS).map((cell) => cellText(cell).slice(0, EARLY_CHARS)),
    }));
    this.post({ type: 'early', early: { sheet, preview } });
  }

  progress(rows: number): void {
    this.read += rows;
    if (this.read - this.said < PROGRESS_ROWS) return;
    this.said = this.read;
    this.post({ type: 'progress', rows: this.read });
  }
}

function choose(file: ReadableFile, surveyed: readonly Surveyed[], only: number | undefined): Surveyed {
  const filled = surveyed.filter((one) => one.facts.filledRows > 0);
  if (filled.length === 0) throw new Refusal('workbook.empty');
  if (filled.every((one) => one.onlyFormulas)) throw new Refusal('workbook.empty', { what: 'formulas' });
  const asked = filled.find((one) => one.index === only);
  if (only !== undefined) {
    if (asked === undefined) throw new Refusal('workbook.empty', { sheet: file.sheets[only]?.name ?? '' });
    return asked;
  }
  const visible = filled.filter((one) => file.sheets[one.index]?.visibility === 'visible');
  const best = [...(visible.length > 0 ? visible : filled)].sort((a, b) => worth(b) - worth(a) || a.index - b.index)[0];
  if (best === undefined) throw new Refusal('workbook.empty');
  return best;
}

/** A list that went out for corrections goes first, then a sheet that feeds recipient and amount, then the fullest. */
function worth(one: Surveyed): number {
  const complete = one.table.missing.length === 0 && one.table.rowCount > 0 ? 1e9 : 0;
  return (one.table.hasRowIds ? 1e12 : 0) + complete + one.facts.filledCells;
}

function summaries(
  file: ReadableFile,
  surveyed: readonly Surveyed[],
  known: readonly SheetSummary[] | null,
): readonly SheetSummary[] {
  return file.sheets.map((sheet, index): SheetSummary => {
    const one = surveyed.find((candidate) => candidate.index === index);
    const before = known?.find((candidate) => candidate.name === sheet.name);
    return {
      name: sheet.name,
      rows: one?.facts.filledRows ?? before?.rows ?? 0,
      columns: one?.facts.columns ?? before?.columns ?? 0,
      hidden: sheet.visibility !== 'visible',
    };
  });
}

function choiceOf(file: ReadableFile, chosen: Surveyed): ImportChoice {
  const { headerRow, headerRows, mapping } = chosen.table;
  return { sheet: file.sheets[chosen.index]?.name ?? '', headerRow, headerRows, mapping, csv: file.csv };
}

function fileNotes(file: ReadableFile, sheets: readonly SheetSummary[]): TableSurvey['notes'] {
  const notes: TableSurvey['notes'][number][] = [];
  if (file.csv !== null)
    notes.push({ code: 'csvDecision', params: { encoding: file.csv.encoding, delimiter: file.csv.delimiter } });
  if (file.hasMacros) notes.push({ code: 'macrosIgnored', params: {} });
  const hidden = sheets.filter((sheet) => sheet.hidden && sheet.rows > 0);
  if (hidden.length > 0) {
    const names = hidden.slice(0, 12).map((sheet) => sheet.name);
    notes.push({ code: 'hiddenSheets', params: { count: hidden.length, names: names.join(', ') } });
  }
  return notes;
}

function marksOf(file: ReadableFile, table: TableSurvey): Marks {
  const kind = MARK_KINDS.find((known) => known === file.properties.get(MARKS.kind)) ?? null;
  return { kind, batchId: file.properties.get(MARKS.batch) ?? null, hasRowIds: table.hasRowIds, rowId: table.rowId };
}
