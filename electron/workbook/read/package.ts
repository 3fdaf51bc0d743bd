import type { Archive } from './archive.ts';
import { LIMITS } from './limits.ts';
import { damaged, Refusal } from './refusal.ts';
import { attribute, isMain, isOn, relationId, walk } from './xml.ts';

export type Visibility = 'visible' | 'hidden' | 'veryHidden';
export type SheetEntry = { readonly name: string; readonly visibility: Visibility; readonly part: string };

/** The parts of a workbook that matter for its values, found by following relationships, never by file name. */
export type WorkbookParts = {
  readonly sheets: readonly SheetEntry[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  readonly date1904: boolean;
  readonly hasMacros: boolean;
  /** Custom document properties; ours mark corrections workbooks and templates. */
  readonly properties: ReadonlyMap<string, string>;
};

type Relation = { readonly type: string; readonly target: string; readonly external: boolean };

const CONTENT_TYPES = '[Content_Types].xml';

/** Finds a workbook's parts. Throws a Refusal for packages that are something else or whose relationships lead nowhere. */
export async function readPackage(archive: Archive): Promise<WorkbookParts> {
  await refuseOtherPackages(archive);
  const root = await readRelations(archive, '');
  const main = findByType(root, 'officeDocument');
  if (main === undefined || main.external) throw damaged('noWorkbook');
  const part = main.target;
  if (!archive.has(part)) throw damaged('missingPart', part);
  const relations = await readRelations(archive, part);
  const workbook = readWorkbook(await archive.text(part), part, relations, archive);
  const strings = findByType(relations, 'sharedStrings');
  const styles = findByType(relations, 'styles');
  const custom = findByType(root, 'custom-properties') ?? findByType(root, 'customProperties');
  for (const needed of [strings, styles]) {
    if (needed !== undefined && !archive.has(needed.target)) throw damaged('missingPart', needed.target);
  }
  return {
    ...workbook,
    sharedStrings: strings?.target ?? null,
    styles: styles?.target ?? null,
    hasMacros: [...relations.values()].some((relation) => relation.type.endsWith('/vbaProject')),
    properties:
      custom !== undefined && !custom.external && archive.has(custom.target)
        ? readProperties(await archive.text(custom.target), custom.target)
        : new Map(),
  };
}

/** Zip files that are no SpreadsheetML workbook get their own sentence. */
async function refuseOtherPackages(archive: Archive): Promise<void> {
  if (archive.has('mimetype') && archive.has('content.xml')) {
    const type = (await archive.text('mimetype')).trim();
    throw type.includes('spreadsheet')
      ? new Refusal('workbook.openDocument')
      : new Refusal('workbook.notWorkbook', { kind: 'openDocumentText' });
  }
  const names = archive.names();
  if (names.some((name) => /^index\/.*\.iwa$/.test(name) || name === 'index.zip')) {
    throw new Refusal('workbook.notWorkbook', { kind: 'numbers' });
  }
  if (archive.has('xl/workbook.bin')) throw new Refusal('workbook.binaryExcel');
  if (archive.has('EncryptedPackage')) throw new Refusal('workbook.encrypted');
  if (archive.has('word/document.xml')) throw new Refusal('workbook.notWorkbook', { kind: 'word' });
  if (archive.has('ppt/presentation.xml')) throw new Refusal('workbook.notWorkbook', { kind: 'powerpoint' });
  if (!archive.has('_rels/.rels')) {
    const looksLikeWorkbook = archive.has(CONTENT_TYPES) || names.some((name) => name.startsWith('xl/'));
    throw looksLikeWorkbook
      ? damaged('missingPart', '_rels/.rels')
      : new Refusal('workbook.notWorkbook', { kind: 'zip' });
  }
}

function findByType(relations: ReadonlyMap<string, Relation>, name: string): Relation | undefined {
  for (const relation of relations.values()) if (relation.type.endsWith(`/${name}`)) return relation;
  return undefined;
}

/** Reads the relationships of a part ('' is the package's own); targets come back as full part names. */
async function readRelations(archive: Archive, part: string): Promise<ReadonlyMap<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const relations = new Map<string, Relation>();
  if (!archive.has(name)) {
    if (part === '') throw damaged('missingPart', name);
    return relations;
  }
  walk(name, await archive.text(name), {
    open: (tag) => {
      if (tag.local !== 'Relationship') return;
      const id = attribute(tag, 'Id');
      const target = attribute(tag, 'Target');
      const type = attribute(tag, 'Type');
      if (id === undefined || target === undefined || type === undefined) throw damaged('relationship', name);
      const external = attribute(tag, 'TargetMode') === 'External';
      relations.set(id, { type, target: external ? target : resolveTarget(folder, target, name), external });
    },
  });
  return relations;
}

/** `../styles.xml` against `xl/worksheets/`; a target that leaves the package is refused. */
function resolveTarget(folder: string, target: string, part: string): string {
  const path = target.replaceAll('\\', '/');
  const steps = (path.startsWith('/') ? path : folder + path).split('/');
  const kept: string[] = [];
  for (const step of steps) {
    if (step === '' || step === '.') continue;
    if (step !== '..') kept.push(step);
    else if (kept.pop() === undefined) throw damaged('relationship', part);
  }
  return decodePercent(kept.join('/'));
}

function decodePercent(path: string): string {
  return path.replace(/%([0-9A-Fa-f]{2})/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code >= 0x20 && code < 0x7f && code !== 0x2f && code !== 0x5c ? String.fromCharCode(code) : whole;
  });
}

type WorkbookPart = Pick<WorkbookParts, 'sheets' | 'date1904'>;

function readWorkbook(
  xml: string,
  part: string,
  relations: ReadonlyMap<string, Relation>,
  archive: Archive,
): WorkbookPart {
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  let isWorkbook = false;
  walk(part, xml, {
    open: (tag, path) => {
      if (!isMain(tag)) return;
      if (path.length === 1) isWorkbook = tag.local === 'workbook';
      if (tag.local === 'workbookPr' && path.length === 2) date1904 = isOn(attribute(tag, 'date1904'));
      if (tag.local !== 'sheet' || path[path.length - 2] !== 'sheets') return;
      const id = relationId(tag);
      // A module of macros from an old .xls stands among the sheets as Excel saves it, without a part.
      if (id === '') return;
      const relation = relations.get(id ?? '');
      if (relation === undefined) throw damaged('relationship', part);
      // Chart and dialogue sheets hold no cells.
      if (!relation.type.endsWith('/worksheet')) return;
      if (relation.external || !archive.has(relation.target)) throw damaged('missingPart', relation.target);
      if (sheets.length >= LIMITS.sheets) throw new Refusal('workbook.tooComplex', { what: 'sheets' });
      sheets.push({
        name: attribute(tag, 'name') ?? '',
        visibility: visibilityOf(attribute(tag, 'state')),
        part: relation.target,
      });
    },
  });
  if (!isWorkbook) throw damaged('noWorkbook', part);
  if (sheets.length === 0) throw new Refusal('workbook.empty');
  return { sheets, date1904 };
}

function visibilityOf(state: string | undefined): Visibility {
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible';
}

/** Custom properties as text, whatever their variant type (ECMA-376 part 1, 22.3). */
function readProperties(xml: string, part: string): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  let name: string | undefined;
  let value = '';
  walk(part, xml, {
    open: (tag) => {
      if (tag.local !== 'property') return;
      name = attribute(tag, 'name');
      value = '';
    },
    text: (text, path) => {
      if (path[path.length - 2] === 'property') value += text;
    },
    close: (tag) => {
      if (tag.local === 'property' && name !== undefined && properties.size < 1_000) properties.set(name, value);
    },
  });
  return properties;
}
