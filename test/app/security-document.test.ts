/** electron/SECURITY.md names tests that exist, and the few guards that only code can show. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../electron/dev/root.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const document = read('electron/SECURITY.md');
/** The last column of each table of guards: `path` › “name”, “name”; several parted by semicolons. */
const shown = document
  .split('\n')
  .filter((line) => line.startsWith('|') && /`(test|\.github)\//.test(line))
  .map((line) => line.split('|').at(-2) ?? '');

/**
 * What a test file calls its tests: the first text of a call whose next argument is a function, and the first text of a row
 * of a table. A name in a comment, or in the test's own code, is none.
 */
function titlesOf(code: string): string[] {
  const call = /\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1,\s*(?:\{[^}]*\},\s*)?(?:async\s*)?(?:\(|\w+\s*=>)/g;
  const row = /^\s*\[\s*(['"`])((?:\\.|(?!\1)[^\\\n])*)\1[,\]]/gm;
  const alone = /^\s*(['"`])((?:\\.|(?!\1)[^\\\n])*)\1,$/gm;
  return [call, row, alone]
    .flatMap((shape) => [...code.matchAll(shape)].map(([, , text = '']) => text))
    .map((text) => text.replaceAll("\\'", "'"));
}

test('a test that was renamed, or is only spoken of, does not count', () => {
  const code = `// a guard holds\nit('a guard stands', async () => { say('a guard holds'); });\nit.each([\n  ['one row', 1],\n])('%s', () => {});`;
  expect(titlesOf(code)).toEqual(expect.arrayContaining(['a guard stands', 'one row', '%s']));
  expect(titlesOf(code)).not.toContain('a guard holds');
});

describe('electron/SECURITY.md', () => {
  const references = shown.flatMap((cell) =>
    cell.split(';').flatMap((part) => {
      const path = /`([^`]+)`/.exec(part)?.[1] ?? '';
      const names = [...part.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name);
      return names.length === 0 ? [{ path, name: '' }] : names.map((name) => ({ path, name }));
    }),
  );

  test('has a test for every guard it lists', () => {
    const rows = document.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| -'));
    const heads = rows.filter((line) => /^\| (they try|it tries|what happens|what) +\|/.test(line));
    const assets = 5;
    expect(shown.length).toBe(rows.length - heads.length - assets);
    expect(references.length).toBeGreaterThan(40);
  });

  test.each(references)('$path › $name', ({ path, name }) => {
    expect(existsSync(join(ROOT, path)), path).toBe(true);
    if (!path.endsWith('.ts')) return;
    expect(
      titlesOf(read(path)).some((title) => title.includes(name)),
      `${path} has no test called “${name}”`,
    ).toBe(true);
  });
});

describe('what only the code can show', () => {
  const files = globSync('electron/*.ts', { cwd: ROOT });

  test('developer tools are off in a packaged program, in every window', () => {
    const settings = files
      .filter((file) => !file.endsWith('window.ts'))
      .flatMap((file) => [...read(file).matchAll(/devTools: ([^,\n]+)/g)].map(([, value = '']) => value));
    expect(settings.length).toBeGreaterThanOrEqual(3);
    for (const value of settings) expect(['!app.isPackaged', 'false']).toContain(value);
    for (const file of files) expect(read(file), file).not.toMatch(/openDevTools|toggleDevTools|toggledevtools/i);
  });

  test('links are named, and lead to https addresses that stand in main', () => {
    const calls = files.flatMap((file) => [...read(file).matchAll(/openExternal\(([^)]*)\)/g)].map(([, what]) => what));
    expect(calls).toEqual(['ADDRESSES[link]']);
    const addresses = [...read('electron/shell.ts').matchAll(/^ {2}\w+: '([^']+:\/\/[^']+)',$/gm)].map(
      ([, to = '']) => to,
    );
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) expect(address).toMatch(/^https:\/\//);
  });

  test('no link, file or command of another program leads into this one', () => {
    for (const file of files) {
      expect(read(file), file).not.toMatch(/setAsDefaultProtocolClient|['"]open-(url|file)['"]|addRecentDocument/);
      // A second start brings the window forward; what it was started with is not looked at.
      const second = /on\('second-instance', \(([^)]*)\)/.exec(read(file));
      if (second !== null) expect(second[1]).toBe('');
    }
    const builder = read('electron-builder.yml');
    expect(builder).not.toMatch(/^(protocols|fileAssociations):/m);
  });

  test('every window is opened by the one function that guards it', () => {
    for (const file of files) {
      const made = read(file).match(/new (BrowserWindow|WebContentsView|BrowserView)\b/g) ?? [];
      expect(made.length, file).toBe(file.replaceAll('\\', '/') === 'electron/window.ts' ? 1 : 0);
    }
  });

  test('nothing loosens TLS, runs a shell, or evaluates text', () => {
    for (const file of globSync(['electron/**/*.ts', 'shared/**/*.ts', 'renderer/**/*.{ts,tsx}'], { cwd: ROOT })) {
      const place = file.replaceAll('\\', '/');
      if (place.startsWith('electron/dev/')) continue;
      const code = read(file);
      // The one place that takes the variable away.
      const loosening = code.replace("delete env['NODE_TLS_REJECT_UNAUTHORIZED'];", '');
      expect(loosening, place).not.toMatch(
        /rejectUnauthorized|NODE_TLS_REJECT|setCertificateVerifyProc|'certificate-error'/,
      );
      expect(code, place).not.toMatch(
        /\beval\(|new Function\(|node:vm|dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=[^=]/,
      );
      if (place !== 'electron/ledger/network-drive.ts') expect(code, place).not.toMatch(/child_process/);
    }
  });
});
