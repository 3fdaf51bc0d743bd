import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchId } from '../../shared/ids.ts';
import { SHELL_TEXTS } from '../../electron/texts.ts';
import { Accountant } from './kit/accountant.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { cleanRows, writeSheet } from './kit/sheets.ts';

const LOST_INITIALISE = fileURLToPath(new URL('../fixtures/scenarios/lost-initialise.json', import.meta.url));

/** Starts a practice company with a list of three and this script for its server. */
async function begun(scenario: string, folder: string): Promise<{ person: Accountant; batchId: BatchId }> {
  const person = await Accountant.start({ scenario });
  await person.practise();
  const batchId = await person.importFile(await writeSheet(join(folder, 'liste.xlsx'), cleanRows(3)));
  return { person, batchId };
}

function script(folder: string, ...faults: readonly object[]): string {
  const path = join(folder, 'scenario.json');
  writeFileSync(path, JSON.stringify({ timeScale: 1000, defaultRules: false, faults }));
  return path;
}

/** What stands on the screen about a call whose end nobody knows; an unknown authorise is in outcomes.test.ts. */
describe.each([
  { what: 'a send', kind: 'init' },
  { what: 'a cancel', kind: 'cancel' },
] as const)('$what whose answer is lost', ({ kind }) => {
  let folder: string;
  let person: Accountant;
  let batchId: BatchId;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-unknown-'));
    const lostCancel = { operation: 'cancel', effect: { kind: 'dropAnswer' } };
    ({ person, batchId } = await begun(kind === 'init' ? LOST_INITIALISE : script(folder, lostCancel), folder));
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const panel = () => person.page.getByRole('alert', { name: person.words.result.unknown.title });

  it('says what is known, what is not, that waiting moves no money, and offers to ask', async () => {
    await person.send(batchId);
    if (kind === 'cancel') {
      const { pre } = person.words.result;
      await person.button(pre.cancel).click();
      await person.button(pre.cancelPress, person.page.getByRole('alertdialog')).click();
    }
    const { unknown } = person.words.result;
    for (const sentence of [unknown[kind].known, unknown[kind].notKnown, unknown.moneyStill])
      await panel().getByText(sentence).waitFor();
    await person.button(unknown.ask, panel()).waitFor();
    expect(await person.ask('batches.get', { batchId })).toMatchObject({ state: 'unknown', editable: false });
  });

  it('is cleared up by asking, without a second call that changes anything', async () => {
    const end = kind === 'init' ? 'waitingAuthorisation' : 'cancelled';
    const ask = person.button(person.words.result.unknown.ask, panel());
    const detail = await person.until(
      batchId,
      ({ state }) => state === end,
      async () => {
        if (await ask.isVisible()) await ask.click();
      },
    );
    expect(detail.editable).toBe(kind === 'cancel');
    const kinds = (await person.ask('history.timeline', { batchId })).map((entry) => entry.kind);
    const sent = kind === 'init' ? 'initialiseSent' : 'cancelSent';
    expect(kinds.filter((each) => each === sent)).toHaveLength(1);
  });
});

describe('a call that is on its way', () => {
  let folder: string;
  let person: Accountant;
  let batchId: BatchId;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-flight-'));
    const slow = { operation: 'initialise', effect: { kind: 'delay', ms: 6000 } };
    ({ person, batchId } = await begun(script(folder, slow), folder));
    await person.app.evaluate(({ dialog, powerSaveBlocker }) => {
      const seen = {
        warnings: [] as string[],
        holds: [] as number[],
        isHeld: (id: number) => powerSaveBlocker.isStarted(id),
      };
      Object.assign(globalThis, { seen });
      const ask = (options: { message: string }) => {
        seen.warnings.push(options.message);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      };
      Reflect.set(dialog, 'showMessageBox', ask);
      const start = powerSaveBlocker.start.bind(powerSaveBlocker);
      powerSaveBlocker.start = (kind) => {
        const id = start(kind);
        seen.holds.push(id);
        return id;
      };
    });
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const seen = () =>
    person.app.evaluate(() => {
      const { warnings, holds, isHeld } = Reflect.get(globalThis, 'seen') as {
        warnings: string[];
        holds: number[];
        isHeld: (id: number) => boolean;
      };
      return { warnings, held: holds.map((id) => isHeld(id)) };
    });

  it('keeps the computer awake, and quitting asks first; who waits loses nothing', async () => {
    await person.button(person.words.list.send.press).click();
    await person.button(person.words.list.send.confirm, person.page.getByRole('alertdialog')).click();
    await person.until(batchId, ({ payouts }) => payouts.some(({ inFlight }) => inFlight === 'initialise'));
    await person.app.evaluate(({ app }) => app.quit());
    await expect.poll(seen).toEqual({ warnings: [SHELL_TEXTS.tr.inFlightMessage], held: [true] });
    await person.until(batchId, ({ state }) => state === 'waitingAuthorisation');
    await expect.poll(seen).toMatchObject({ held: [false] });
  });
});
