import { decodePieces, type Archive } from './archive.ts';
import { flat } from './flat-text.ts';
import { LIMITS } from './limits.ts';
import { PlainFeed, plainText, type Look } from './plain-feed.ts';
import { damaged, Refusal } from './refusal.ts';
import { isMain, strictParser, unescapeText, type Parser, type Tag } from './xml.ts';

/** The shared strings by their numbers; undefined where there is none of that number. */
export interface StringTable {
  readonly get: (index: number) => string | undefined;
}

const PAGE = 4_096;

/** Strings in pages: one list of half a million would leave three times its size behind while it grows. */
class Pages implements StringTable {
  readonly #pages: string[][] = [];
  length = 0;

  push(text: string): void {
    if (this.length % PAGE === 0) this.#pages.push([]);
    this.#pages.at(-1)?.push(text);
    this.length += 1;
  }

  get(index: number): string | undefined {
    return this.#pages[Math.floor(index / PAGE)]?.[index % PAGE];
  }
}

export const NO_STRINGS: StringTable = new Pages();

/**
 * Reads the shared strings in order: every run of rich text joined, phonetic readings (`rPh`) left out. They stay in
 * memory while the sheets are read, so their count and size are capped. With `first`, reading ends as soon as there are
 * that many, and what comes after them is not checked: good for a look at the first rows and for nothing else.
 */
export async function readSharedStrings(archive: Archive, part: string, first = Infinity): Promise<StringTable> {
  const strings = new StringsParser(part);
  const feed = new PlainFeed(
    {
      write: (text) => void strings.parser.write(text),
      atEdge: () => strings.depth === 1,
      past: () => strings.depth >= 1 && strings.prefix !== '',
      take: (text, at) => strings.takePlain(text, at),
      opens: '<si>',
      closes: '</si>',
    },
    true,
  );
  for await (const piece of decodePieces(archive.stream(part, LIMITS.stringsBytes), part)) {
    feed.write(piece.text, piece.plain);
    if (strings.strings.length >= first) return strings.strings;
  }
  feed.end();
  strings.parser.close();
  if (!strings.isTable) throw damaged('noStrings', part);
  return strings.strings;
}

const PLAIN_OPENING = '<si><t>';
const SPACED_OPENING = '<si><t xml:space="preserve">';
const PLAIN_CLOSING = '</t></si>';

function spacedOpening(text: string, at: number): number {
  return text.startsWith(SPACED_OPENING, at) ? SPACED_OPENING.length : 0;
}

class StringsParser {
  readonly strings = new Pages();
  readonly parser: Parser;
  depth = 0;
  prefix = '';
  isTable = false;
  private readonly part: string;
  private readonly reader = textReader();
  private chars = 0;

  constructor(part: string) {
    this.part = part;
    this.parser = strictParser(part);
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('text', this.reader.text);
    this.parser.on('cdata', this.reader.text);
    this.parser.on('closetag', (tag) => {
      this.depth -= 1;
      if (!isMain(tag)) return;
      if (tag.local === 'si') this.add(this.reader.end());
      else this.reader.close(tag.local);
    });
  }

  /** One string in its plainest form; anything with runs or phonetics is the parser's. */
  takePlain(text: string, at: number): Look {
    const opened = text.startsWith(PLAIN_OPENING, at) ? PLAIN_OPENING.length : spacedOpening(text, at);
    if (opened === 0) return text.length - at < 32 ? 'more' : 'notPlain';
    const start = at + opened;
    const end = text.indexOf('<', start);
    if (end === -1) return 'more';
    if (!text.startsWith(PLAIN_CLOSING, end)) return text.length - end < PLAIN_CLOSING.length ? 'more' : 'notPlain';
    const value = plainText(text.slice(start, end));
    if (value === null || value.length > LIMITS.cellChars) return 'notPlain';
    this.add(unescapeText(value));
    return end + PLAIN_CLOSING.length;
  }

  private open(tag: Tag): void {
    this.depth += 1;
    if (this.depth > LIMITS.xmlDepth) throw damaged('depth', this.part);
    if (!isMain(tag)) return;
    if (this.depth === 1) {
      this.isTable = tag.local === 'sst';
      this.prefix = tag.prefix;
    }
    if (tag.local === 'si') this.reader.start();
    else this.reader.open(tag.local);
  }

  private add(text: string): void {
    this.chars += text.length;
    if (this.chars > LIMITS.stringsChars || this.strings.length >= LIMITS.strings) {
      throw new Refusal('workbook.tooLarge', { part: this.part, what: 'sharedStrings' });
    }
    this.strings.push(flat(text));
  }
}

/** Gathers the text of one string item: `t` directly or inside runs, never inside a phonetic run. */
export type TextReader = {
  readonly start: () => void;
  readonly open: (local: string) => void;
  readonly text: (text: string) => void;
  readonly close: (local: string) => void;
  readonly end: () => string;
};

export function textReader(): TextReader {
  let gathered = '';
  let active = false;
  let inText = false;
  let phonetic = 0;
  return {
    start: () => {
      gathered = '';
      active = true;
      inText = false;
      phonetic = 0;
    },
    open: (local) => {
      if (!active) return;
      if (local === 'rPh') phonetic += 1;
      else if (local === 't') inText = phonetic === 0;
    },
    text: (text) => {
      if (!inText) return;
      gathered += text;
      // An escaped character takes seven; the cap on the real text is checked at the end.
      if (gathered.length > LIMITS.cellChars * 7) throw new Refusal('workbook.tooLarge', { what: 'cell' });
    },
    close: (local) => {
      if (local === 'rPh') phonetic -= 1;
      else if (local === 't') inText = false;
    },
    end: () => {
      active = false;
      inText = false;
      const text = unescapeText(gathered);
      if (text.length > LIMITS.cellChars) throw new Refusal('workbook.tooLarge', { what: 'cell' });
      return text;
    },
  };
}
