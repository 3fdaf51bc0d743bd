import { columnLetter } from '../../read/rows.ts';
import { cellText } from '../cells.ts';
import type { NewColumn } from './edit.ts';
import { escapeXml, withAttribute } from './xml-text.ts';

/** A cell that holds text as text (an inline string); an empty one keeps its style only. */
export function cellXml(prefix: string, column: number, row: number, style: number, text: string): string {
  const start = `<${prefix}c r="${columnLetter(column)}${row}"${style === 0 ? '' : ` s="${style}"`}`;
  if (text === '') return `${start}/>`;
  const held = escapeXml(cellText(text));
  return `${start} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${held}</${prefix}t></${prefix}is></${prefix}c>`;
}

/** A `<col>` element and the first column it is for, counted from 1. */
export interface ColumnTag {
  readonly min: number;
  readonly tag: string;
}

/** `<col>` elements for the new columns. */
export function columnTags(prefix: string, first: number, columns: readonly NewColumn[]): readonly ColumnTag[] {
  return columns.map((column, index) => {
    const min = first + index + 1;
    const hidden = column.hidden ? ' hidden="1"' : '';
    return { min, tag: `<${prefix}col min="${min}" max="${min}" width="${column.width}" customWidth="1"${hidden}/>` };
  });
}

/**
 * A `<col>` of the file without the columns that are ours now: ranges must not overlap, and a sheet's last one often
 * reaches to the end of all columns. A range around ours becomes two.
 */
export function trimmedColumn(tag: string, first: number, count: number): readonly ColumnTag[] {
  const min = numberOf(tag, 'min');
  const max = numberOf(tag, 'max');
  if (min === null || max === null) return [{ min: min ?? 0, tag }];
  const [from, to] = [first + 1, first + count];
  if (max < from || min > to) return [{ min, tag }];
  return [
    ...(min < from ? [{ min, tag: withAttribute(tag, 'max', String(from - 1)) }] : []),
    ...(max > to ? [{ min: to + 1, tag: withAttribute(tag, 'min', String(to + 1)) }] : []),
  ];
}

/** `<col>` elements in the order Excel wants them. */
export function columnsXml(tags: readonly ColumnTag[]): string {
  return tags
    .toSorted((a, b) => a.min - b.min)
    .map(({ tag }) => tag)
    .join('');
}

function numberOf(tag: string, name: string): number | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*["']\\s*(\\d+)`).exec(tag);
  return found === null ? null : Number(found[1]);
}
