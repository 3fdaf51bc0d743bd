/**
 * `npm run screens [-- --out DIR --only name,name]`: pictures of every screen × Turkish and English × light and dark ×
 * 1280×800 and 1024×700, with no list, 3 rows, 200 rows with errors and 100,000 rows, waiting, failed and offline, and a
 * page that shows them all.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { WHOLE_LIST } from '../../renderer/screens/list/view-words.ts';
import { list } from '../../renderer/text/tr/list.ts';
import { history } from '../../shared/text/tr/history.ts';
import { Accountant, beginning } from './kit/accountant.ts';
import { pressAway } from './kit/keys.ts';
import { LIST_PLACE, PLACES } from './kit/places.ts';
import { cleanRows, faultyRows, writeSheet, writeText } from './kit/sheets.ts';
import { Album, LOOKS } from './kit/album.ts';
import { takeWaiting } from './kit/waiting-pictures.ts';

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'screens-output' }, only: { type: 'string' } },
});
const album = new Album(resolve(values.out), values.only?.split(',') ?? null);
const folder = mkdtempSync(join(tmpdir(), 'masa-screens-'));
mkdirSync(resolve(values.out), { recursive: true });

const userData = join(folder, 'user');
const person = await Accountant.start({ userData });
try {
  await person.page.emulateMedia({ reducedMotion: 'reduce' });
  await album.take('start-first', person);
  await person.practise('Örnek Tekstil Sanayi ve Ticaret Ltd. Şti.');
  for (const place of PLACES.filter(({ name }) => name !== 'list')) {
    await person.prefer('tr', 'light');
    await place.open(person);
    await album.take(/^(settings|start)/.test(place.name) ? place.name : `${place.name}-empty`, person);
  }

  await listOf('3', await writeSheet(join(folder, 'Kasım maaşları.xlsx'), cleanRows(3), true));
  await listOf('200', await writeSheet(join(folder, 'Kasım bordro.xlsx'), faultyRows(200), true));
  await person.page.keyboard.press('F8');
  await person.page.getByRole('complementary').getByText(person.words.list.panel.next).waitFor();
  await album.take('list-200-row', person);
  await person.prefer('tr', 'light');
  await person.filter(person.words.list.filters.errors);
  await album.take('list-200-errors', person);
  await person.page.locator('.pd-grid__selector').nth(1).click();
  await album.take('list-200-selected', person);
  await overList('palette', () => person.page.keyboard.press('Control+K'));
  await overList('shortcuts', () => person.page.keyboard.press('?'));
  await overList('report', () => person.page.keyboard.press('Control+E'));
  await overList('fix', () => person.button(person.words.list.selection.fix).click());
  await nothingLeft();

  await sentList();
  for (const place of PLACES.filter(({ name }) => ['lists', 'board', 'recipients', 'history'].includes(name))) {
    await person.prefer('tr', 'light');
    await place.open(person);
    await album.take(`${place.name}-filled`, person);
    await beside(place.name);
  }
  await listOf('100000', writeText(join(folder, 'Bayi hak edişleri.csv'), faultyRows(100_000)));
  await ownWindows();
  await person.close();
  await recovery();
  await takeWaiting(album);
} finally {
  await person.close();
  rmSync(folder, { recursive: true, force: true });
  album.finish();
}

/** The Import screen of a file, then its list. */
async function listOf(name: string, path: string): Promise<void> {
  await person.prefer('tr', 'light');
  await person.openFile(path);
  const create = person.button(person.words.importing.create);
  await create.waitFor({ timeout: 120_000 });
  await album.take(`import-${name}`, person);
  await person.prefer('tr', 'light');
  await create.click();
  await person.page.getByRole('grid').waitFor({ timeout: 120_000 });
  await person.page.waitForTimeout(400);
  await album.take(`list-${name}`, person);
}

/** What opens above the list, closed again. */
async function overList(name: string, open: () => Promise<void>): Promise<void> {
  await person.prefer('tr', 'light');
  await open();
  await person.page.getByRole('dialog').waitFor();
  await album.take(name, person);
  await person.page.keyboard.press('Escape');
  await person.page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** A list whose rows are all held back. */
async function nothingLeft(): Promise<void> {
  await person.prefer('tr', 'light');
  const batchId = await person.importFile(await writeSheet(join(folder, 'Bekleyenler.xlsx'), cleanRows(3, 900), true));
  await person.ask('rows.place', {
    batchId,
    rowIds: null,
    query: WHOLE_LIST,
    place: 'held',
    reason: 'Belge bekleniyor',
  });
  await person.page.getByText(person.words.list.nothingLeft.title).first().waitFor();
  await album.take('list-held', person);
}

/** A list from its send to its end; one payment is not accepted and one fails. */
async function sentList(): Promise<void> {
  await person.prefer('tr', 'light');
  const rows = cleanRows(12, 500).map((row, index) => ({
    ...row,
    amount: [31_000.91, 28_000.92][index] ?? row.amount,
  }));
  const batchId = await person.importFile(await writeSheet(join(folder, 'Ekim primleri.xlsx'), rows, true));
  await person.button(person.words.list.send.press).click();
  await album.take('send-question', person);
  await person.prefer('tr', 'light');
  await person.page.keyboard.press('Escape');
  const detail = await person.send(batchId);
  await album.take('pre-result', person);
  await person.prefer('tr', 'light');
  let window: Page | undefined;
  for (const [locale, theme] of LOOKS) {
    await window?.close();
    await person.prefer(locale, theme);
    window = await person.openAuthorise();
    await window.locator('#typed-total').fill(person.acceptedTotal(detail));
    await album.takeWindow('authorise', `${locale}-${theme}`, window);
  }
  if (window === undefined) throw new Error('there is no look to take');
  await person.press(window, detail);
  await album.takeWindow('authorised', LOOKS.at(-1)?.join('-') ?? '', window);
  await pressAway(window, person.button(person.words.authorise.results.toList, window));
  await person.page.waitForTimeout(300);
  await album.take('following', person);
  await person.prefer('tr', 'light');
  await person.follow(batchId);
  await album.take('settled', person);
  await person.prefer('tr', 'light');
  await LIST_PLACE.open(person);
}

/** What opens from a place that has something to show. */
async function beside(place: string): Promise<void> {
  await person.prefer('tr', 'light');
  if (place === 'recipients') {
    await person.page.locator('[role=row][data-row="0"] [role=gridcell]').first().click();
    await person.page.getByRole('complementary').waitFor();
    await album.take('recipient', person);
  }
  if (place === 'history') {
    await person.page
      .getByRole('button', { name: beginning(history.openTimeline) })
      .first()
      .click();
    await person.page.locator('.pd-timeline').waitFor();
    await album.take('timeline', person);
  }
  if (place === 'lists') {
    await LIST_PLACE.open(person);
    await person.button(list.compare).click();
    await person.page.getByRole('complementary').waitFor();
    await album.take('compare', person);
  }
}

/** The windows of keys and of limits, of a company whose money is real. */
async function ownWindows(): Promise<void> {
  const { id } = await person.ask('companies.add', {
    name: 'Yıldız Tekstil A.Ş.',
    environment: 'production',
    colour: 'rust',
  });
  for (const [locale, theme] of LOOKS) {
    await person.prefer(locale, theme);
    for (const [state, channel, host] of [
      ['keys', 'companies.openKeys', 'keys'],
      ['limits', 'companies.openLimits', 'authorise'],
    ] as const) {
      await person.ask(channel, { companyId: id });
      const window = await person.running.page(host);
      await window.getByRole('button').first().waitFor();
      await album.takeWindow(state, `${locale}-${theme}`, window);
      await window.close();
    }
  }
}

/** Records that cannot be opened: the program has no preferences then, and follows the system. */
async function recovery(): Promise<void> {
  if (!album.wants('recovery')) return;
  writeFileSync(join(userData, 'ledger/ledger.db'), 'x'.repeat(8192));
  for (const language of ['tr', 'en'] as const) {
    const stranded = await Accountant.start({ userData, language });
    await stranded.button(stranded.words.start.recovery.quit).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await stranded.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await album.takeSizes('recovery', `${language}-${colorScheme}`, stranded.page);
    }
    await stranded.close();
  }
}
