import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeProblem } from '../../renderer/text/use-problem.ts';
import { SETTINGS_TEXT } from '../../renderer/screens/settings/settings-text.ts';
import { board } from '../../renderer/text/tr/board.ts';
import { importing } from '../../renderer/text/tr/import.ts';
import { list } from '../../renderer/text/tr/list.ts';
import { lists } from '../../renderer/text/tr/lists.ts';
import { recipients } from '../../renderer/text/tr/recipients.ts';
import { start } from '../../renderer/text/tr/start.ts';
import { common } from '../../shared/text/tr/common.ts';
import { history } from '../../shared/text/tr/history.ts';
import { result } from '../../shared/text/tr/result.ts';
import type { CompanyId } from '../../shared/ids.ts';
import { readyList } from '../fixtures/ready-list.ts';
import { openBrowser } from './gallery-browser.ts';
import { go, openList, openSettings, press, SCREENS } from './page/asking-screens.ts';
import { type Between, buildPage, type BuiltPage, openPage, type PageOverDesk } from './page/page-over-desk.ts';

const NEVER = new Promise<never>(() => undefined);
/** Long enough for every screen to have drawn its waiting. */
const LATE_MS = 250;
/** The sum of all layout shifts while a screen loads, as Chromium scores them; 0.1 is what the web calls good. */
const MOST_SHIFT = 0.01;
const readOnly = describeProblem({ code: 'readOnly', params: {} }, 'tr');
const diskFull = describeProblem({ code: 'diskFull', params: {} }, 'tr');
const noNetwork = describeProblem({ code: 'iyzico.noNetwork', params: {} }, 'tr');

let built: BuiltPage;
let browser: Browser;
beforeAll(async () => {
  built = await buildPage();
  browser = await openBrowser();
}, 90_000);
afterAll(async () => {
  await browser.close();
  await built.close();
});

let between: Between = (_channel, ask) => ask();
let over: PageOverDesk;
let companyId: CompanyId;
const open = async (): Promise<void> => {
  between = (_channel, ask) => ask();
  over = await openPage(browser, built.url, { width: 1280, height: 800, colorScheme: 'light' }, {}, (channel, ask) =>
    between(channel, ask),
  );
};
const close = (): Promise<void> => over.close();

const practise = async (): Promise<void> => {
  companyId = (await over.desk.must('companies.practise', { name: 'Deneme Ltd.' })).id;
  await over.page.locator('.pd-company__name').filter({ hasText: 'Deneme Ltd.' }).waitFor();
};
describe('over a list that can be sent', () => {
  // One page for all of them: each goes where it looks by the sidebar, and the last one answers everything again.
  beforeAll(async () => {
    await open();
    await practise();
    await readyList(over.desk.must, companyId);
  });
  beforeEach(() => void (between = (_channel, ask) => ask()));
  afterAll(close);

  it.each(SCREENS.map((screen) => [screen.name, screen] as const))(
    '%s says that it is loading, then what the failure means and what to do, and recovers',
    async (_name, screen) => {
      const { page } = over;
      const main = page.getByRole('main');
      await openSettings(page, 'appearance');
      // The way to the screen is answered; its own question is not, from the press that asks it on.
      const { promise, resolve } = Promise.withResolvers<unknown>();
      between = (channel, ask) => (channel === screen.channel ? promise : ask());
      if (screen.isAskedByFrame === true) await page.reload();
      await screen.open(page);
      const busy = main.getByRole('status').first();
      await busy.waitFor();
      expect((await busy.getAttribute('aria-label')) ?? (await busy.innerText())).not.toBe('');
      // The rest of the program is not kept waiting.
      await openSettings(page, 'appearance');
      await main.getByText(SETTINGS_TEXT.tr.appearance.language).first().waitFor();

      await screen.open(page);
      resolve({ ok: false, problem: { code: 'readOnly', params: {} } });
      for (const sentence of [readOnly.title, readOnly.money, readOnly.next])
        await main.getByText(sentence).first().waitFor();
      between = (_channel, ask) => ask();
      await main.getByRole('button', { name: common.retry }).click();
      await main.locator(screen.shown).first().waitFor();
      expect(await main.getByText(readOnly.title).count()).toBe(0);
    },
  );

  it('offers the files that lists were made of beneath the lists, to be opened again', async () => {
    const { page } = over;
    await go(page, common.nav.lists);
    const file = page.getByRole('region', { name: lists.recent }).getByRole('button').first();
    const name = await file.innerText();
    await file.click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    await page.getByRole('button', { name: importing.create }).waitFor();
  });

  it('gives the rows all the room of a small window until one is asked about', async () => {
    const { page } = over;
    const panel = page.getByRole('complementary');
    await openList(page);
    await panel.waitFor();
    await page.setViewportSize({ width: 1024, height: 700 });
    await panel.waitFor({ state: 'detached' });
    await page.locator('[role=row][data-row="1"] [role=gridcell]').nth(1).dblclick();
    await panel.waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it.each([
    { width: 1280, height: 800 },
    { width: 1024, height: 700 },
  ])('what fails in a dialog is said where it leaves the dialog and its buttons free ($width)', async (size) => {
    const { page } = over;
    await page.setViewportSize(size);
    await openList(page);
    between = async (channel, ask) =>
      channel === 'reports.save' ? { ok: false, problem: { code: 'diskFull', params: {} } } : ask();
    await page.keyboard.press('Control+E');
    await press(page, result.reports.save);
    const notice = page.getByRole('alert').filter({ hasText: diskFull.title });
    await notice.waitFor();
    // Playwright presses only what nothing lies over.
    for (const name of [result.reports.save, common.cancel, common.close])
      await page.getByRole('dialog').getByRole('button', { name, exact: true }).click({ trial: true });
    await notice.getByRole('button').click();
    await notice.waitFor({ state: 'detached' });
    // The focus comes back to where one was working, and Esc is heard there.
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') instanceof HTMLElement);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('a failure that stands there speaks the language the program is changed to', async () => {
    const { page, desk } = over;
    await openList(page);
    between = async (channel, ask) =>
      channel === 'payouts.initialise' ? { ok: false, problem: { code: 'iyzico.noNetwork', params: {} } } : ask();
    await press(page, list.send.press);
    await page.getByRole('alertdialog').getByRole('button', { name: list.send.confirm, exact: true }).click();
    const region = page.getByRole('alert');
    await region.getByText(noNetwork.title).waitFor();
    await desk.must('app.setPreferences', { locale: 'en' });
    await region.getByText(describeProblem({ code: 'iyzico.noNetwork', params: {} }, 'en').title).waitFor();
    await desk.must('app.setPreferences', { locale: 'tr' });
    await region.getByText(noNetwork.title).waitFor();
    await region.getByRole('button').click();
  });

  it('reads names of three parts to their end beside the row’s panel', async () => {
    const { page } = over;
    await openList(page);
    await page.getByRole('complementary').waitFor();
    const name = page
      .locator('[role=gridcell] .pd-grid__text')
      .filter({ hasText: 'İlknur Şeyma Doğramacıoğlu' })
      .first();
    expect(await name.evaluate((text) => text.scrollWidth - text.clientWidth)).toBeLessThanOrEqual(0);
  });

  it('without the internet everything up to the send goes on: lists, edits, settings', async () => {
    between = async (channel, ask) =>
      channel.startsWith('payouts.') || channel === 'companies.balance'
        ? { ok: false, problem: { code: 'iyzico.noNetwork', params: {} } }
        : ask();
    for (const screen of SCREENS) {
      await screen.open(over.page);
      await over.page.getByRole('main').locator(screen.shown).first().waitFor();
    }
    expect(await over.page.getByText(noNetwork.title).count()).toBe(0);
  });

  it('while a screen loads, nothing that is already there moves', { timeout: 120_000 }, async () => {
    await over.page.reload();
    await over.page.evaluate(() => {
      const shifts: { value: number; what: string }[] = [];
      Reflect.set(window, 'shifts', shifts);
      new PerformanceObserver((found) => {
        for (const entry of found.getEntries()) {
          const { value, sources } = entry as unknown as { value: number; sources: { node: Element | null }[] };
          const what = sources
            .map(({ node }) => node?.nodeName + '.' + ((node as Element | null)?.className ?? ''))
            .join(' ');
          shifts.push({ value, what });
        }
      }).observe({ type: 'layout-shift', buffered: false });
    });
    let waiting = 0;
    let answeredAt = 0;
    between = async (channel, ask) => {
      waiting += 1;
      if (!/^app\.|^companies\./.test(channel)) await new Promise((resolve) => setTimeout(resolve, LATE_MS));
      try {
        return await ask();
      } finally {
        waiting -= 1;
        answeredAt = performance.now();
      }
    };
    /** Nothing is asked any more, nor was anything just answered that the page may yet draw or ask on from. */
    const untilQuiet = (): Promise<void> =>
      expect.poll(() => waiting === 0 && performance.now() - answeredAt > LATE_MS, { interval: 25 }).toBe(true);
    const moved: string[] = [];
    for (const screen of SCREENS) {
      await screen.open(over.page);
      // From the moment the screen stands there waiting, or is there because the frame had asked already.
      const main = over.page.getByRole('main');
      await main.getByRole('status').or(main.locator(screen.shown)).first().waitFor();
      await over.page.evaluate(async () => {
        for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
        (Reflect.get(window, 'shifts') as unknown[]).splice(0);
      });
      await main.locator(screen.shown).first().waitFor();
      await untilQuiet();
      const shifts = await over.page.evaluate(() => Reflect.get(window, 'shifts') as { value: number; what: string }[]);
      const sum = shifts.reduce((total, { value }) => total + value, 0);
      console.log(`layout shift of ${screen.name}: ${sum.toFixed(4)}`);
      if (sum > MOST_SHIFT)
        moved.push(`${screen.name}: ${sum.toFixed(4)} ${shifts.map(({ what }) => what).join(', ')}`);
    }
    expect(moved).toEqual([]);
  });
});

describe('without anything to show', () => {
  beforeEach(open);
  afterEach(close);

  it('a file says that it is being read, shows its first rows already, and leads to another when it cannot be opened', async () => {
    await practise();
    const { page } = over;
    const main = page.getByRole('main');
    const busy = main.getByRole('status').first();
    const openSample = async (answer: Between): Promise<void> => {
      await go(page, common.nav.lists);
      between = (channel, ask) => (channel === 'import.open' ? answer(channel, ask) : ask());
      await press(page, lists.sample);
    };
    await openSample(() => NEVER);
    await busy.waitFor();
    expect(await busy.getAttribute('aria-label')).toMatch(/okunuyor/);

    await openSample(async (_channel, ask) => {
      await ask();
      return NEVER;
    });
    const rows = main.getByRole('region', { name: importing.previewTitle }).locator('tbody tr');
    await rows.nth(5).waitFor();
    expect(await busy.getAttribute('aria-label')).toMatch(/okunuyor/);

    const problem = { code: 'workbook.damaged', params: { fileName: 'ay.xlsx' } } as const;
    await openSample(async () => ({ ok: false, problem }));
    const { title, money, next } = describeProblem(problem, 'tr');
    for (const sentence of [title, money, next]) await page.getByText(sentence).first().waitFor();
    await page.getByRole('button', { name: importing.another }).waitFor();
  });

  it('without a company every place is the Start screen, and the settings lead to it', async () => {
    const { page } = over;
    const welcome = page.getByRole('heading', { name: start.practise.title });
    const lead = page.getByRole('main').getByText(SETTINGS_TEXT.tr.noCompanyTitle).first();
    for (const place of [common.nav.lists, common.nav.board, common.nav.recipients, common.nav.history]) {
      await go(page, place);
      await welcome.waitFor();
      await go(page, common.nav.settings);
      await lead.waitFor();
    }
    await press(page, SETTINGS_TEXT.tr.addCompany);
    await welcome.waitFor();
  });

  it('every place says so, and offers the next step', async () => {
    await practise();
    const main = over.page.getByRole('main');
    for (const [place, title, next] of [
      [common.nav.lists, lists.emptyTitle, lists.open],
      [common.nav.recipients, recipients.emptyTitle, recipients.importAction],
      [common.nav.history, history.search.emptyTitle, history.search.emptyAction],
      [common.nav.board, board.columns.waitingForFile, board.openLists],
    ] as const) {
      await go(over.page, place);
      await main.getByText(title).first().waitFor();
      await main
        .getByRole('button', { name: new RegExp(next) })
        .first()
        .waitFor();
    }
  });

  it('a search that finds nothing can be taken back; a list that has nothing to send says so and leads to its rows', async () => {
    await practise();
    const { page, desk } = over;
    const { batchId, rowIds } = await readyList(desk.must, companyId);
    await go(page, common.nav.history);
    await page.locator('.history__name').first().waitFor();
    await page.getByRole('searchbox').fill('zzzz yok');
    await page.getByText(history.search.noneTitle).waitFor();
    await page.getByRole('main').getByRole('button', { name: history.search.reset }).last().click();
    await page.locator('.history__name').first().waitFor();

    await desk.must('rows.place', {
      batchId,
      rowIds: [...rowIds],
      place: 'held',
      reason: 'Belgesi bekleniyor',
    });
    await openList(page);
    await page.getByText(common.states.nothingToSend, { exact: true }).first().waitFor();
    await page.getByText(list.nothingLeft.body).waitFor();
    await press(page, list.nothingLeft.showHeld);
    await page.getByRole('radio', { name: new RegExp(`^${list.filters.held}`), checked: true }).waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThan(1);
  });
});

describe('without the internet', () => {
  beforeEach(open);
  afterEach(close);

  it('sending and asking say that nothing left this computer, and can be pressed again', async () => {
    await practise();
    await readyList(over.desk.must, companyId);
    await openList(over.page);
    between = async (channel, ask) =>
      channel.startsWith('payouts.') ? { ok: false, problem: { code: 'iyzico.noNetwork', params: {} } } : ask();
    await press(over.page, list.send.press);
    await over.page.getByRole('alertdialog').getByRole('button', { name: list.send.confirm, exact: true }).click();
    for (const sentence of [noNetwork.title, noNetwork.money, noNetwork.next])
      await over.page.getByText(sentence).first().waitFor();
    between = (_channel, ask) => ask();
    await over.page.keyboard.press('Escape');
    await press(over.page, list.send.press);
    await over.page.getByRole('alertdialog').getByRole('button', { name: list.send.confirm, exact: true }).click();
    await over.page.getByText(result.pre.title).waitFor({ timeout: 20_000 });
  });
});
