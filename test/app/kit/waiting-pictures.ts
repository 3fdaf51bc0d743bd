import { describeProblem } from '../../../renderer/text/use-problem.ts';
import { SETTINGS_TEXT } from '../../../renderer/screens/settings/settings-text.ts';
import { importing } from '../../../renderer/text/tr/import.ts';
import { list } from '../../../renderer/text/tr/list.ts';
import { lists } from '../../../renderer/text/tr/lists.ts';
import { readyList } from '../../fixtures/ready-list.ts';
import { openBrowser } from '../gallery-browser.ts';
import { go, openList, openSettings, press, SCREENS } from '../page/asking-screens.ts';
import { type Between, buildPage, openPage } from '../page/page-over-desk.ts';
import { common } from '../../../shared/text/tr/common.ts';
import { result } from '../../../shared/text/tr/result.ts';
import type { Album, Sitter } from './album.ts';

const NEVER = new Promise<never>(() => undefined);
const answers: Between = (_channel, ask) => ask();

/**
 * What no running program shows for long or at will: every screen while its answer is awaited and when it is a failure,
 * a file that is being read, a send without the internet, what fails while a dialog is open, a new version, and the banner
 * after an older backup was restored.
 */
export async function takeWaiting(album: Album): Promise<void> {
  const built = await buildPage();
  const browser = await openBrowser();
  let between = answers;
  const look = { width: 1280, height: 800, colorScheme: 'light' } as const;
  const { page, desk, close } = await openPage(browser, built.url, look, {}, (channel, ask) => between(channel, ask));
  const sitter: Sitter = {
    page,
    locale: 'tr',
    async prefer(locale, theme) {
      await page.evaluate(
        async (wanted) => {
          const bridge = Reflect.get(window, 'desk') as { call(channel: string, input: unknown): Promise<unknown> };
          await bridge.call('app.setPreferences', wanted);
        },
        { locale, theme },
      );
      await page.waitForFunction(
        (wanted) =>
          document.documentElement.lang === wanted.locale && document.documentElement.dataset['theme'] === wanted.theme,
        { locale, theme },
      );
    },
  };
  try {
    const { id: companyId } = await desk.must('companies.practise', { name: 'Yıldız Tekstil Ltd. Şti.' });
    await page.locator('.pd-company__name').filter({ hasText: 'Yıldız' }).waitFor();
    await go(page, common.nav.lists);
    between = async (channel, ask) => {
      if (channel !== 'import.open') return ask();
      await ask();
      return NEVER;
    };
    await press(page, lists.sample);
    await page.getByRole('region', { name: importing.previewTitle }).locator('tbody tr').nth(5).waitFor();
    await album.take('import-waiting', sitter);
    between = answers;

    await readyList(desk.must, companyId);
    for (const { name, channel, isAskedByFrame, open } of SCREENS) {
      await openSettings(page, 'appearance');
      const { promise, resolve } = Promise.withResolvers<unknown>();
      between = (asked, ask) => (asked === channel ? promise : ask());
      if (isAskedByFrame === true) await page.reload();
      await open(page);
      const state = name.replace(', ', '-');
      await album.take(`${state}-waiting`, sitter);
      resolve({ ok: false, problem: { code: 'readOnly', params: {} } });
      await page
        .getByRole('main')
        .getByText(describeProblem({ code: 'readOnly', params: {} }, 'tr').title)
        .first()
        .waitFor();
      await album.take(`${state}-failed`, sitter);
      between = answers;
      await page.reload();
    }
    const noNetwork = { code: 'iyzico.noNetwork', params: {} } as const;
    between = async (channel, ask) => (channel.startsWith('payouts.') ? { ok: false, problem: noNetwork } : ask());
    await openList(page);
    await press(page, list.send.press);
    await page.getByRole('alertdialog').getByRole('button', { name: list.send.confirm, exact: true }).click();
    await page.getByText(describeProblem(noNetwork, 'tr').title).first().waitFor();
    await album.take('send-offline', sitter);
    await page.getByRole('alert').getByRole('button', { name: common.close }).click();

    between = async (channel, ask) =>
      channel === 'reports.save' ? { ok: false, problem: { code: 'diskFull', params: {} } } : ask();
    await page.keyboard.press('Control+E');
    await press(page, result.reports.save);
    await page
      .getByText(describeProblem({ code: 'diskFull', params: {} }, 'tr').title)
      .first()
      .waitFor();
    await album.take('failed-over-dialog', sitter);

    for (const kind of ['offered', 'ready'] as const) {
      between = async (channel, ask) =>
        channel === 'updates.state' ? { ok: true, value: { kind, version: '1.2.0' } } : ask();
      await page.reload();
      await openSettings(page, 'about');
      await page.getByText(SETTINGS_TEXT.tr.about.updates[kind]('1.2.0')).waitFor();
      await album.take(`settings-update-${kind}`, sitter);
    }

    between = async (channel, ask) => {
      const answer = await ask();
      if (channel !== 'app.state') return answer;
      const { value } = answer as { value: object };
      return { ok: true, value: { ...value, restored: { createdAt: Date.now() - 86_400_000, entries: 3 } } };
    };
    await page.reload();
    await page.getByText(common.gap.action).waitFor();
    await album.take('gap', sitter);
  } finally {
    await close();
    await browser.close();
    await built.close();
  }
}
