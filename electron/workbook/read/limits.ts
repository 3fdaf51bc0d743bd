/**
 * What the reader takes at most. The first three are Excel's own limits (Microsoft, "Excel specifications and limits");
 * the others keep a hostile file from using the machine: a V8 heap limit does not count Buffers, so sizes are capped here.
 */
export const LIMITS = {
  rows: 1_048_576,
  columns: 16_384,
  cellChars: 32_767,
  /** Rows the program takes from one sheet. */
  tableRows: 200_000,
  /** Filled cells read from one sheet; 100,000 rows of 8 are 800,000. */
  cells: 8_000_000,
  /** Empty places before values in the rows of one piece of a sheet: one value in column XFD costs 16,383 of them. */
  emptyPlaces: 4_000_000,
  fileBytes: 100 * 1024 * 1024,
  entries: 10_000,
  /** Inflated bytes of one part that is parsed as a stream. */
  sheetBytes: 1024 * 1024 * 1024,
  stringsBytes: 256 * 1024 * 1024,
  /** Characters of all shared strings together, since they stay in memory. */
  stringsChars: 48 * 1024 * 1024,
  strings: 4_000_000,
  /** Inflated bytes of a part that is parsed whole: workbook, relationships, styles, properties. */
  partBytes: 32 * 1024 * 1024,
  /** Inflated bytes of everything read from one file. */
  totalBytes: 1536 * 1024 * 1024,
  /** A part may inflate to this many times what was packed so far; deflate itself ends near 1,032. */
  ratio: 400,
  /** Below this size the ratio says nothing. */
  ratioFromBytes: 16 * 1024 * 1024,
  styles: 64_000,
  sheets: 1_000,
  xmlDepth: 64,
  mergedCells: 200_000,
  /** A line of a text file longer than this is no list. */
  lineChars: 1_000_000,
} as const;
