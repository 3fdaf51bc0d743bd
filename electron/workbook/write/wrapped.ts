import type { Row } from 'exceljs';

/** The height of one line of the reports' typeface, in points. */
const LINE_POINTS = 15;
const MOST_POINTS = 409;

/** A column's width counts figures, and letters are narrower. */
const LETTERS = 1.1;

/** How many lines a text takes in a column of that width: words stay whole unless one is wider than the column. */
export function linesIn(text: string, columnWidth: number): number {
  const width = Math.floor(columnWidth * LETTERS);
  if (text.length <= width && !text.includes('\n')) return 1;
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines += 1;
    let used = 0;
    for (const word of paragraph.split(' ')) {
      if (used > 0 && used + 1 + word.length > width) {
        lines += 1;
        used = 0;
      }
      used += (used > 0 ? 1 : 0) + word.length;
      while (used > width) {
        lines += 1;
        used -= width;
      }
    }
  }
  return lines;
}

/**
 * Makes a row as high as its longest wrapped text. Excel would find the height by itself when it opens the file; LibreOffice
 * and printing services do not, and print one text over the next.
 */
export function setHeight(row: Row, lines: number): void {
  if (lines > 1) row.height = Math.min(lines * LINE_POINTS, MOST_POINTS);
}
