import { isMain, strictParser } from '../../read/xml.ts';
import type { CellLook } from './edit.ts';
import { withAttribute } from './xml-text.ts';

/** The built-in number format that types a cell as text (ECMA-376 part 1, 18.8.30). */
const TEXT_FORMAT = '49';
const PLAIN_XF = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
const FIRST_FONT = '<font><sz val="11"/><name val="Calibri"/></font>';
const FIRST_FILLS = '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>';

/** A list of styles.xml: where it stands and how many it has. Positions are those of the file's text. */
interface List {
  readonly start: number;
  /** Where its end tag begins; the same as `start` when there is none. */
  end: number;
  readonly tagEnd: number;
  readonly isSelfClosing: boolean;
  items: number;
}

const LISTS = ['fonts', 'fills', 'cellXfs'] as const;
type ListName = (typeof LISTS)[number];
/** What comes before each list, so that a missing one is put where the schema wants it. */
const BEFORE: Readonly<Record<ListName, readonly string[]>> = {
  fonts: ['numFmts'],
  fills: ['numFmts', 'fonts'],
  cellXfs: ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs'],
};

/** Adds cell styles to a workbook's styles.xml: each is one of the file's own with a fill, ink or text format of ours. */
export class StyleEditor {
  readonly #xml: string;
  readonly #prefix: string;
  readonly #lists = new Map<ListName, List>();
  readonly #ends = new Map<string, number>();
  readonly #rootEnd: number;
  readonly #xfs: string[] = [];
  readonly #added: Readonly<Record<ListName, string[]>> = { fonts: [], fills: [], cellXfs: [] };
  readonly #known = new Map<string, number>();

  constructor(part: string, xml: string) {
    this.#xml = xml;
    const parser = strictParser(part);
    const path: string[] = [];
    const starts: number[] = [];
    let prefix = '';
    let rootEnd = 0;
    parser.on('opentag', (tag) => {
      const start = xml.lastIndexOf('<', parser.position - 1);
      path.push(isMain(tag) ? tag.local : '');
      starts.push(start);
      if (path.length === 1) {
        prefix = tag.prefix === '' ? '' : `${tag.prefix}:`;
        rootEnd = parser.position;
      }
      const name = LISTS.find((list) => list === tag.local);
      if (path.length === 2 && name !== undefined)
        this.#lists.set(name, {
          start,
          end: start,
          tagEnd: parser.position,
          isSelfClosing: tag.isSelfClosing,
          items: 0,
        });
    });
    parser.on('closetag', () => {
      const start = starts.pop() ?? 0;
      const name = path.pop() ?? '';
      const parent = LISTS.find((list) => list === path[1]);
      const list = parent === undefined ? undefined : this.#lists.get(parent);
      if (path.length === 2 && list !== undefined) {
        list.items += 1;
        if (parent === 'cellXfs') this.#xfs.push(xml.slice(start, parser.position));
      } else if (path.length === 1) {
        this.#ends.set(name, parser.position);
        const own = LISTS.find((each) => each === name);
        const closed = own === undefined ? undefined : this.#lists.get(own);
        if (closed !== undefined) closed.end = xml.lastIndexOf('<', parser.position - 1);
      }
    });
    parser.write(xml).close();
    this.#prefix = prefix;
    this.#rootEnd = rootEnd;
  }

  /** The number of the style that is `style` with this look. */
  restyle = (style: number, look: CellLook): number => {
    const key = `${style} ${look.fill ?? ''} ${look.ink ?? ''} ${look.text ?? ''}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    let xf = this.#xfs[style] ?? PLAIN_XF;
    const changed = (name: string, value: string, apply: string): void => {
      xf = xf.replace(/^<[^>]*>/, (tag) => withAttribute(withAttribute(tag, name, value), apply, '1'));
    };
    if (look.text === true) changed('numFmtId', TEXT_FORMAT, 'applyNumberFormat');
    if (look.fill !== undefined) changed('fillId', String(this.#fill(look.fill)), 'applyFill');
    if (look.ink !== undefined) changed('fontId', String(this.#font(look.ink)), 'applyFont');
    const index = this.#add('cellXfs', this.#xfs[style] === undefined ? this.#prefixed(xf) : xf);
    this.#known.set(key, index);
    return index;
  };

  /** styles.xml with everything that was asked for. */
  xml(): string {
    const inserts: { readonly at: number; readonly to: number; readonly text: string }[] = [];
    for (const name of LISTS) {
      const added = this.#added[name].join('');
      if (added === '') continue;
      const list = this.#lists.get(name);
      const count = this.#first(name) + this.#added[name].length;
      if (list === undefined || list.isSelfClosing) {
        const place = list === undefined ? this.#placeOf(name) : list.start;
        const text = `<${this.#prefix}${name} count="${count}">${this.#defaults(name)}${added}</${this.#prefix}${name}>`;
        inserts.push({ at: place, to: list?.tagEnd ?? place, text });
      } else {
        const tag = this.#xml.slice(list.start, list.tagEnd);
        inserts.push({ at: list.start, to: list.tagEnd, text: withAttribute(tag, 'count', String(count)) });
        inserts.push({ at: list.end, to: list.end, text: added });
      }
    }
    let xml = '';
    let from = 0;
    // Lists that are missing side by side share a place; the sort keeps them in the schema's order.
    for (const { at, to, text } of inserts.toSorted((a, b) => a.at - b.at)) {
      xml += this.#xml.slice(from, at) + text;
      from = to;
    }
    return xml + this.#xml.slice(from);
  }

  #placeOf(name: ListName): number {
    return Math.max(this.#rootEnd, ...BEFORE[name].map((before) => this.#ends.get(before) ?? 0));
  }

  #defaults(name: ListName): string {
    if (name === 'fonts') return this.#prefixed(FIRST_FONT);
    return this.#prefixed(name === 'fills' ? FIRST_FILLS : PLAIN_XF);
  }

  /** How many items a list has before ours, with the defaults a missing one gets. */
  #first(name: ListName): number {
    const items = this.#lists.get(name)?.items ?? 0;
    return items > 0 ? items : name === 'fills' ? 2 : 1;
  }

  #add(name: ListName, item: string): number {
    this.#added[name].push(item);
    return this.#first(name) + this.#added[name].length - 1;
  }

  #fill(argb: string): number {
    const fill = `<fill><patternFill patternType="solid"><fgColor rgb="${argb}"/><bgColor indexed="64"/></patternFill></fill>`;
    return this.#once('fills', fill);
  }

  #font(argb: string): number {
    return this.#once(
      'fonts',
      `<font><b/><sz val="11"/><color rgb="${argb}"/><name val="Calibri"/><family val="2"/></font>`,
    );
  }

  #once(name: 'fonts' | 'fills', item: string): number {
    const key = `${name} ${item}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const index = this.#add(name, this.#prefixed(item));
    this.#known.set(key, index);
    return index;
  }

  #prefixed(xml: string): string {
    return this.#prefix === '' ? xml : xml.replace(/<(\/?)/g, `<$1${this.#prefix}`);
  }
}

/** A styles part for a workbook that has none. */
export const EMPTY_STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<fonts count="1">${FIRST_FONT}</fonts><fills count="2">${FIRST_FILLS}</fills>` +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="1">${PLAIN_XF}</cellXfs></styleSheet>`;
