import type { SheetRow } from '../../shared/cells.ts';
import type { TextDecision } from './read/text-encoding.ts';
import type { WorkbookSource } from './protocol.ts';
import { openFile, readBytes, type ReadableFile } from './read/file.ts';
import type { SheetFacts } from './read/rows.ts';

/** What is remembered of a file at most, in bytes as reckoned below: some 10,000 rows of 8 columns. More is read again in a second. */
const MOST_BYTES = 4 * 1024 * 1024;
const ROW_BYTES = 96;
const CELL_BYTES = 24;

type Remembered = { readonly pieces: SheetRow[][]; readonly facts: SheetFacts };

/**
 * Remembers the rows of the sheets it read, so that another choice of columns, and at last the reading into a list, need
 * not unzip and parse the file again. The file's bytes are read every time: rows are remembered of these bytes, read
 * under this decision about text, and of no others. What is large is not remembered and is read again.
 */
export class FileMemory {
  readonly #mostBytes: number;
  #of = '';
  readonly #sheets = new Map<number, Remembered>();
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  /** Opens a file as it is now. With `lastUse` each remembered piece is let go as it is handed on. Throws a Refusal. */
  async open(source: WorkbookSource, csv: TextDecision | null, lastUse: boolean): Promise<ReadableFile> {
    const bytes = 'path' in source ? await readBytes(source.path) : Buffer.from(source.bytes);
    const file = await openFile(bytes, csv);
    const of = `${file.sha256} ${file.csv === null ? '' : `${file.csv.encoding} ${file.csv.delimiter}`}`;
    if (of !== this.#of) this.#forget();
    this.#of = of;
    return { ...file, rows: (sheet) => this.#rows(file, sheet, lastUse) };
  }

  #rows(file: ReadableFile, sheet: number, lastUse: boolean): AsyncGenerator<SheetRow[], SheetFacts> {
    const known = this.#sheets.get(sheet);
    if (known === undefined) return lastUse ? file.rows(sheet) : this.#reading(file, sheet);
    if (!lastUse) return again(known);
    this.#forget();
    return lastTime(known);
  }

  async *#reading(file: ReadableFile, sheet: number): AsyncGenerator<SheetRow[], SheetFacts> {
    const rows = file.rows(sheet);
    let pieces: SheetRow[][] | null = [];
    let bytes = 0;
    for (;;) {
      const next = await rows.next();
      if (next.done === true) {
        if (pieces !== null) this.#sheets.set(sheet, { pieces, facts: next.value });
        if (pieces !== null) this.#bytes += bytes;
        return next.value;
      }
      if (pieces !== null) {
        for (const row of next.value) bytes += bytesOf(row);
        if (this.#bytes + bytes > this.#mostBytes) pieces = null;
        else pieces.push(next.value);
      }
      yield next.value;
    }
  }

  #forget(): void {
    this.#sheets.clear();
    this.#bytes = 0;
  }
}

async function* again({ pieces, facts }: Remembered): AsyncGenerator<SheetRow[], SheetFacts> {
  yield* pieces;
  return facts;
}

async function* lastTime({ pieces, facts }: Remembered): AsyncGenerator<SheetRow[], SheetFacts> {
  pieces.reverse();
  for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) yield piece;
  return facts;
}

function bytesOf(row: SheetRow): number {
  let bytes = ROW_BYTES;
  for (const cell of row.cells) {
    if (cell === null) bytes += 8;
    else bytes += CELL_BYTES + (typeof cell === 'string' ? cell.length : 40 + (cell.t === 'bool' ? 0 : cell.v.length));
  }
  return bytes;
}
