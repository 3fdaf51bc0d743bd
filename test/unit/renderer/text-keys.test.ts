import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

/** Each catalogue, and how a source that speaks its words is known: by the area's constant or type, or by its folder. */
const SPEAKERS: Readonly<Record<string, RegExp>> = {
  'renderer/text/tr/authorise.ts': /AuthoriseText|KeysText|renderer\/authorise\//,
  'renderer/text/tr/board.ts': /BOARD_TEXT/,
  'renderer/text/tr/import.ts': /\bIMPORT\b/,
  'renderer/text/tr/keys.ts': /KeysText|renderer\/keys\//,
  'renderer/text/tr/list.ts': /\bLIST\b|ListText/,
  'renderer/text/tr/lists.ts': /\bLISTS\b/,
  'renderer/text/tr/recipients.ts': /RECIPIENTS_TEXT/,
  'renderer/text/tr/settings.ts': /SETTINGS_TEXT/,
  'renderer/text/tr/start.ts': /\bSTART\b/,
  'shared/text/tr/common.ts': /COMMON|common/,
  'shared/text/tr/history.ts': /HISTORY_TEXT|text\/(tr|en)\/history/,
  'shared/text/tr/result.ts': /\bRESULT\b|ResultText|text\/(tr|en)\/result/,
  'shared/text/report/tr.ts': /ReportText|text\/report\/|words/i,
};
/** Codes, whose texts a type demands one by one: `Record<ProblemCode, …>` and the like; other tests read them all. */
const BY_CODE = ['issues.ts', 'problems.ts', 'list-problems.ts', 'payout-problems.ts'];
/** Entries taken by a value that is written nowhere beside them: a company's environment, a limit's action, a way out. */
const BY_VALUE = [
  /^keys\.ts: environments\./,
  /^settings\.ts: limits\.(warn|refuse)$/,
  /^start\.ts: recovery\.(retry|restoreBackup|exportData|showFolder|quit)$/,
];

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && /\.tsx?$/.test(each.name))
    .map((each) => join(each.parentPath, each.name));
}

/** Every text's address. */
function addresses(entry: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [path];
  return Object.entries(entry).flatMap(([key, value]) => addresses(value, [...path, key]));
}

const literally = (key: string): string => key.replaceAll(/[.$]/g, String.raw`\$&`);

/** Whether a source reads the key by name, as `.key`, as `'key'` to be looked up, or out of `{ key } =`. */
function isRead(key: string, source: string): boolean {
  const name = literally(key);
  return new RegExp(String.raw`\.${name}\b|['"]${name}['"]|[{,]\s*${name}\s*(:[^{}]*?)?[,}][^;]*?\}?\s*=[^=>]`).test(
    source,
  );
}

/** Whether a source takes the record as a whole, to look into by a value or to hand on. */
function isTakenWhole(record: string, source: string): boolean {
  const name = literally(record);
  return new RegExp(String.raw`\.${name}(\[|\s*[,)}\n])|Record<[^=;]*=\s[\w.()]*\.${name};|\b${name}(\?\.)?\[`).test(
    source,
  );
}

/** The texts of a catalogue that no source speaks. */
export function unspoken(catalogue: unknown, source: string): readonly string[] {
  return addresses(catalogue)
    .filter(
      (path) => !isRead(path.at(-1) ?? '', source) && !path.slice(0, -1).some((each) => isTakenWhole(each, source)),
    )
    .map((path) => path.join('.'));
}

describe('every text is spoken', async () => {
  const sources = ['renderer', 'shared', 'electron']
    .flatMap(filesIn)
    .filter((file) => !/text\/(tr|en)\/|text\/report\/(tr|en)\.ts$/.test(file))
    .map((file) => ({ file, source: readFileSync(file, 'utf8') }));

  it('of every catalogue there is', () => {
    const known = new Set([...Object.keys(SPEAKERS), ...BY_CODE.map((name) => `shared/text/tr/${name}`)]);
    const there = ['renderer/text/tr', 'shared/text/tr'].flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
    );
    expect([...there, 'shared/text/report/tr.ts'].filter((file) => !known.has(file))).toEqual([]);
  });

  it.each(Object.entries(SPEAKERS))('%s', async (path, speaker) => {
    const [catalogue] = Object.values((await import(join(root, path))) as Record<string, unknown>);
    const near = sources.filter(({ file, source }) => speaker.test(file) || speaker.test(source));
    const name = path.split('/').at(-1) ?? '';
    const unused = unspoken(catalogue, near.map(({ source }) => source).join('\n')).map((key) => `${name}: ${key}`);
    expect(unused.filter((key) => !BY_VALUE.some((known) => known.test(key)))).toEqual([]);
  });

  it('finds one that is not, also where another area has a text of its name', () => {
    const catalogue = { title: 'a', form: { save: 'b', cancel: 'c' }, states: { open: 'd', shut: 'e' } };
    const source = 'const text = useText(AREA); show(text.title, text.states[state]); const { save } = text.form;';
    expect(unspoken(catalogue, source)).toEqual(['form.cancel']);
  });
});
