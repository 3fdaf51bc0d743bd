import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { BatchDetail } from '../../../shared/batches.ts';
import type { BatchId } from '../../../shared/ids.ts';
import { formatFigures, minor, sum } from '../../../shared/money.ts';
import type { Minor } from '../../../shared/money.ts';
import { deskContract } from '../../../shared/ipc.ts';
import type { Input, Output } from '../../../shared/ipc.ts';
import { common } from '../../../shared/text/tr/common.ts';
import { authorise as authoriseText } from '../../../renderer/text/tr/authorise.ts';
import { importing } from '../../../renderer/text/tr/import.ts';
import { list as listText } from '../../../renderer/text/tr/list.ts';
import { result as resultText } from '../../../shared/text/tr/result.ts';
import { start as startText } from '../../../renderer/text/tr/start.ts';
import type { LaunchedApp } from '../launch.ts';
import type { DemoArguments } from './arguments.ts';
import type { Diary, Stage } from './diary.ts';
import { pressAway } from '../kit/keys.ts';

type Desk = typeof deskContract;

/** Between two presses of a person who waits for an answer. */
const PATIENCE_MS = 1000;

/** The demo's way through the program, each step as a person does it: by the buttons of the real windows. */
export class Walk {
  readonly #app: LaunchedApp;
  readonly #page: Page;
  readonly #diary: Diary;
  readonly #args: DemoArguments;

  constructor(app: LaunchedApp, page: Page, diary: Diary, args: DemoArguments) {
    this.#app = app;
    this.#page = page;
    this.#diary = diary;
    this.#args = args;
  }

  /** Walks to the end of the list; answers where it ended. */
  async whole(): Promise<BatchDetail> {
    await this.#begin();
    const batchId = await this.#import();
    await this.#correct(batchId);
    await this.#send(batchId);
    await this.#authorise(batchId);
    const detail = await this.#follow(batchId);
    await this.#report(batchId);
    return detail;
  }

  /** Reads through the page's own bridge what the page itself could read; for the figures beside each step. */
  async ask<K extends keyof Desk & string>(channel: K, input: Input<Desk, K>): Promise<Output<Desk, K>> {
    const answer = await this.#page.evaluate(
      async ([name, value]) =>
        (await (window as unknown as { desk: { call(channel: string, input: unknown): Promise<unknown> } }).desk.call(
          name,
          value,
        )) as { ok: boolean; value?: unknown; problem?: unknown },
      [channel, input] as const,
    );
    if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.problem)}`);
    return deskContract[channel].output.parse(answer.value) as Output<Desk, K>;
  }

  async #begin(): Promise<void> {
    const begin = this.#page.getByRole('button', { name: startText.practise.press });
    await begin.waitFor();
    await this.#diary.step('The program is open', this.#page);
    if (this.#args.workbook !== null) await this.#chooseFile(this.#args.workbook);
    await begin.click();
  }

  async #import(): Promise<BatchId> {
    const create = this.#page.getByRole('button', { name: importing.create });
    await create.waitFor();
    if (this.#args.workbook !== null) {
      await this.#page.keyboard.press('Control+O');
      await this.#page.getByRole('heading', { name: this.#args.workbook.split(/[\\/]/).at(-1) ?? '' }).waitFor();
      await create.waitFor();
    }
    await this.#diary.step('The workbook, as it was understood', this.#page);
    const question = this.#page.getByRole('radio', { name: importing.amounts.askComma });
    if ((await question.count()) > 0) {
      await question.first().click({ force: true });
      await this.#page.waitForTimeout(500);
      await this.#diary.step('One question answered: 1.000 is a thousand', this.#page);
    }
    const description = this.#page.getByRole('textbox', { name: importing.fixedDescription });
    if ((await description.count()) > 0) {
      // iyzico wants an explanation on every payment; this file has no column for it.
      await description.fill('{ay} {yıl} ödemesi');
      await description.blur();
      await this.#page.waitForTimeout(600);
    }
    await create.click();
    await this.#page.getByRole('grid').waitFor();
    const [company] = await this.ask('companies.list', {});
    if (company === undefined) throw new Error('no practice company was made');
    const [batch] = await this.ask('batches.list', { companyId: company.id });
    if (batch === undefined) throw new Error('no list was made');
    await this.#diary.step('The list, checked row by row', this.#page, await this.stage(batch.id));
    return batch.id;
  }

  /** Corrects one row in its cell, then holds back what still waits, as an accountant in a hurry would. */
  async #correct(batchId: BatchId): Promise<void> {
    const before = await this.ask('batches.get', { batchId });
    if (before.counts.errors > 0) {
      await this.#filter(listText.filters.errors);
      await this.#diary.step('Only the rows with errors', this.#page, await this.stage(batchId));
      await this.#correctOne(batchId);
    }
    await this.#passOne(batchId);
    for (const filter of [listText.filters.errors, listText.filters.questions]) await this.#holdAll(filter);
    await this.#filter(listText.filters.all);
    await this.#diary.step('Nothing waits any more', this.#page, await this.stage(batchId));
    const { counts } = await this.ask('batches.get', { batchId });
    if (counts.payable === 0) throw new Error('no row of this list can be paid, so there is nothing to send');
  }

  async #correctOne(batchId: BatchId): Promise<void> {
    const query = { filter: 'errors', code: null, search: '', sort: 'sheet', descending: false } as const;
    const { rows } = await this.ask('rows.page', { batchId, query, offset: 0, limit: 100 });
    const row =
      rows.find((each) => each.issues.some((issue) => issue.field === 'name' && issue.severity === 'error')) ?? rows[0];
    const field = row?.issues.find((issue) => issue.severity === 'error')?.field;
    if (row === undefined || field === undefined) return;
    const value = {
      name: 'Deniz Uçar',
      amount: '12.500,00',
      recipient: 'TR330006100519786457841326',
      description: 'Kasım 2026 ücret',
    }[String(field)];
    if (value === undefined) return;
    const header = this.#page.getByRole('columnheader', { name: new RegExp(`^${common.fields[field]}`) });
    const column = await header.first().getAttribute('aria-colindex');
    const cell = this.#page.locator(`[data-row="${rows.indexOf(row)}"] [aria-colindex="${column}"]`);
    await cell.click();
    await this.#page.keyboard.press('F2');
    await this.#page.keyboard.press('Control+A');
    await this.#page.keyboard.type(value);
    await this.#page.keyboard.press('Enter');
    await this.#waitFor(batchId, (detail) => detail.canUndo);
    await this.#diary.step(`Row ${row.excelRow ?? ''} corrected in its cell`, this.#page, await this.stage(batchId));
  }

  /** Passes the first question with a reason, from the panel that shows its evidence. */
  async #passOne(batchId: BatchId): Promise<void> {
    const before = await this.ask('batches.get', { batchId });
    if (before.counts.questions === 0) return;
    await this.#filter(listText.filters.questions);
    await this.#page.locator('[data-row="0"] [aria-colindex="3"]').click();
    await this.#page.getByRole('button', { name: listText.panel.pass }).first().click();
    const dialog = this.#page.getByRole('alertdialog');
    await dialog.getByRole('textbox').fill('Alıcı belgesiyle doğruladı');
    await this.#diary.step('A question, with its evidence and a reason', this.#page);
    await dialog.getByRole('button', { name: listText.answer.press, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async #holdAll(filter: string): Promise<void> {
    await this.#clearSelection();
    const chip = this.#page.getByRole('radio', { name: new RegExp(`^${filter}`) });
    if ((await chip.count()) === 0) return;
    await this.#filter(filter);
    const cell = this.#page.getByRole('gridcell').first();
    if ((await cell.count()) === 0) return;
    await cell.click();
    await this.#page.keyboard.press('Control+A');
    const selection = this.#page.getByRole('region', { name: listText.selection.label });
    await selection.getByRole('button', { name: listText.selection.hold }).click();
    const dialog = this.#page.getByRole('alertdialog');
    await dialog.getByRole('textbox').fill('Belgesi bekleniyor');
    await dialog.getByRole('button', { name: listText.place.hold, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async #send(batchId: BatchId): Promise<void> {
    await this.#page.getByRole('button', { name: listText.send.press }).click();
    const dialog = this.#page.getByRole('alertdialog');
    await dialog.waitFor();
    await this.#diary.step('Before the send: no money moves', this.#page);
    await dialog.getByRole('button', { name: listText.send.confirm, exact: true }).click();
    const isJudged = ({ state }: BatchDetail): boolean => state === 'waitingAuthorisation' || state === 'refused';
    await this.#waitFor(batchId, isJudged, () => this.#pressWhatIsOffered(batchId));
    const detail = await this.ask('batches.get', { batchId });
    if (detail.state === 'refused') throw new Error('the practice server refused the whole list');
    await this.#page.getByText(resultText.pre.title).waitFor();
    await this.#diary.step('Pre-result: what iyzico accepted', this.#page, await this.stage(batchId));
  }

  /**
   * What a patient person does while an answer is missing: asks iyzico where the screen says the end is unknown, and sends
   * the same list again where the screen offers it.
   */
  async #pressWhatIsOffered(batchId: BatchId): Promise<void> {
    const offered = [resultText.unknown.ask, resultText.unknown.again, resultText.refused.again];
    for (const name of offered) {
      const button = this.#page.getByRole('button', { name, exact: true }).first();
      if (!(await button.isVisible()) || !(await button.isEnabled())) continue;
      await this.#diary.step(`Pressed: ${name}`, this.#page, await this.stage(batchId));
      await button.click();
      if (name === resultText.unknown.again) {
        const dialog = this.#page.getByRole('alertdialog');
        await dialog.getByRole('button', { name: resultText.unknown.againPress, exact: true }).click();
      }
      await this.#page.waitForTimeout(PATIENCE_MS);
      return;
    }
  }

  /** Every currency of the list, each through the real button of the Authorise window. */
  async #authorise(batchId: BatchId): Promise<void> {
    const { payouts } = await this.ask('batches.get', { batchId });
    for (const currency of new Set(payouts.map((payout) => payout.currency))) {
      const name = new RegExp(`^${resultText.pre.authorise.replace('…', '')}`);
      await this.#page.getByRole('button', { name }).first().click();
      const page = await this.#app.page('authorise');
      const accepted = payouts.filter((payout) => payout.currency === currency).map((payout) => payout.acceptedTotal);
      await page.locator('#typed-total').fill(formatFigures(sum(accepted), 'tr'));
      await this.#diary.step(`The Authorise window (${currency})`, page);
      await page.getByRole('button', { name: authoriseText.press, exact: true }).click();
      await page.getByRole('button', { name: authoriseText.results.toList }).waitFor();
      await this.#diary.step(`Authorised (${currency})`, page, await this.stage(batchId));
      await pressAway(page, page.getByRole('button', { name: authoriseText.results.toList }));
    }
  }

  /** Asks by the screen's own button until every item has its end. */
  async #follow(batchId: BatchId): Promise<BatchDetail> {
    const ends = new Set(['allPaid', 'partlyPaid', 'nonePaid', 'cancelled', 'refused']);
    let detail = await this.ask('batches.get', { batchId });
    let pictured = false;
    while (!ends.has(detail.state)) {
      const ask = this.#page.getByRole('button', { name: resultText.progress.askNow }).first();
      if ((await ask.isVisible()) && (await ask.isEnabled())) await ask.click();
      else await this.#pressWhatIsOffered(batchId);
      await this.#page.waitForTimeout(400);
      detail = await this.ask('batches.get', { batchId });
      if (!pictured && detail.state === 'inProgress') {
        pictured = true;
        await this.#diary.step('Following the payments', this.#page, await this.stage(batchId));
      }
    }
    await this.#page.waitForTimeout(300);
    await this.#diary.step('Every payment has its end', this.#page, await this.stage(batchId));
    return detail;
  }

  async #report(batchId: BatchId): Promise<void> {
    const path = join(this.#args.out, 'akibet-raporu.xlsx');
    await this.#app.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);
    await this.#page.getByRole('button', { name: resultText.reports.press }).first().click();
    await this.#page.getByRole('menuitem', { name: resultText.reports.kinds.status }).click();
    const dialog = this.#page.getByRole('dialog');
    const save = dialog.getByRole('button', { name: resultText.reports.save });
    await save.waitFor();
    await this.#diary.step('Choosing the report', this.#page);
    await save.click();
    await dialog.waitFor({ state: 'detached' });
    await this.#diary.step('The status report is written', this.#page, {
      ...(await this.stage(batchId)),
      report: path,
    });
  }

  /** Lets the selection go, whose bar stands where the filters are. */
  async #clearSelection(): Promise<void> {
    const clear = this.#page.getByRole('button', { name: listText.selection.clear });
    if ((await clear.count()) > 0) await clear.click();
  }

  async #filter(name: string): Promise<void> {
    await this.#clearSelection();
    await this.#page.getByRole('radio', { name: new RegExp(`^${name}`) }).click({ force: true });
    await this.#page.waitForTimeout(150);
  }

  async #chooseFile(path: string): Promise<void> {
    await this.#app.app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
    }, path);
  }

  async #waitFor(
    batchId: BatchId,
    reached: (detail: BatchDetail) => boolean,
    meanwhile: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    while (!reached(await this.ask('batches.get', { batchId }))) {
      await meanwhile();
      await this.#page.waitForTimeout(100);
    }
  }

  /** Counts and sums of the list now, for the step's line and the summary. */
  async stage(batchId: BatchId): Promise<Stage> {
    const detail = await this.ask('batches.get', { batchId });
    const outcomes: Record<string, number> = {};
    const sums: Record<string, Minor> = {};
    for (const { currency, outcomes: counts } of detail.payouts)
      for (const { outcome, count, amount } of counts) {
        outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
        const each = `${outcome} ${currency}`;
        sums[each] = sum([sums[each] ?? minor(0), amount]);
      }
    return {
      state: detail.state,
      rows: detail.counts.all,
      payable: detail.counts.payable,
      errors: detail.counts.errors,
      questions: detail.counts.questions,
      held: detail.counts.held,
      totals: Object.fromEntries(detail.totals.map((money) => [money.currency, formatFigures(money.amount, 'en')])),
      ...(Object.keys(outcomes).length === 0 ? {} : { outcomes, sums: inFigures(sums) }),
    };
  }
}

function inFigures(sums: Readonly<Record<string, Minor>>): Record<string, string> {
  return Object.fromEntries(Object.entries(sums).map(([name, amount]) => [name, formatFigures(amount, 'en')]));
}
