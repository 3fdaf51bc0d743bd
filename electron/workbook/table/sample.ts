import { cellText, isBlank, type Cell, type SheetRow } from '../../../shared/cells.ts';
import { tidy } from '../../../shared/turkish.ts';
import { SHAPE_NAMES, shapeOf, type ShapeName } from './shapes.ts';

/** What the first rows of a column say about it; shares are of its filled cells. */
export type ColumnSample = {
  readonly index: number;
  readonly filled: number;
  readonly shares: Readonly<Record<ShapeName, number>>;
  /** Up to three different values as a person would see them. */
  readonly examples: readonly string[];
  /** True when the values count up by one: a row number, not an amount. */
  readonly counting: boolean;
  /** Whether each sampled row has a value here, for telling columns that fill each other's gaps. */
  readonly present: readonly boolean[];
};

const EXAMPLES = 3;
const EXAMPLE_CHARS = 120;

/** Samples one column of the body's first rows. */
export function sampleColumn(rows: readonly SheetRow[], index: number): ColumnSample {
  const counts = Object.fromEntries(SHAPE_NAMES.map((name) => [name, 0])) as Record<ShapeName, number>;
  const examples = new Set<string>();
  const present: boolean[] = [];
  let filled = 0;
  let steps = 0;
  let previous: number | undefined;
  for (const row of rows) {
    const cell: Cell = row.cells[index] ?? null;
    const blank = isBlank(cell);
    present.push(!blank);
    if (blank) continue;
    filled += 1;
    const shape = shapeOf(cell);
    for (const name of SHAPE_NAMES) if (shape[name]) counts[name] += 1;
    const text = tidy(cellText(cell));
    if (examples.size < EXAMPLES) examples.add(text.length > EXAMPLE_CHARS ? `${text.slice(0, EXAMPLE_CHARS)}…` : text);
    const number = shape.digits ? Number(text) : undefined;
    if (number !== undefined && previous !== undefined && number === previous + 1) steps += 1;
    previous = number;
  }
  for (const name of SHAPE_NAMES) counts[name] = filled === 0 ? 0 : counts[name] / filled;
  return {
    index,
    filled,
    shares: counts,
    examples: [...examples],
    counting: filled > 2 && steps >= (filled - 1) * 0.9,
    present,
  };
}

/** The share of rows in which both columns have a value, of the rows in which either has. */
export function overlap(a: ColumnSample, b: ColumnSample): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < a.present.length; i += 1) {
    const inA = a.present[i] === true;
    const inB = b.present[i] === true;
    if (inA && inB) both += 1;
    if (inA || inB) either += 1;
  }
  return either === 0 ? 0 : both / either;
}
