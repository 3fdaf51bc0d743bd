import type { SheetRow } from '../../../shared/cells.ts';
import { decodePieces, type Archive } from './archive.ts';
import { LIMITS } from './limits.ts';
import { PlainFeed } from './plain-feed.ts';
import { PlainRows } from './plain-rows.ts';
import type { SheetFacts } from './rows.ts';
import { SheetParser } from './sheet-parser.ts';
import type { ValueSource } from './values.ts';

/**
 * Reads one worksheet as a stream: yields the rows of each inflated piece, and returns what else the sheet holds once
 * its last byte was read and checked. Throws a Refusal when any of it is damaged; rows yielded before are then void.
 */
export async function* readSheet(
  archive: Archive,
  source: ValueSource,
  plain = true,
): AsyncGenerator<SheetRow[], SheetFacts> {
  const { parser, feed } = sheetFeed(source, plain);
  for await (const piece of decodePieces(archive.stream(source.part, LIMITS.sheetBytes), source.part)) {
    feed.write(piece.text, piece.plain);
    const rows = parser.builder.take();
    if (rows.length > 0) yield rows;
  }
  feed.end();
  parser.finish();
  const rows = parser.builder.take();
  if (rows.length > 0) yield rows;
  return parser.builder.facts;
}

/** A sheet's parser with plain rows taken out of its hands; the two share one RowBuilder. */
export function sheetFeed(
  source: ValueSource,
  plain: boolean,
): { readonly parser: SheetParser; readonly feed: PlainFeed } {
  const parser = new SheetParser(source);
  const rows = new PlainRows(source, parser.builder, (prefix) => parser.parser.resolve(prefix) !== undefined);
  const feed = new PlainFeed(
    {
      write: (text) => void parser.parser.write(text),
      atEdge: () => parser.inRows && parser.depth === 2,
      past: () => parser.pastRows,
      take: (text, at) => rows.take(text, at),
      opens: '<row',
      closes: '</row>',
    },
    plain,
  );
  return { parser, feed };
}
