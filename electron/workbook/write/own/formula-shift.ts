import { columnLetter, parseReference } from '../../read/rows.ts';

/** Texts and quoted sheet names, which hold no references of ours; names and functions; and, last, A1 references. */
const TOKENS =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|(?<![\p{L}\p{N}_.$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])|(?<![\p{L}\p{N}_.$])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.(!])|(?<![\p{L}\p{N}_.$:])(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\p{L}\p{N}_.])/gu;

/**
 * A shared formula as it reads in another cell: relative references move by the distance, `$` ones stay (ECMA-376 part 1,
 * 18.3.1.40, `shared`). Whole columns and rows move too; texts, names and sheets do not.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(TOKENS, (whole: string, ...found: readonly (string | undefined)[]) => {
    const [fixedColumn, letters, fixedRow, row, fixedA, columnA, fixedB, columnB, fixedTop, top, fixedEnd, end] = found;
    if (letters !== undefined && row !== undefined)
      return `${fixedColumn}${movedColumn(letters, fixedColumn, columns)}${fixedRow}${movedRow(row, fixedRow, rows)}`;
    if (columnA !== undefined && columnB !== undefined)
      return `${fixedA}${movedColumn(columnA, fixedA, columns)}:${fixedB}${movedColumn(columnB, fixedB, columns)}`;
    if (top !== undefined && end !== undefined)
      return `${fixedTop}${movedRow(top, fixedTop, rows)}:${fixedEnd}${movedRow(end, fixedEnd, rows)}`;
    return whole;
  });
}

function movedColumn(letters: string, fixed: string | undefined, by: number): string {
  const place = parseReference(`${letters}1`);
  return fixed === '$' || by === 0 || place === undefined ? letters : columnLetter(Math.max(0, place.column + by));
}

function movedRow(row: string, fixed: string | undefined, by: number): string {
  return fixed === '$' ? row : String(Math.max(1, Number(row) + by));
}
