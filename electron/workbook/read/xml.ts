import { SaxesParser, type SaxesTagNS } from 'saxes';
import { LIMITS } from './limits.ts';
import { damaged, Refusal } from './refusal.ts';

/** SpreadsheetML's main namespace, as Excel writes it and as ISO 29500 Strict names it. */
const MAIN: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
]);
const RELATION: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
]);

export type Tag = SaxesTagNS;
export type Parser = SaxesParser<{ xmlns: true; position: false }>;

/** True for an element of SpreadsheetML itself, whatever prefix the writer chose. */
export function isMain(tag: Tag): boolean {
  return MAIN.has(tag.uri);
}

/** An attribute without a prefix; undefined when absent. */
export function attribute(tag: Tag, name: string): string | undefined {
  const found = Object.hasOwn(tag.attributes, name) ? tag.attributes[name] : undefined;
  return found?.value;
}

/** The `r:id` that points at a relationship, whatever the prefix. */
export function relationId(tag: Tag): string | undefined {
  for (const found of Object.values(tag.attributes)) {
    if (found.local === 'id' && RELATION.has(found.uri)) return found.value;
  }
  return undefined;
}

/** `1`, `true` and `on` are true (ECMA-376 part 1, 22.9.2.7 ST_OnOff). */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

/** A whole number from an attribute, or undefined; `limit` is the largest that is taken. */
export function wholeNumber(value: string | undefined, limit: number): number | undefined {
  if (value === undefined || !/^\s*\+?\d{1,10}\s*$/.test(value)) return undefined;
  const number = Number(value);
  return number <= limit ? number : undefined;
}

/**
 * A strict parser: any breach of well-formedness, a document type declaration or an undeclared entity ends the reading.
 * `part` is named in the refusal.
 */
export function strictParser(part: string): Parser {
  const parser: Parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', () => {
    throw damaged('xml', part);
  });
  parser.on('doctype', () => {
    throw new Refusal('workbook.damaged', { what: 'doctype', part });
  });
  return parser;
}

type Handlers = {
  readonly open?: (tag: Tag, path: readonly string[]) => void;
  readonly close?: (tag: Tag, path: readonly string[]) => void;
  readonly text?: (text: string, path: readonly string[]) => void;
};

/** Walks a small part whole. `path` holds the local names of the open elements, the current one last. */
export function walk(part: string, xml: string, handlers: Handlers): void {
  const parser = strictParser(part);
  const path: string[] = [];
  parser.on('opentag', (tag) => {
    path.push(tag.local);
    if (path.length > LIMITS.xmlDepth) throw damaged('depth', part);
    handlers.open?.(tag, path);
  });
  parser.on('closetag', (tag) => {
    handlers.close?.(tag, path);
    path.pop();
  });
  parser.on('text', (text) => handlers.text?.(text, path));
  parser.on('cdata', (text) => handlers.text?.(text, path));
  parser.write(xml).close();
}

/** `_x000D_` stands for the character it names, and `_x005F_` for an underscore before such a name (ECMA-376 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
