/**
 * Reads what Excel, LibreOffice and Google Sheets put on the clipboard: cells parted by tabs, rows by line ends, and a
 * cell that holds either (or begins with a quote) in double quotes with its own quotes doubled. One line end at the
 * close makes no further row. Never throws: a quote that is not closed runs to the end.
 */
export function parseTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [cell, next] = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at);
    row.push(cell);
    at = next;
    if (text[at] === '\t') {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    rows.push(row);
    row = [];
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
  }
  return rows;
}

function readPlain(text: string, start: number): readonly [cell: string, next: number] {
  let end = start;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return [text.slice(start, end), end];
}

function readQuoted(text: string, start: number): readonly [cell: string, next: number] {
  let cell = '';
  let at = start + 1;
  while (at < text.length) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return [cell + text.slice(at), text.length];
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      // What follows a closing quote before the next tab belongs to the cell, as spreadsheets read it.
      const [rest, next] = readPlain(text, quote + 1);
      return [cell + rest, next];
    }
    cell += '"';
    at = quote + 2;
  }
  return [cell, text.length];
}

/** Writes cells so that spreadsheets read them back the same. */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(writeCell).join('\t')).join('\r\n');
}

function writeCell(text: string): string {
  return /[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
