import { isDeepStrictEqual } from 'node:util';
import type { MessagePort } from 'node:worker_threads';
import type { SheetRow } from '../../shared/cells.ts';
import type { ImportChoice } from '../../shared/mapping.ts';
import { Outlet } from './outlet.ts';
import { AHEAD_CREDIT, type RowsMessage, type WorkerMessage } from './protocol.ts';
import type { ReadableFile } from './read/file.ts';
import { handOn, handOnRest, TableReading } from './stream-table.ts';
import type { TableSurveyor } from './table/survey.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */
/**
 * Hands a sheet's rows on while it is still being surveyed, as its first rows propose that it is read: by the time a
 * person has looked at the columns, the rows were checked by another thread. They count only when the whole sheet then
 * proposes the very same; otherwise they are void, and the sheet is read again once it is accepted. Protocol: `RowsMessage`.
 */
export class ReadingAhead {
  readonly #port: MessagePort;
  readonly #outlet: Outlet;
  /** The first rows of a sheet, until they propose something; null when the sheet is not read ahead. */
  #first: SheetRow[] | null = null;
  #started: { readonly sheet: number; readonly choice: ImportChoice; readonly table: TableReading } | null = null;

  constructor(port: MessagePort, post: (message: WorkerMessage) => void) {
    this.#port = port;
    this.#outlet = new Outlet(port, post, AHEAD_CREDIT);
  }

  /** A sheet's reading begins. The first one that proposes a whole list is read ahead, and no other. */
  begin(): void {
    this.#first = this.#started === null ? [] : null;
  }

  /** Takes rows that the sheet's surveyor has just taken. */
  async take(file: ReadableFile, sheet: number, surveyor: TableSurveyor, rows: readonly SheetRow[]): Promise<void> {
    if (this.#started?.sheet === sheet) return this.#hand(this.#started.table, rows);
    if (this.#first === null) return;
    for (const row of rows) this.#first.push(row);
    const proposal = surveyor.proposal();
    if (proposal === 'notYet') return;
    const first = this.#first;
    this.#first = null;
    if (proposal === null) return;
    const choice = { sheet: file.sheets[sheet]?.name ?? '', ...proposal, csv: file.csv };
    // No month is known yet, and none is asked for: a proposal that names one is not read ahead.
    const table = new TableReading({ task: 'table', source: { bytes: NONE }, choice, period: '', sha256: null });
    this.#started = { sheet, choice, table };
    await this.#hand(table, first);
  }

  /** Ends with what the survey proposes; true when that is what was handed on, every row of it. */
  async end(choice: ImportChoice, sha256: string): Promise<boolean> {
    const started = this.#started;
    if (started === null || !isDeepStrictEqual(started.choice, choice)) return false;
    await this.#whileOpen(() => handOnRest(started.table, this.#outlet));
    if (this.#outlet.closed) return false;
    this.#port.postMessage({ type: 'end', facts: started.table.facts(sha256) } satisfies RowsMessage);
    return true;
  }

  async #hand(table: TableReading, rows: readonly SheetRow[]): Promise<void> {
    if (this.#outlet.closed) return;
    await this.#whileOpen(() => handOn(table, rows, this.#outlet));
  }

  /** A consumer that wants no more does not end the survey. */
  async #whileOpen(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      if (!this.#outlet.closed) throw cause;
    }
  }
}

const NONE = new Uint8Array(0);
