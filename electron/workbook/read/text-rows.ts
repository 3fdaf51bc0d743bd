import type { SheetRow } from '../../../shared/cells.ts';
import { LIMITS } from './limits.ts';
import { damaged, Refusal } from './refusal.ts';
import { RowBuilder, type SheetFacts } from './rows.ts';
import { decodeText, type TextDecision } from './text-encoding.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Reads a delimited text file (RFC 4180 with any of the three delimiters). Every value is text, so leading zeros and
 * long numbers stay. A record is one row, as Excel would number it, blank lines included. An unclosed quote, a line
 * without end and NULs are refused.
 */
export function* readTextRows(bytes: Buffer, decision: TextDecision): Generator<SheetRow[], SheetFacts> {
  const parser = new TextParser(decision.delimiter.charCodeAt(0));
  for (const piece of decodeText(bytes, decision.encoding)) {
    if (piece.includes('\u0000')) throw new Refusal('workbook.notWorkbook', { kind: 'binary' });
    parser.write(piece);
    const rows = parser.builder.take();
    if (rows.length > 0) yield rows;
  }
  parser.end();
  const rows = parser.builder.take();
  if (rows.length > 0) yield rows;
  return parser.builder.facts;
}

class TextParser {
  readonly builder = new RowBuilder('text');
  private readonly delimiter: number;
  private fields: string[] = [];
  private field = '';
  private state: 'start' | 'plain' | 'quoted' | 'quoteInQuoted' = 'start';
  private lineChars = 0;
  private skipLf = false;
  private records = 0;

  constructor(delimiter: number) {
    this.delimiter = delimiter;
  }

  write(text: string): void {
    let from = 0;
    const { delimiter } = this;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.state === 'quoted') {
        if (code !== QUOTE) continue;
        this.append(text, from, at);
        this.state = 'quoteInQuoted';
        from = at + 1;
      } else if (code === QUOTE && this.state === 'quoteInQuoted') {
        // A doubled quote is one quote; the second begins the next stretch.
        this.state = 'quoted';
        from = at;
      } else if (code === QUOTE && this.state === 'start') {
        this.state = 'quoted';
        from = at + 1;
      } else if (code === LF && this.skipLf && this.state === 'start' && this.fields.length === 0) {
        this.skipLf = false;
        from = at + 1;
      } else if (code === delimiter || code === LF || code === CR) {
        this.append(text, from, at);
        this.endField();
        if (code !== delimiter) this.endRecord();
        this.skipLf = code === CR;
        from = at + 1;
      } else if (this.state !== 'plain') {
        this.state = 'plain';
        this.skipLf = false;
      }
    }
    this.append(text, from, text.length);
  }

  end(): void {
    if (this.state === 'quoted') throw damaged('quote');
    if (this.field !== '' || this.fields.length > 0 || this.state !== 'start') {
      this.endField();
      this.endRecord();
    }
  }

  private append(text: string, from: number, to: number): void {
    if (to <= from) return;
    this.lineChars += to - from;
    this.field += text.slice(from, to);
    if (this.field.length <= LIMITS.cellChars && this.lineChars <= LIMITS.lineChars) return;
    throw this.state === 'quoted' ? damaged('quote') : new Refusal('workbook.notWorkbook', { kind: 'endlessLine' });
  }

  private endField(): void {
    this.fields.push(this.field);
    if (this.fields.length > LIMITS.columns) throw new Refusal('workbook.notWorkbook', { kind: 'endlessLine' });
    this.field = '';
    this.state = 'start';
  }

  private endRecord(): void {
    const { fields } = this;
    this.fields = [];
    this.lineChars = 0;
    this.records += 1;
    // Excel obeys a first line that names the delimiter and does not show it, nor number it.
    if (this.records === 1 && /^sep=.?$/i.test(fields.join(';'))) {
      this.records = 0;
      return;
    }
    this.builder.startRow(this.records, false);
    for (const [index, field] of fields.entries()) this.builder.addCell(index, undefined, value(field));
    this.builder.endRow();
  }
}

/** `="0012"` is how exporters keep Excel from dropping zeros; the text inside is what it shows. */
function value(field: string): string | null {
  if (field === '') return null;
  return /^="([^"]*)"$/.exec(field)?.[1] ?? field;
}
