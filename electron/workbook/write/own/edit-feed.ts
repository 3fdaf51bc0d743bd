import type { ReportRow, RowChunks } from '../report-data.ts';
import type { RowEdit } from './edit.ts';

/** Rows as they begin in a sheet's XML, with the number where it is given, and the end of all rows. */
const ROW_TAGS = /<(?:[\w.-]+:)?row(?=[\s/>])([^<>]*)>/g;
const ROW_NUMBER = /\sr\s*=\s*["']\s*(\d+)/;
const END_OF_ROWS = /<\/(?:[\w.-]+:)?sheetData\s*>/;
/** The longest tail of a piece that can hold the beginning of a tag. */
const TAIL_CHARS = 4_096;

/**
 * The list's rows beside the sheet's: both come in the sheet's order, so only as many edits are held as one piece of XML
 * needs. Rows that stand in no sheet are kept for the end.
 */
export class EditFeed {
  readonly appended: RowEdit[] = [];
  rows = 0;
  readonly #chunks: AsyncIterator<readonly ReportRow[]>;
  readonly #toEdit: (row: ReportRow) => RowEdit;
  readonly #ready = new Map<number, RowEdit>();
  #reached = 0;
  #ended = false;
  #tail = '';

  constructor(chunks: RowChunks, toEdit: (row: ReportRow) => RowEdit) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#toEdit = toEdit;
  }

  /** Reads on until every row that begins in this piece of the sheet has its edit. */
  async prepare(piece: string): Promise<void> {
    if (this.#ended) return;
    const text = this.#tail + piece;
    this.#tail = text.slice(-TAIL_CHARS);
    if (END_OF_ROWS.test(text)) return this.#readTo(Infinity);
    let last = 0;
    for (const [, attributes = ''] of text.matchAll(ROW_TAGS)) {
      const number = ROW_NUMBER.exec(attributes)?.[1];
      // A row without a number is counted, and only the sheet's reader counts.
      if (number === undefined) return this.#readTo(Infinity);
      last = Math.max(last, Number(number));
    }
    await this.#readTo(last);
  }

  /** What happens to a row of the sheet; undefined for one that is not the list's. */
  take(row: number): RowEdit | undefined {
    const edit = this.#ready.get(row);
    this.#ready.delete(row);
    return edit;
  }

  /** Throws when a row of the list was not met: the file would be silent about it. */
  close(): void {
    const [missed] = this.#ready.keys();
    if (missed !== undefined || !this.#ended)
      throw new Error(`the sheet has no row ${missed ?? this.#reached + 1} of the list`);
  }

  async #readTo(row: number): Promise<void> {
    while (!this.#ended && this.#reached < row) {
      const step = await this.#chunks.next();
      if (step.done === true) this.#ended = true;
      else for (const each of step.value) this.#add(each);
    }
  }

  #add(row: ReportRow): void {
    const edit = this.#toEdit(row);
    this.rows += 1;
    if (row.excelRow === null) this.appended.push(edit);
    else {
      this.#ready.set(row.excelRow, edit);
      this.#reached = Math.max(this.#reached, row.excelRow);
    }
  }
}
