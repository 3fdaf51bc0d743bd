import type { MessagePort } from 'node:worker_threads';
import type { SheetRow } from '../../shared/cells.ts';
import type { RowTyped } from '../../shared/rows.ts';
import { FIRST_CREDIT, type RowsMessage, type TableFacts, type TableTask, type WorkerMessage } from './protocol.ts';
import type { FileMemory } from './file-memory.ts';
import { Outlet } from './outlet.ts';
import { Refusal } from './read/refusal.ts';
import { sheetTotal, type TotalRow } from './table/amounts.ts';
import { Applier } from './table/apply.ts';
import { Body, type BodyRow } from './table/body.ts';
import { columnNames } from './table/find.ts';
import { columnsOf, rowIdColumn } from './table/uses.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */
const PROGRESS_ROWS = 2_000;

/** Streams a table's payment rows over the port, each as the mapping makes it. Protocol: `RowsMessage`. */
export async function streamTable(
  task: TableTask,
  memory: FileMemory,
  port: MessagePort,
  post: (message: WorkerMessage) => void,
): Promise<TableFacts> {
  const file = await memory.open(task.source, task.choice.csv, true);
  if (task.sha256 !== null && task.sha256 !== file.sha256)
    throw new Refusal('workbook.sourceGone', { what: 'changed' });
  const index = file.sheets.findIndex((sheet) => sheet.name === task.choice.sheet);
  if (index === -1) throw new Refusal('workbook.sheetMissing', { sheet: task.choice.sheet });
  const outlet = new Outlet(port, post, FIRST_CREDIT);
  const table = new TableReading(task);
  const rows = file.rows(index);
  let read = 0;
  for (;;) {
    const next = await rows.next();
    if (next.done === true) break;
    await handOn(table, next.value, outlet);
    const before = read;
    read += next.value.length;
    if (Math.floor(read / PROGRESS_ROWS) > Math.floor(before / PROGRESS_ROWS)) post({ type: 'progress', rows: read });
  }
  await handOnRest(table, outlet);
  const facts = table.facts(file.sha256);
  port.postMessage({ type: 'end', facts } satisfies RowsMessage);
  return facts;
}

/** Sends what a table makes of the sheet's next rows. */
export async function handOn(table: TableReading, rows: readonly SheetRow[], outlet: Outlet): Promise<void> {
  for (const row of rows) for (const ready of table.take(row)) if (outlet.add(ready)) await outlet.flush();
}

/** Sends what is left once the sheet has ended. */
export async function handOnRest(table: TableReading, outlet: Outlet): Promise<void> {
  for (const ready of table.finish()) if (outlet.add(ready)) await outlet.flush();
  await outlet.flush();
}

/** Header first, then every row under it through the body's rules and the mapping. */
export class TableReading {
  private readonly task: TableTask;
  private head: SheetRow[] = [];
  private started: { readonly body: Body; readonly applier: Applier; readonly names: readonly string[] } | null = null;
  private readonly totals: ({ readonly row: number } & TotalRow)[] = [];
  private readonly notes: number[] = [];
  private rows = 0;

  constructor(task: TableTask) {
    this.task = task;
  }

  take(row: SheetRow): readonly RowTyped[] {
    const { headerRow } = this.task.choice;
    if (row.row <= headerRow) {
      this.head.push(row);
      return [];
    }
    this.started ??= this.start();
    return this.settle(this.started.body.take(row));
  }

  finish(): readonly RowTyped[] {
    this.started ??= this.start();
    return this.settle(this.started.body.end());
  }

  facts(sha256: string): TableFacts {
    const names = this.started?.names ?? [];
    return {
      sha256,
      rows: this.rows,
      totalRows: this.totals.map((total) => total.row),
      noteRows: this.notes,
      totalInFile: sheetTotal(
        this.totals,
        columnsOf(this.task.choice.mapping, 'amount')[0],
        this.started?.body.total ?? null,
      ),
      extraColumns: this.task.choice.mapping.columns
        .filter((column) => column.feeds === null)
        .map((column) => ({ index: column.index, name: names[column.index] ?? '' })),
    };
  }

  private start(): { readonly body: Body; readonly applier: Applier; readonly names: readonly string[] } {
    const { choice, period } = this.task;
    const width = this.head.reduce((most, row) => Math.max(most, row.cells.length), 0);
    const names = columnNames(this.head, choice, width);
    this.head = [];
    const idColumn = rowIdColumn(names.map((name) => name.own));
    return {
      body: new Body(choice.mapping, names),
      applier: new Applier(choice.mapping, { period }, idColumn),
      names: names.map((name) => name.full),
    };
  }

  private settle(found: readonly BodyRow[]): readonly RowTyped[] {
    const ready: RowTyped[] = [];
    for (const one of found) {
      if (one.kind === 'total')
        this.totals.push({ row: one.row.row, cell: one.cell, closesSection: one.closesSection });
      else if (one.kind !== 'payment') this.notes.push(one.row.row);
      else if (this.started !== null) {
        this.rows += 1;
        ready.push(this.started.applier.apply(one.row));
      }
    }
    return ready;
  }
}
