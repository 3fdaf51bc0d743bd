import type { SheetRow } from '../../../shared/cells.ts';
import { decodeStream, type Archive } from './archive.ts';
import { LIMITS } from './limits.ts';
import { isPlainPiece, PlainRows, skipSpace } from './plain-rows.ts';
import type { SheetFacts } from './rows.ts';
import { SheetParser } from './sheet-parser.ts';
import type { ValueSource } from './values.ts';

/** A row longer than this in the file is left to the parser, which needs no whole row in hand. */
const ROW_CHARS = 4 * 1024 * 1024;

/**
 * Reads one worksheet as a stream: yields the rows of each inflated piece, and returns what else the sheet holds once
 * its last byte was read and checked. Throws a Refusal when any of it is damaged; rows yielded before are then void.
 */
export async function* readSheet(
  archive: Archive,
  source: ValueSource,
  plain = true,
): AsyncGenerator<SheetRow[], SheetFacts> {
  const feed = new SheetFeed(source, plain);
  for await (const piece of decodeStream(archive.stream(source.part, LIMITS.sheetBytes), source.part)) {
    feed.write(piece);
    const rows = feed.parser.builder.take();
    if (rows.length > 0) yield rows;
  }
  feed.end();
  const rows = feed.parser.builder.take();
  if (rows.length > 0) yield rows;
  return feed.parser.builder.facts;
}

/** Deals the text of a sheet between the plain reader and the parser, always at a row's edge. */
export class SheetFeed {
  readonly parser: SheetParser;
  private readonly rows: PlainRows;
  private mode: 'head' | 'rows' | 'oneRow' | 'rest' = 'head';
  private buffer = '';

  constructor(source: ValueSource, plain: boolean) {
    this.parser = new SheetParser(source);
    this.rows = new PlainRows(
      source,
      this.parser.builder,
      (prefix) => this.parser.parser.resolve(prefix) !== undefined,
    );
    if (!plain) this.mode = 'rest';
  }

  write(piece: string): void {
    if (this.mode !== 'rest' && !isPlainPiece(piece)) this.giveUp();
    if (this.mode === 'rest') {
      this.parser.parser.write(piece);
      return;
    }
    this.buffer = this.buffer === '' ? piece : this.buffer + piece;
    this.deal();
  }

  end(): void {
    this.giveUp();
    this.parser.finish();
  }

  /** Leaves everything from here on to the parser. */
  private giveUp(): void {
    if (this.buffer !== '') this.parser.parser.write(this.buffer);
    this.buffer = '';
    this.mode = 'rest';
  }

  private deal(): void {
    let at = 0;
    const text = this.buffer;
    while (at < text.length) {
      const next = this.step(text, at);
      if (next === at) break;
      at = next;
      if (this.mode === 'rest') break;
    }
    this.buffer = at === 0 ? text : text.slice(at);
    if (this.mode === 'rest' || this.buffer.length > ROW_CHARS) this.giveUp();
  }

  /** Consumes what it can at `at`; the same position means that more text is needed. */
  private step(text: string, at: number): number {
    if (this.mode === 'head') return this.stepParser(text, at, '>');
    if (this.mode === 'oneRow') return this.stepParser(text, at, '</row>');
    const start = skipSpace(text, at);
    if (start === -1) {
      this.mode = 'rest';
      return at;
    }
    if (start === text.length || text.length - start < 5) return at;
    if (!text.startsWith('<row', start)) {
      this.mode = 'rest';
      return at;
    }
    const taken = this.rows.take(text, start);
    if (taken === 'more') return at;
    if (taken === 'notPlain') {
      this.mode = 'oneRow';
      return start;
    }
    return taken;
  }

  /** Feeds the parser up to and with the next `until`, and goes back to plain rows when it stands between rows. */
  private stepParser(text: string, at: number, until: string): number {
    const found = text.indexOf(until, at);
    // The parser may have all but what could be the beginning of `until`.
    const end = found === -1 ? Math.max(at, text.length - until.length + 1) : found + until.length;
    if (end > at) this.parser.parser.write(text.slice(at, end));
    if (found === -1) return end;
    if (this.parser.inRows && this.parser.depth === 2) this.mode = this.parser.prefix === '' ? 'rows' : 'rest';
    else if (this.mode === 'oneRow' && !this.parser.inRows) this.mode = 'rest';
    return end;
  }
}
