import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { SheetRow } from '../../../shared/cells.ts';
import { openArchive, type Archive } from './archive.ts';
import { LIMITS } from './limits.ts';
import { readPackage, type Visibility, type WorkbookParts } from './package.ts';
import { Refusal } from './refusal.ts';
import type { SheetFacts } from './rows.ts';
import { readSheet } from './sheet.ts';
import { sniff, type FileKind } from './sniff.ts';
import { NO_STRINGS, readSharedStrings, type StringTable } from './strings.ts';
import { readStyles, type Styles } from './styles.ts';
import { decideText, type TextDecision } from './text-encoding.ts';
import { readTextRows } from './text-rows.ts';

/** A file that can be read: its sheets in order, and a stream of rows from each. */
export type ReadableFile = {
  readonly kind: 'workbook' | 'text';
  readonly sha256: string;
  readonly bytes: number;
  readonly sheets: readonly { readonly name: string; readonly visibility: Visibility }[];
  readonly csv: TextDecision | null;
  readonly hasMacros: boolean;
  readonly properties: ReadonlyMap<string, string>;
  /** Streams a sheet's rows and returns its facts. Throws a Refusal; rows before it are then void. */
  readonly rows: (sheet: number) => AsyncGenerator<SheetRow[], SheetFacts>;
  /**
   * A sheet's first rows for the eye, before anything is read whole: a hundredth of the time, and nothing after them is
   * checked. None where the part that was looked at is damaged; the reading itself says how.
   */
  readonly firstRows: (sheet: number, most: number) => Promise<readonly SheetRow[]>;
};

/** Shared strings read for a look at the first rows; Excel numbers them as they come, so those of a hundred rows are first. */
const FIRST_STRINGS = 4_000;
const UNREAD = '…';

/** Reads a file's bytes whole; 100 MB is the limit, and only regular files are taken (a device never ends). */
export async function readBytes(path: string): Promise<Buffer> {
  try {
    const handle = await open(path, 'r');
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) throw new Refusal('fileRead', { reason: 'notFile' });
      if (stat.size > LIMITS.fileBytes) throw tooLarge();
      const bytes = await handle.readFile();
      if (bytes.length > LIMITS.fileBytes) throw tooLarge();
      return bytes;
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw code === 'ENOENT' ? new Refusal('workbook.sourceGone') : new Refusal('fileRead', { reason: code });
  }
}

function tooLarge(): Refusal {
  return new Refusal('workbook.tooLarge', { limitMb: LIMITS.fileBytes / (1024 * 1024) });
}

/** Opens a workbook or text file by its content, whatever its name. `csv` overrides what would be decided about text. */
export async function openFile(bytes: Buffer, csv: TextDecision | null): Promise<ReadableFile> {
  if (bytes.length > LIMITS.fileBytes) throw tooLarge();
  const kind = sniff(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (kind === 'zip') return openWorkbookFile(bytes, sha256);
  if (kind !== 'text') throw refusalFor(kind);
  const decision = csv ?? decideText(bytes);
  return {
    kind: 'text',
    sha256,
    bytes: bytes.length,
    sheets: [{ name: '', visibility: 'visible' }],
    csv: decision,
    hasMacros: false,
    properties: new Map(),
    async *rows() {
      return yield* readTextRows(bytes, decision);
    },
    firstRows: (_, most) => unlessRefused(() => firstOf(readTextRows(bytes, decision), most)),
  };
}

function refusalFor(kind: Exclude<FileKind, 'zip' | 'text'>): Refusal {
  switch (kind) {
    case 'oldExcel':
      return new Refusal('workbook.oldExcel');
    case 'encrypted':
      return new Refusal('workbook.encrypted');
    case 'empty':
      return new Refusal('workbook.empty');
    default:
      return new Refusal('workbook.notWorkbook', { kind });
  }
}

async function openWorkbookFile(bytes: Buffer, sha256: string): Promise<ReadableFile> {
  const archive = await openArchive(bytes);
  const parts = await readPackage(archive);
  let shared: Promise<SharedParts> | undefined;
  return {
    kind: 'workbook',
    sha256,
    bytes: bytes.length,
    sheets: parts.sheets,
    csv: null,
    hasMacros: parts.hasMacros,
    properties: parts.properties,
    async *rows(index) {
      const sheet = parts.sheets[index];
      if (sheet === undefined) throw new Refusal('workbook.sheetMissing');
      shared ??= readShared(archive, parts);
      const { strings, styles } = await shared;
      return yield* readSheet(archive, { strings, styles, date1904: parts.date1904, part: sheet.part });
    },
    firstRows: (index, most) =>
      unlessRefused(async () => {
        const sheet = parts.sheets[index];
        if (sheet === undefined) return [];
        const { strings, styles } = await readShared(archive, parts, FIRST_STRINGS);
        const source = { strings, styles, unread: UNREAD, date1904: parts.date1904, part: sheet.part };
        return firstOf(readSheet(archive, source), most);
      }),
  };
}

async function unlessRefused(look: () => Promise<readonly SheetRow[]>): Promise<readonly SheetRow[]> {
  try {
    return await look();
  } catch (cause) {
    if (cause instanceof Refusal) return [];
    throw cause;
  }
}

async function firstOf(
  rows: AsyncIterable<SheetRow[]> | Iterable<SheetRow[]>,
  most: number,
): Promise<readonly SheetRow[]> {
  const first: SheetRow[] = [];
  for await (const piece of rows) {
    first.push(...piece.slice(0, most - first.length));
    if (first.length >= most) break;
  }
  return first;
}

type SharedParts = { readonly strings: StringTable; readonly styles: Styles };

async function readShared(archive: Archive, parts: WorkbookParts, first = Infinity): Promise<SharedParts> {
  const styles = parts.styles === null ? [] : readStyles(await archive.text(parts.styles), parts.styles);
  const strings =
    parts.sharedStrings === null ? NO_STRINGS : await readSharedStrings(archive, parts.sharedStrings, first);
  return { strings, styles };
}
