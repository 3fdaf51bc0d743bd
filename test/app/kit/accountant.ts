import type { ElectronApplication, Locator, Page } from 'playwright-core';
import type { BatchDetail } from '../../../shared/batches.ts';
import type { BatchId, CompanyId } from '../../../shared/ids.ts';
import { deskContract } from '../../../shared/ipc.ts';
import type { Input, Output } from '../../../shared/ipc.ts';
import { formatFigures, minor, sum } from '../../../shared/money.ts';
import { LIST, IMPORT, RESULT, START } from '../../../renderer/text/areas.ts';
import { pseudoCatalogue } from '../../../renderer/text/pseudo.ts';
import type { Texts } from '../../../renderer/text/use-text.ts';
import { authorise as authoriseEn } from '../../../renderer/text/en/authorise.ts';
import { authorise as authoriseTr } from '../../../renderer/text/tr/authorise.ts';
import { launchApp } from '../launch.ts';
import type { LaunchedApp, LaunchOptions } from '../launch.ts';

type Desk = typeof deskContract;
export type Channel = keyof Desk & string;
const AUTHORISE = { tr: authoriseTr, en: authoriseEn };
const WAIT_MS = 20_000;

export interface StartOptions extends LaunchOptions {
  /** A scenario for the practice server. */
  readonly scenario?: string;
}

/** Begins a page anew in the pseudo-language. */
export async function pseudoPage(page: Page): Promise<void> {
  await page.evaluate(() => void (location.hash = '#pseudo'));
  await page.reload();
}

/** A text as a pattern that begins with it; the three dots of a button may have been left out. */
export function beginning(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`);
}

/**
 * A person at the running program: does by its buttons and windows what an accountant does, and may look into what the
 * page itself could ask for. The words come from the program's own catalogues.
 */
export class Accountant {
  readonly running: LaunchedApp;
  readonly page: Page;
  #locale: 'tr' | 'en';
  #isPseudo = false;

  constructor(running: LaunchedApp, page: Page, locale: 'tr' | 'en') {
    this.running = running;
    this.page = page;
    this.#locale = locale;
  }

  /** Starts the program and waits for its window. */
  static async start({ scenario, ...options }: StartOptions = {}): Promise<Accountant> {
    const args = [...(options.args ?? []), ...(scenario === undefined ? [] : [`--practice-scenario=${scenario}`])];
    const running = await launchApp({ ...options, args });
    const page = await running.page('desk');
    page.setDefaultTimeout(WAIT_MS);
    await page.getByRole('main').waitFor();
    return new Accountant(running, page, options.language ?? 'tr');
  }

  get app(): ElectronApplication {
    return this.running.app;
  }

  get locale(): 'tr' | 'en' {
    return this.#locale;
  }

  /** Changes language and theme as the settings do; what is on the screen follows. */
  async prefer(locale: 'tr' | 'en', theme: 'light' | 'dark'): Promise<void> {
    this.#locale = locale;
    await this.ask('app.setPreferences', { locale, theme });
    await this.page.waitForFunction(
      ([wanted, look]) =>
        document.documentElement.lang === wanted && document.documentElement.dataset['theme'] === look,
      [locale, theme] as const,
    );
  }

  get words() {
    return {
      start: this.text(START),
      importing: this.text(IMPORT),
      list: this.text(LIST),
      result: this.text(RESULT),
      authorise: this.text(AUTHORISE),
    };
  }

  /** An area's texts as they now stand on the screen. */
  text<T extends object>(texts: Texts<T>): T {
    const text = texts[this.#locale];
    return this.#isPseudo ? pseudoCatalogue(text) : text;
  }

  /** Begins the main page anew in the pseudo-language, whose texts are two fifths longer. */
  async speakPseudo(): Promise<void> {
    this.#isPseudo = true;
    await pseudoPage(this.page);
    await this.page.getByRole('main').waitFor();
  }

  close(): Promise<void> {
    return this.running.close();
  }

  /** Asks as the page's own bridge lets the page ask, whatever the answer. */
  async tryAsk(channel: string, input: unknown): Promise<{ ok: boolean; value?: unknown; problem?: { code: string } }> {
    return this.page.evaluate(
      async ([name, value]) => {
        const bridge = Reflect.get(window, 'desk') as { call(channel: string, input: unknown): Promise<unknown> };
        return (await bridge.call(name, value)) as { ok: boolean; value?: unknown; problem?: { code: string } };
      },
      [channel, input] as const,
    );
  }

  /** Like `tryAsk`, for what must work. */
  async ask<K extends Channel>(channel: K, input: Input<Desk, K>): Promise<Output<Desk, K>> {
    const answer = await this.tryAsk(channel, input);
    if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.problem)}`);
    return deskContract[channel].output.parse(answer.value) as Output<Desk, K>;
  }

  button(name: string, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name, exact: true }).first();
  }

  /** Makes a practice company without a list, and comes to its lists. */
  async practise(name = 'Deneme Ltd.'): Promise<CompanyId> {
    const company = await this.ask('companies.practise', { name });
    await this.page
      .getByRole('button', { name: beginning(name) })
      .first()
      .waitFor();
    return company.id;
  }

  /** Opens a file by the key everybody knows; the system's dialog answers with it. */
  async openFile(path: string): Promise<void> {
    await this.app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
    }, path);
    await this.page.keyboard.press('Control+O');
    await this.page.getByRole('heading', { name: path.split(/[\\/]/).at(-1) ?? '' }).waitFor();
  }

  /** Lets the system's dialog save to this path. */
  async saveTo(path: string): Promise<void> {
    await this.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);
  }

  /** A list from a file, by the Import screen; answers which. */
  async importFile(path: string): Promise<BatchId> {
    await this.openFile(path);
    await this.button(this.words.importing.create).click();
    await this.page.getByRole('grid').waitFor();
    return this.newestList();
  }

  /** The list that was made last in any company. */
  async newestList(): Promise<BatchId> {
    const companies = await this.ask('companies.list', {});
    const lists = await Promise.all(companies.map(({ id }) => this.ask('batches.list', { companyId: id })));
    const [newest] = lists.flat().toSorted((a, b) => b.createdAt - a.createdAt);
    if (newest === undefined) throw new Error('there is no list');
    return newest.id;
  }

  /** Chooses one of the filters above the rows. */
  async filter(name: string): Promise<void> {
    await this.page.locator('.pd-chip').filter({ hasText: name }).first().click();
  }

  /** Sends the list that is open, through its question. */
  async send(batchId: BatchId): Promise<BatchDetail> {
    await this.button(this.words.list.send.press).click();
    const dialog = this.page.getByRole('alertdialog');
    await this.button(this.words.list.send.confirm, dialog).click();
    return this.until(batchId, ({ payouts }) => payouts.some(({ phase }) => !/^(prepared|initialising)$/.test(phase)));
  }

  /** Opens the Authorise window of the list that is open. */
  async openAuthorise(): Promise<Page> {
    await this.page
      .getByRole('button', { name: beginning(this.words.result.pre.authorise.slice(0, -1)) })
      .first()
      .click();
    const window = await this.running.page('authorise');
    window.setDefaultTimeout(WAIT_MS);
    return window;
  }

  /** Types the total and presses; answers when the window says how it went. */
  async press(window: Page, detail: BatchDetail): Promise<void> {
    await window.locator('#typed-total').fill(this.acceptedTotal(detail));
    await this.button(this.words.authorise.press, window).click();
    await window.getByRole('button', { name: this.words.authorise.results.toList }).waitFor();
  }

  /** What iyzico accepted, as a person types it. */
  acceptedTotal({ payouts }: BatchDetail): string {
    return formatFigures(minor(sum(payouts.map(({ acceptedTotal }) => acceptedTotal))), this.locale);
  }

  /** Asks by the screen's own button until the list has its end. */
  async follow(batchId: BatchId): Promise<BatchDetail> {
    const ask = this.page.getByRole('button', { name: this.words.result.progress.askNow });
    return this.until(
      batchId,
      ({ state }) => ['allPaid', 'partlyPaid', 'nonePaid', 'cancelled', 'refused'].includes(state),
      async () => {
        if ((await ask.count()) > 0)
          await ask
            .first()
            .click({ timeout: 1000 })
            .catch(() => undefined);
      },
    );
  }

  /** Waits until the list is as wanted, looking (and doing `meanwhile`) a few times a second. */
  async until(
    batchId: BatchId,
    reached: (detail: BatchDetail) => boolean,
    meanwhile: () => Promise<void> = async () => undefined,
  ): Promise<BatchDetail> {
    const deadline = Date.now() + WAIT_MS;
    for (;;) {
      const detail = await this.ask('batches.get', { batchId });
      if (reached(detail)) return detail;
      if (Date.now() > deadline) throw new Error(`the list stayed ${detail.state}: ${JSON.stringify(detail.counts)}`);
      await meanwhile();
      await this.page.waitForTimeout(150);
    }
  }

  /** Chooses where one is by the sidebar. */
  async goTo(place: string): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('button', { name: beginning(place) })
      .click();
  }
}
