/** What came of looking at text for one whole unit: the position after it, or why there is none. */
export type Look = number | 'more' | 'notPlain';

/** A unit longer than this in the file is left to the parser, which needs no whole unit in hand. */
const UNIT_CHARS = 1024 * 1024;
/** Characters XML forbids, and the carriage return it rewrites: text that holds one goes through the parser. */
const UNPLAIN_CHARACTERS = /[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/u;

/** What a feed deals between: the parser of record, and a reader that takes whole units in their plainest form. */
export type FeedParts = {
  readonly write: (text: string) => void;
  /** True while the parser stands between units: inside their parent, with no unit open. */
  readonly atEdge: () => boolean;
  /** True once the units' parent has been closed, or can never be taken plainly (a namespace prefix). */
  readonly past: () => boolean;
  readonly take: (text: string, at: number) => Look;
  /** How a unit begins and ends: `<row` and `</row>`. */
  readonly opens: string;
  readonly closes: string;
};

/**
 * Deals a document's text between the plain reader and saxes, always at the edge of a unit, so that saxes sees every
 * byte but the units taken plainly, and checks all that stands around them.
 */
export class PlainFeed {
  private readonly parts: FeedParts;
  private mode: 'head' | 'units' | 'oneUnit' | 'rest' = 'head';
  private buffer = '';

  /** With `plain` false everything goes to the parser: that is how tests compare the two. */
  constructor(parts: FeedParts, plain: boolean) {
    this.parts = parts;
    if (!plain) this.mode = 'rest';
  }

  /** Takes the next text; `plain` says that its characters were looked at already and are all allowed. */
  write(piece: string, plain = false): void {
    if (this.mode !== 'rest' && !plain && UNPLAIN_CHARACTERS.test(piece)) this.end();
    if (this.mode === 'rest') {
      this.parts.write(piece);
      return;
    }
    this.buffer = this.buffer === '' ? piece : this.buffer + piece;
    this.deal();
  }

  /** Leaves everything that is still in hand, and all that comes, to the parser. */
  end(): void {
    if (this.buffer !== '') this.parts.write(this.buffer);
    this.buffer = '';
    this.mode = 'rest';
  }

  private deal(): void {
    const text = this.buffer;
    let at = 0;
    while (at < text.length && this.mode !== 'rest') {
      const next = this.step(text, at);
      if (next === at) break;
      at = next;
    }
    this.buffer = at === 0 ? text : text.slice(at);
    if (this.mode === 'rest' || this.buffer.length > UNIT_CHARS) this.end();
  }

  /** Consumes what it can at `at`; the same position means that more text is needed, or that the rest is the parser's. */
  private step(text: string, at: number): number {
    if (this.mode === 'head') return this.stepParser(text, at, '>');
    if (this.mode === 'oneUnit') return this.stepParser(text, at, this.parts.closes);
    const start = skipSpace(text, at);
    if (start !== -1 && text.length - start < this.parts.opens.length + 1) return at;
    if (start === -1 || !text.startsWith(this.parts.opens, start)) {
      this.mode = 'rest';
      return at;
    }
    const taken = this.parts.take(text, start);
    if (taken === 'more') return at;
    if (taken === 'notPlain') {
      this.mode = 'oneUnit';
      return this.stepParser(text, start, this.parts.closes);
    }
    return taken;
  }

  /** Feeds the parser up to and with the next `until`, and goes back to plain units when it stands between them. */
  private stepParser(text: string, at: number, until: string): number {
    const found = text.indexOf(until, at);
    // The parser may have all but what could be the beginning of `until`.
    const end = found === -1 ? Math.max(at, text.length - until.length + 1) : found + until.length;
    if (end > at) this.parts.write(text.slice(at, end));
    if (found === -1) return end;
    if (this.parts.past()) this.mode = 'rest';
    else if (this.parts.atEdge()) this.mode = 'units';
    return end;
  }
}

/** The position of the next `<` when only white space stands before it; -1 when something else does. */
function skipSpace(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 60) return at;
    if (code !== 32 && code !== 9 && code !== 10) return -1;
  }
  return text.length;
}

const PLAIN_TEXT = /^(?:[^&>]|&(?:amp|lt|gt|quot|apos);)*$/;
const ENTITY = /&(amp|lt|gt|quot|apos);/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character data with at most the five named entities, decoded; null when it needs the parser. */
export function plainText(text: string): string | null {
  if (!text.includes('&')) return text.includes('>') ? null : text;
  if (text.length > 300_000 || !PLAIN_TEXT.test(text)) return null;
  return text.replace(ENTITY, (_, name: string) => ENTITIES[name] ?? '');
}

/** Attributes one after another in the one plain spelling, each name once; null for anything else. */
export function plainAttributes(text: string, shape: RegExp): ReadonlyMap<string, string> | null {
  const known = new Map<string, string>();
  let rest = text.trimEnd();
  while (rest !== '') {
    const match = shape.exec(rest);
    if (!match) return null;
    const [name = '', value = ''] = match[0].slice(1, -1).split('="', 2);
    if (known.has(name) || /[\t\n]/.test(value)) return null;
    known.set(name, value);
    rest = rest.slice(match[0].length);
  }
  return known;
}
