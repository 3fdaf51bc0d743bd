import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fromBufferPromise, type Entry, type ZipFile as ZipReader } from 'yauzl';
import { ZipFile } from 'yazl';
import { decodeStream, openArchive, type Archive } from '../../read/archive.ts';
import { LIMITS } from '../../read/limits.ts';
import { readPackage } from '../../read/package.ts';
import { damaged, Refusal } from '../../read/refusal.ts';
import type { EditFeed } from './edit-feed.ts';
import type { SheetEdit } from './edit.ts';
import {
  NEW_PARTS,
  withContentType,
  withoutMacroType,
  withoutPart,
  withProperties,
  withRelation,
} from './package-edits.ts';
import { SheetEditor } from './sheet-editor.ts';
import { EMPTY_STYLES, StyleEditor } from './style-editor.ts';

const CONTENT_TYPES = '[Content_Types].xml';

export interface BookEdit {
  readonly bytes: Uint8Array;
  readonly sheet: string;
  readonly edit: SheetEdit;
  readonly rows: EditFeed;
  /** Whether any cell gets another content. */
  readonly overwrites: boolean;
  /** Custom document properties to set. */
  readonly properties: Readonly<Record<string, string>>;
  readonly keepMacros: boolean;
}

/** A part as it goes into the new file; called when its turn has come. */
type Content = () => AsyncIterable<Buffer | string> | Promise<string>;

/**
 * Writes the person's own workbook with one sheet changed. That sheet's XML, the styles and what names new parts are
 * rewritten; every other part is copied byte for byte. Throws a Refusal when the file cannot be read.
 */
export async function editBook(out: Writable, book: BookEdit): Promise<void> {
  const { bytes, sheet, edit, rows, overwrites, properties, keepMacros } = book;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const archive = await openArchive(buffer);
  const parts = await readPackage(archive);
  const part = parts.sheets.find((each) => each.name === sheet)?.part;
  if (part === undefined) throw new Refusal('workbook.sheetMissing', { sheet });
  const stylesPart = parts.styles ?? 'xl/styles.xml';
  const styles = new StyleEditor(stylesPart, parts.styles === null ? EMPTY_STYLES : await archive.text(stylesPart));
  const changed = await packageChanges(archive, {
    hasStyles: parts.styles !== null,
    overwrites,
    properties,
    dropMacros: parts.hasMacros && !keepMacros,
  });
  changed.set(part, () => editedSheet(archive, part, new SheetEditor(part, edit, rows, styles.restyle), rows));
  // Styles are known when the sheet has been written, so they go last.
  const last = new Map<string, Content>([[stylesPart, () => Promise.resolve(styles.xml())]]);
  await rewrite(out, buffer, changed, last);
}

/** Writes a workbook as it is, with custom document properties set. */
export async function setProperties(
  out: Writable,
  bytes: Uint8Array,
  properties: Readonly<Record<string, string>>,
): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const changed = await packageChanges(await openArchive(buffer), {
    hasStyles: true,
    overwrites: false,
    properties,
    dropMacros: false,
  });
  await rewrite(out, buffer, changed, new Map());
}

async function* editedSheet(
  archive: Archive,
  part: string,
  editor: SheetEditor,
  rows: EditFeed,
): AsyncGenerator<string> {
  for await (const piece of decodeStream(archive.stream(part, LIMITS.sheetBytes), part)) {
    await rows.prepare(piece);
    const ready = editor.take(utf8Declared(piece));
    if (ready !== '') yield ready;
  }
  yield editor.finish();
  rows.close();
}

/** The new file is UTF-8; a declaration that says otherwise would make it unreadable. */
function utf8Declared(piece: string): string {
  return piece.startsWith('<?xml')
    ? piece.replace(/^(<\?xml[^>]*\sencoding\s*=\s*)(["'])[^"']*\2/, '$1"UTF-8"')
    : piece;
}

interface Changes {
  readonly hasStyles: boolean;
  readonly dropMacros: boolean;
  /** Whether any cell gets another content. */
  readonly overwrites: boolean;
  readonly properties: Readonly<Record<string, string>>;
}

/** The small parts that name others: content types, relationships, custom properties. A null content leaves a part out. */
async function packageChanges(
  archive: Archive,
  { hasStyles, overwrites, properties, dropMacros }: Changes,
): Promise<Map<string, Content | null>> {
  const texts = new Map<string, string | null>();
  const change = async (name: string, work: (xml: string) => string): Promise<void> => {
    const before = texts.get(name) ?? (await archive.text(name));
    texts.set(name, work(before));
  };
  const workbookRels = await workbookRelations(archive);
  if (Object.keys(properties).length > 0) {
    const has = archive.has('docProps/custom.xml');
    texts.set(
      'docProps/custom.xml',
      withProperties(has ? await archive.text('docProps/custom.xml') : null, properties),
    );
    if (!has) {
      await change(CONTENT_TYPES, (xml) => withContentType(xml, 'docProps/custom.xml', NEW_PARTS.custom.contentType));
      await change('_rels/.rels', (xml) => withRelation(xml, NEW_PARTS.custom.relation, 'docProps/custom.xml'));
    }
  }
  if (!hasStyles) {
    await change(CONTENT_TYPES, (xml) => withContentType(xml, 'xl/styles.xml', NEW_PARTS.styles.contentType));
    await change(workbookRels, (xml) => withRelation(xml, NEW_PARTS.styles.relation, '/xl/styles.xml'));
  }
  // The order of calculation names every cell with a formula; Excel makes it anew, but repairs a file whose list is wrong.
  if (overwrites && archive.has('xl/calcChain.xml')) {
    texts.set('xl/calcChain.xml', null);
    await change(CONTENT_TYPES, (xml) => withoutPart(xml, 'xl/calcChain.xml'));
    await change(workbookRels, (xml) => withoutPart(xml, 'xl/calcChain.xml'));
  }
  if (dropMacros) {
    for (const name of archive.names().filter((each) => /vbaproject[^/]*$/.test(each))) {
      texts.set(name, null);
      await change(CONTENT_TYPES, (xml) => withoutPart(xml, name));
      await change(workbookRels, (xml) => withoutPart(xml, name));
    }
    await change(CONTENT_TYPES, withoutMacroType);
  }
  return new Map(
    [...texts].map(([name, text]) => [name, text === null ? null : (): Promise<string> => Promise.resolve(text)]),
  );
}

async function workbookRelations(archive: Archive): Promise<string> {
  const target = /Target\s*=\s*["']\/?([^"']*workbook[^"']*\.xml)["']/i.exec(await archive.text('_rels/.rels'))?.[1];
  const part = target ?? 'xl/workbook.xml';
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** Copies the zip in its order, with some parts changed, left out or moved to the end. */
async function rewrite(
  out: Writable,
  bytes: Buffer,
  changed: ReadonlyMap<string, Content | null>,
  last: ReadonlyMap<string, Content>,
): Promise<void> {
  const reader = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  const zip = new ZipFile();
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  const copied = pipeline(zip.outputStream, out);
  const byName = new Map([...changed].map(([name, content]) => [name.toLowerCase(), content]));
  const moved = new Set([...last.keys()].map((name) => name.toLowerCase()));
  const seen = new Set<string>();
  let total = 0;
  for await (const entry of reader.eachEntry()) {
    const key = entry.fileName.replace(/^\/+/, '').toLowerCase();
    total += entry.uncompressedSize;
    if (total > LIMITS.totalBytes) throw new Refusal('workbook.tooLarge', { part: entry.fileName });
    if (entry.fileName.endsWith('/') || moved.has(key)) continue;
    seen.add(key);
    const content = byName.get(key);
    if (content === null) continue;
    add(zip, entry, content === undefined ? () => copyOf(reader, entry) : () => streamOf(content));
  }
  const fresh = [...changed].filter(([name, content]) => content !== null && !seen.has(name.toLowerCase()));
  for (const [name, content] of [...fresh, ...last]) {
    if (content !== null) zip.addReadStreamLazy(name, (give) => give(null, streamOf(content)));
  }
  zip.end();
  await Promise.race([copied, failed]);
}

function add(zip: ZipFile, entry: Entry, open: () => Promise<NodeJS.ReadableStream> | NodeJS.ReadableStream): void {
  const options = { mtime: entry.getLastModDate(), compress: entry.compressionMethod !== 0 };
  const give = async (take: (error: unknown, stream: NodeJS.ReadableStream) => void): Promise<void> => {
    const stream = await open();
    stream.on('error', (cause) => zip.emit('error', cause));
    take(null, stream);
  };
  zip.addReadStreamLazy(entry.fileName.replace(/^\/+/, ''), options, (take) => {
    give(take).catch((cause: unknown) => zip.emit('error', cause));
  });
}

async function copyOf(reader: ZipReader, entry: Entry): Promise<NodeJS.ReadableStream> {
  try {
    return await reader.openReadStreamPromise(entry);
  } catch (cause) {
    throw cause instanceof Error ? damaged('zip', entry.fileName) : cause;
  }
}

function streamOf(content: Content): NodeJS.ReadableStream {
  const made = content();
  return Readable.from(made instanceof Promise ? once(made) : made, { objectMode: false });
}

async function* once(text: Promise<string>): AsyncGenerator<string> {
  yield await text;
}
