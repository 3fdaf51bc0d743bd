import { builtInCode, GENERAL, readFormat, type FormatFacts } from './formats.ts';
import { LIMITS } from './limits.ts';
import { Refusal } from './refusal.ts';
import { attribute, isMain, walk, wholeNumber } from './xml.ts';

/** What each cell style (`s` of a cell) makes of a number, by index. */
export type Styles = readonly FormatFacts[];

/** Reads the number formats of cellXfs. Fonts, fills and the named styles' own formats do not matter for values. */
export function readStyles(xml: string, part: string): Styles {
  const codes = new Map<number, string>();
  const formatIds: number[] = [];
  walk(part, xml, {
    open: (tag, path) => {
      if (!isMain(tag)) return;
      const parent = path[path.length - 2];
      if (tag.local === 'numFmt' && parent === 'numFmts') {
        const id = wholeNumber(attribute(tag, 'numFmtId'), 1e9);
        if (id !== undefined) codes.set(id, attribute(tag, 'formatCode') ?? '');
      } else if (tag.local === 'xf' && parent === 'cellXfs') {
        formatIds.push(wholeNumber(attribute(tag, 'numFmtId'), 1e9) ?? 0);
        if (formatIds.length > LIMITS.styles * 4) throw new Refusal('workbook.tooComplex', { what: 'styles' });
      }
    },
  });
  const facts = new Map<number, FormatFacts>();
  return formatIds.map((id) => {
    const known = facts.get(id) ?? factsOf(codes.get(id) ?? builtInCode(id));
    facts.set(id, known);
    return known;
  });
}

function factsOf(code: string): FormatFacts {
  const read = readFormat(code);
  return read.kind === 'number' && read.decimals === null && read.pad === 0 && !read.percent ? GENERAL : read;
}
