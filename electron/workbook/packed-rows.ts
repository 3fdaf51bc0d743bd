import type { DecimalConvention } from '../../shared/money.ts';
import { FIELDS, type CellFact, type Field, type RowTyped, type Typed } from '../../shared/rows.ts';

/** One thing of every row of a chunk, in order; a single entry where all rows have the same. */
export type Column<T> = readonly T[];

/**
 * A chunk of rows as it travels between threads: by columns, since a text that all rows share is then copied once, and
 * no row carries the names of its fields. Half the time of cloning the rows as objects.
 */
export type PackedRows = {
  readonly count: number;
  readonly excelRows: Column<number | null>;
  /** In the order of `FIELDS`. */
  readonly texts: readonly Column<string>[];
  readonly conventions: Column<DecimalConvention | null>;
  readonly facts: Column<readonly CellFact[]>;
  /** Cells of columns that feed no field; an empty text stands for no cell. */
  readonly extra: readonly { readonly index: number; readonly texts: Column<string> }[];
  readonly rowIds: Column<RowTyped['rowId']>;
};

const NO_FACTS: readonly CellFact[] = Object.freeze([]);

/** What a column says of one row. */
export function entryOf<T>(column: Column<T>, row: number): T {
  return column[column.length === 1 ? 0 : row] as T;
}

/**
 * Packs rows as they come, chunk after chunk into the same columns: rows that are not kept until their chunk is full are
 * gone with the next collection, and never become old.
 */
export class RowPacker {
  count = 0;
  readonly #excelRows: (number | null)[] = [];
  readonly #texts: readonly string[][] = FIELDS.map(() => []);
  readonly #conventions: (DecimalConvention | null)[] = [];
  readonly #facts: (readonly CellFact[])[] = [];
  readonly #extra = new Map<number, string[]>();
  readonly #rowIds: RowTyped['rowId'][] = [];

  add(row: RowTyped): void {
    const at = this.count;
    this.count += 1;
    this.#excelRows[at] = row.excelRow;
    for (let place = 0; place < FIELDS.length; place += 1) {
      const [field, column] = [FIELDS[place], this.#texts[place]];
      if (field !== undefined && column !== undefined) column[at] = row.typed[field];
    }
    this.#conventions[at] = row.convention;
    this.#facts[at] = row.facts.length === 0 ? NO_FACTS : row.facts;
    for (const column of this.#extra.values()) column[at] = '';
    for (const [index, text] of row.extra) {
      let column = this.#extra.get(index);
      if (column === undefined) this.#extra.set(index, (column = Array.from({ length: at }, () => '')));
      column[at] = text;
    }
    this.#rowIds[at] = row.rowId;
  }

  /** The rows added since the last chunk began, good until another is added. */
  packed(): PackedRows {
    const { count } = this;
    return {
      count,
      excelRows: filled(this.#excelRows, count),
      texts: this.#texts.map((column) => narrowed(filled(column, count))),
      conventions: narrowed(filled(this.#conventions, count)),
      facts: narrowed(filled(this.#facts, count)),
      extra: [...this.#extra]
        .sort(([a], [b]) => a - b)
        .map(([index, texts]) => ({ index, texts: narrowed(filled(texts, count)) }))
        .filter(({ texts }) => texts.length > 1 || texts[0] !== ''),
      rowIds: narrowed(filled(this.#rowIds, count)),
    };
  }

  /** Begins the next chunk. */
  begin(): void {
    this.count = 0;
  }
}

/** A column as far as this chunk goes. */
function filled<T>(column: readonly T[], count: number): readonly T[] {
  return column.length === count ? column : column.slice(0, count);
}

/** One entry for all, where all are the same. */
function narrowed<T>(column: readonly T[]): Column<T> {
  const [first] = column;
  if (column.length < 2) return column;
  for (const each of column) if (each !== first) return column;
  return column.slice(0, 1);
}

/** The rows of a chunk again, as they were packed. */
export function unpackRows(packed: PackedRows): RowTyped[] {
  return Array.from({ length: packed.count }, (_, row) => ({
    excelRow: entryOf(packed.excelRows, row),
    typed: typedOf(packed.texts, row),
    convention: entryOf(packed.conventions, row),
    facts: entryOf(packed.facts, row) as CellFact[],
    extra: extraOf(packed, row),
    rowId: entryOf(packed.rowIds, row),
  }));
}

const PLACES = Object.fromEntries(FIELDS.map((field, place) => [field, place])) as Readonly<Record<Field, number>>;

/** A row's texts out of the columns of `FIELDS`. */
export function typedOf(texts: PackedRows['texts'], row: number): Typed {
  const text = (field: Field): string => {
    const column = texts[PLACES[field]];
    return column === undefined ? '' : entryOf(column, row);
  };
  return {
    recipientType: text('recipientType'),
    recipient: text('recipient'),
    name: text('name'),
    amount: text('amount'),
    currency: text('currency'),
    description: text('description'),
    reference: text('reference'),
    nonWithdrawable: text('nonWithdrawable'),
  };
}

/** A row's cells of columns that feed no field. */
export function extraOf({ extra }: PackedRows, row: number): RowTyped['extra'] {
  const cells: RowTyped['extra'] = [];
  for (const { index, texts } of extra) {
    const text = entryOf(texts, row);
    if (text !== '') cells.push([index, text]);
  }
  return cells;
}
