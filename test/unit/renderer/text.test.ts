import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../../../shared/problems.ts';
import { ISSUE_CODES } from '../../../shared/rows.ts';
import { describeIssue } from '../../../renderer/text/issue-text.ts';
import { describeProblem } from '../../../renderer/text/use-problem.ts';
import { LOCALES } from '../../../shared/money.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const TEXT_FOLDERS = ['renderer/text', 'shared/text'];

type Catalogue = Readonly<Record<string, unknown>>;

/** Every catalogue by area and language, whoever wrote it. */
async function catalogues(language: 'tr' | 'en'): Promise<ReadonlyMap<string, Catalogue>> {
  const found = new Map<string, Catalogue>();
  for (const folder of TEXT_FOLDERS)
    for (const file of readdirSync(join(root, folder, language)).toSorted())
      found.set(file, (await import(join(root, folder, language, file))) as Catalogue);
  found.set('report.ts', (await import(join(root, 'shared/text/report', `${language}.ts`))) as Catalogue);
  return found;
}

/** The keys of a catalogue as paths, with what stands there. */
function paths(entry: unknown, path = ''): readonly string[] {
  if (Array.isArray(entry)) return entry.flatMap((each, index) => paths(each, `${path}[${index}]`));
  if (typeof entry !== 'object' || entry === null) return [`${path}: ${typeof entry}`];
  return Object.entries(entry).flatMap(([key, value]) => paths(value, path === '' ? key : `${path}.${key}`));
}

describe('catalogues', async () => {
  const turkish = await catalogues('tr');
  const english = await catalogues('en');

  it('hold the same areas in both languages', () => {
    expect([...english.keys()]).toEqual([...turkish.keys()]);
  });

  it.each([...turkish.keys()])('%s has the same keys in both languages', (area) => {
    expect(paths(english.get(area)).toSorted()).toEqual(paths(turkish.get(area)).toSorted());
  });

  it('write no straight apostrophe where a word takes a suffix', () => {
    const faulty = [...turkish].flatMap(([area, catalogue]) =>
      texts(catalogue)
        .filter((text) => /\p{L}'\p{L}/u.test(text))
        .map((text) => `${area}: ${text}`),
    );
    expect(faulty).toEqual([]);
  });
});

function texts(entry: unknown): readonly string[] {
  if (typeof entry === 'string') return [entry];
  if (typeof entry !== 'object' || entry === null) return [];
  return Object.values(entry).flatMap(texts);
}

describe('sentences by code', () => {
  it.each(LOCALES)('every problem says what happened, what it means for the money and what to do (%s)', (locale) => {
    for (const code of PROBLEM_CODES) {
      const { title, money, next } = describeProblem({ code, params: {} }, locale);
      expect(
        [title, money, next].every((text) => text.trim().length > 3),
        code,
      ).toBe(true);
      expect([title, money, next].join(' '), code).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it.each(LOCALES)('every issue has a short name, a sentence and a way on (%s)', (locale) => {
    for (const code of ISSUE_CODES) {
      const { short, title, help } = describeIssue({ code, params: { rows: '5', count: 1 } }, locale);
      expect(
        [short, title, help].every((text) => text.trim().length > 2),
        code,
      ).toBe(true);
      expect(short.length, `${code} fits the grid`).toBeLessThanOrEqual(24);
    }
  });

  it('names iyzico’s own words where it gave some', () => {
    const { next } = describeProblem(
      { code: 'iyzico.rejected', params: { errorCode: '11', errorMessage: 'Geçersiz istek' } },
      'tr',
    );
    expect(next).toContain('“Geçersiz istek” (11)');
  });
});
