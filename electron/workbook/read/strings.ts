import { decodeStream, type Archive } from './archive.ts';
import { LIMITS } from './limits.ts';
import { damaged, Refusal } from './refusal.ts';
import { isMain, strictParser, unescapeText } from './xml.ts';

/**
 * Reads the shared strings in order: every run of rich text joined, phonetic readings (`rPh`) left out. They stay in
 * memory while the sheets are read, so their count and size are capped.
 */
export async function readSharedStrings(archive: Archive, part: string): Promise<readonly string[]> {
  const strings: string[] = [];
  const reader = textReader();
  let chars = 0;
  let depth = 0;
  const parser = strictParser(part);
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > LIMITS.xmlDepth) throw damaged('depth', part);
    if (!isMain(tag)) return;
    if (tag.local === 'si') reader.start();
    else reader.open(tag.local);
  });
  parser.on('text', reader.text);
  parser.on('cdata', reader.text);
  parser.on('closetag', (tag) => {
    depth -= 1;
    if (!isMain(tag)) return;
    if (tag.local !== 'si') {
      reader.close(tag.local);
      return;
    }
    const text = reader.end();
    chars += text.length;
    if (chars > LIMITS.stringsChars || strings.length >= LIMITS.strings) {
      throw new Refusal('workbook.tooLarge', { part, what: 'sharedStrings' });
    }
    strings.push(text);
  });
  for await (const piece of decodeStream(archive.stream(part, LIMITS.stringsBytes), part)) parser.write(piece);
  parser.close();
  return strings;
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
