import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchId } from '../../shared/ids.ts';
import { Accountant } from './kit/accountant.ts';
import { pressAway } from './kit/keys.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { cleanRows, writeSheet } from './kit/sheets.ts';

const scenario = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/scenarios/${name}.json`, import.meta.url));

/** What becomes of a list that is not simply authorised and paid. Each test sends a list of its own. */
describe('a list that does not go straight', () => {
  let folder: string;
  let person: Accountant;
  let made = 0;

  /** Imports and sends a fresh list with these amounts. */
  const sent = async (amounts: readonly number[]): Promise<BatchId> => {
    made += 1;
    const rows = cleanRows(amounts.length, made * 10).map((row, index) => ({ ...row, amount: amounts[index] ?? 1 }));
    const batchId = await person.importFile(await writeSheet(join(folder, `liste-${made}.xlsx`), rows));
    await person.send(batchId);
    return batchId;
  };

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-outcomes-'));
    person = await Accountant.start();
    await person.practise();
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('can be cancelled instead: nothing is paid and its rows can be edited again', async () => {
    const batchId = await sent([20_000, 21_000]);
    const { pre } = person.words.result;
    await person.button(pre.cancel).click();
    await person.button(pre.cancelPress, person.page.getByRole('alertdialog')).click();
    const detail = await person.until(batchId, ({ state }) => state === 'cancelled');
    expect(detail).toMatchObject({ editable: true, paid: [] });
    await person.page.getByText(person.words.result.ended.cancelled).first().waitFor();
  });

  it.each([
    ['holds what iyzico did not accept back in a list of its own', 'goOnPress', 1],
    ['takes what iyzico did not accept into a new list to be corrected and sent', 'sendNewPress', 0],
  ] as const)('%s, while the rest can still be authorised', async (_, press, held) => {
    const batchId = await sent([20_000, 21_000.91]);
    await person.button(person.words.result.pre[press]).click();
    await person.page.getByRole('dialog').getByRole('button').last().click();
    await person.page.getByRole('dialog').waitFor({ state: 'detached' });
    const rest = await person.newestList();
    expect(rest).not.toBe(batchId);
    const { counts, source } = await person.ask('batches.get', { batchId: rest });
    expect([counts.all, counts.held]).toEqual([1, held]);
    expect(source).toMatchObject({ kind: 'list', which: 'failed', batchId });
    const before = await person.ask('batches.get', { batchId });
    expect(before.payouts).toMatchObject([{ phase: 'initialised', acceptedCount: 1 }]);
  });

  it('gives a new list of the payments that failed', async () => {
    const batchId = await sent([20_000, 21_000.92]);
    const detail = await person.ask('batches.get', { batchId });
    const window = await person.openAuthorise();
    await person.press(window, detail);
    await pressAway(window, person.button(person.words.authorise.results.toList, window));
    expect((await person.follow(batchId)).state).toBe('partlyPaid');
    await person.button(person.words.result.ended.newFromFailed).click();
    const dialog = person.page.getByRole('dialog');
    await dialog.getByLabel(person.words.list.newFrom.reason).fill('Alıcı hesabını yeniledi');
    await dialog.getByRole('button').last().click();
    await dialog.waitFor({ state: 'detached' });
    const again = await person.ask('batches.get', { batchId: await person.newestList() });
    expect(again).toMatchObject({ counts: { all: 1 }, source: { which: 'failed', batchId }, payouts: [] });
  });

  it('is not lost with the Authorise window: closing it authorises nothing', async () => {
    const batchId = await sent([20_000]);
    const window = await person.openAuthorise();
    await pressAway(window, person.button(person.words.authorise.cancel, window));
    expect((await person.ask('batches.get', { batchId })).payouts).toMatchObject([{ phase: 'initialised' }]);
  });
});

describe('an authorisation whose answer is lost', () => {
  let folder: string;
  let person: Accountant;
  let batchId: BatchId;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-unknown-'));
    person = await Accountant.start({ scenario: scenario('lost-authorise') });
    await person.practise();
    batchId = await person.importFile(await writeSheet(join(folder, 'liste.xlsx'), cleanRows(3)));
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is said to be unknown, in the window and on the list, with what is known and what to do', async () => {
    const detail = await person.send(batchId);
    const window = await person.openAuthorise();
    await person.press(window, detail);
    const { results } = person.words.authorise;
    await window.getByText(results.unknown.title).first().waitFor();
    await window.getByText(results.unknown.next).waitFor();
    await pressAway(window, person.button(results.toList, window));
    const { unknown } = person.words.result;
    const panel = person.page.getByRole('alert', { name: unknown.title });
    for (const sentence of [unknown.authorise.known, unknown.authorise.notKnown, unknown.moneyStill])
      await panel.getByText(sentence).waitFor();
    expect((await person.ask('batches.get', { batchId })).state).toBe('unknown');
  });

  it('cannot be pressed a second time', async () => {
    const { payouts } = await person.ask('batches.get', { batchId });
    expect(payouts[0]?.actions).not.toContain('authorise');
    expect(payouts[0]?.actions).not.toContain('authoriseAgain');
  });

  it('is cleared up by asking, and was authorised once', async () => {
    await person.button(person.words.result.unknown.ask).click();
    await person.until(batchId, ({ payouts }) => payouts[0]?.phase !== 'authUnknown');
    expect((await person.follow(batchId)).state).toBe('allPaid');
    const kinds = (await person.ask('history.timeline', { batchId })).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'authoriseSent')).toHaveLength(1);
  });
});
