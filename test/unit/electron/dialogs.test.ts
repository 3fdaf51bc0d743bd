import { expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ dialog: {}, Menu: {} }));
const { fileFilters, withEnding } = await import('../../../electron/dialogs.ts');
const { menuTemplate, MENU_COMMANDS } = await import('../../../electron/menu.ts');

test.each([
  ['/a/rapor', 'report', '/a/rapor.xlsx'],
  ['/a/rapor.XLSX', 'report', '/a/rapor.XLSX'],
  ['/a/rapor.v2', 'report', '/a/rapor.v2.xlsx'],
  ['/a/kayıt.pdf', 'record', '/a/kayıt.pdf'],
  ['/a/liste.csv', 'workbook', '/a/liste.csv'],
] as const)('%s as %s is written to %s', (path, kind, expected) => expect(withEnding(path, kind)).toBe(expected));

const texts = { kinds: new Proxy({}, { get: (_, key) => `kind ${String(key)}` }), allFiles: 'all' } as never;
test('opening offers all files too, saving does not', () => {
  expect(fileFilters('report', texts, true).map(({ name }) => name)).toEqual(['kind report', 'all']);
  expect(fileFilters('report', texts, false)).toEqual([{ name: 'kind report', extensions: ['xlsx', 'xlsm'] }]);
});

interface Item {
  readonly id?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly submenu?: unknown;
}
const flat = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu as Item[]) : [])]);

test('the menu has every command once, no two with the same keys, and nothing that authorises, reloads or opens tools', () => {
  const items = flat(
    menuTemplate(new Proxy({}, { get: (_, key) => String(key) }) as never, () => {}, 'linux') as Item[],
  );
  expect(items.flatMap(({ id }) => id ?? []).toSorted()).toEqual([...MENU_COMMANDS].toSorted());
  const accelerators = items.flatMap(({ accelerator }) => accelerator ?? []);
  expect(new Set(accelerators).size).toBe(accelerators.length);
  expect(
    Object.fromEntries(items.flatMap(({ id, accelerator }) => (id && accelerator ? [[id, accelerator]] : []))),
  ).toEqual({
    openWorkbook: 'CmdOrCtrl+O',
    saveReport: 'CmdOrCtrl+E',
    print: 'CmdOrCtrl+P',
    find: 'CmdOrCtrl+F',
    showLists: 'CmdOrCtrl+1',
    showRecipients: 'CmdOrCtrl+2',
    showHistory: 'CmdOrCtrl+3',
    showBoard: 'CmdOrCtrl+4',
    showSettings: 'CmdOrCtrl+,',
    help: 'F1',
  });
  const roles = items.flatMap(({ role }) => role ?? []);
  for (const role of ['reload', 'forceReload', 'toggleDevTools']) expect(roles).not.toContain(role);
});
