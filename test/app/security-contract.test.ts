/**
 * The main page, taken over: it calls every channel of the contract, and channels that are not its own, with whatever it
 * likes. It gets schema problems and refusals, and never a key, an authorisation, another page's channel or a file of
 * its choice. On the running program, so the bridge, the door and the handlers are the real ones.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { authoriseContract, deskContract, keysContract } from '../../shared/ipc.ts';
import { problemSchema } from '../../shared/problems.ts';
import { GARBAGE, inputsFor } from './contract-fuzz.ts';
import type { KnownIds } from './contract-fuzz.ts';
import { launchApp } from './launch.ts';
import type { LaunchedApp } from './launch.ts';
import { initialisedList } from './security-list.ts';

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: unknown };
const CHANNELS = Object.keys(deskContract) as (keyof typeof deskContract)[];
/** Ends the program or opens its ledger anew: right for a page to ask, but not while it is being tried. */
const ENDS_THE_TEST = new Set<string>([
  'app.recover',
  'companies.remove',
  'batches.remove',
  'companies.removeKeys',
  'payouts.cancel',
]);

let launched: LaunchedApp;
let page: Page;
let ids: KnownIds;

/** Calls as the page's own scripts can; a call that is rejected answers with the rejection's text. */
function call(calls: readonly (readonly [channel: string, inputJson: string])[]): Promise<(Answer | string)[]> {
  return page.evaluate(
    (batch) =>
      Promise.all(
        batch.map(([channel, json]) =>
          (Reflect.get(window, 'desk') as { call(channel: string, input: unknown): Promise<Answer> })
            .call(channel, JSON.parse(json))
            .catch((error: unknown) => String(error)),
        ),
      ),
    calls.map(([channel, json]) => [channel, json] as [string, string]),
  );
}

/** As `call`, in portions that the door's flood limit lets through. */
async function callGently(calls: readonly (readonly [string, string])[]): Promise<(Answer | string)[]> {
  const answers: (Answer | string)[] = [];
  for (let index = 0; index < calls.length; index += 50) {
    answers.push(...(await call(calls.slice(index, index + 50))));
    await new Promise((resolve) => setTimeout(resolve, 260));
  }
  return answers;
}

beforeAll(async () => {
  launched = await launchApp();
  page = await launched.page('desk');
  // Windows of the system would wait for a person.
  await launched.app.evaluate(({ dialog, shell }) => {
    Object.assign(dialog, {
      showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
      showSaveDialog: async () => ({ canceled: true, filePath: '' }),
    });
    Object.assign(shell, {
      openExternal: async () => undefined,
      openPath: async () => '',
      showItemInFolder: () => undefined,
    });
  });
  ids = await initialisedList(page);
});
afterAll(() => launched?.close());

/** A refusal that the contract knows; `internal` is a handler that broke, and a break is what an attacker looks for. */
const refusal = z.strictObject({ ok: z.literal(false), problem: problemSchema });

describe('every channel of the main page', () => {
  test('answers garbage with bad input', async () => {
    const calls = CHANNELS.filter((channel) => channel !== 'import.dropped').flatMap((channel) =>
      GARBAGE.map((json) => [channel, json] as const),
    );
    const answers = await callGently(calls);
    for (const [index, answer] of answers.entries()) {
      const [channel, json] = calls[index] ?? ['', ''];
      const said = `${channel} ${json}: ${JSON.stringify(answer)}`;
      const refused = refusal.safeParse(answer);
      // `rows.…` and others whose fields are all optional may take an empty object; none of these is one.
      expect(refused.success && refused.data.problem.code, said).toBe('badInput');
    }
    expect(answers.length).toBeGreaterThan(500);
    expect(await launched.app.evaluate(() => Reflect.get({}, 'polluted') as unknown)).toBeUndefined();
  }, 120_000);

  test('answers what looks right with its own schema or a known refusal, and never breaks', async () => {
    const calls = CHANNELS.filter((channel) => channel !== 'import.dropped' && !ENDS_THE_TEST.has(channel)).flatMap(
      (channel, at) =>
        inputsFor(deskContract[channel].input, ids, 12, 1000 + at).map(
          (input) => [channel, JSON.stringify(input)] as const,
        ),
    );
    const answers = await callGently(calls);
    let refusals = 0;
    for (const [index, answer] of answers.entries()) {
      const [channel = 'app.state', json] = calls[index] ?? [];
      const said = `${channel} ${json}: ${JSON.stringify(answer)}`;
      if (typeof answer === 'string') throw new Error(said);
      if (answer.ok) expect(deskContract[channel].output.safeParse(answer.value).success, said).toBe(true);
      else {
        refusals += 1;
        expect(refusal.parse(answer).problem.code, said).not.toBe('internal');
      }
    }
    expect(refusals).toBeGreaterThan(50);
    expect(refusals).toBeLessThan(answers.length);
  }, 180_000);

  test('after all that nothing was authorised, and the Authorise window is the person’s', async () => {
    const [answer] = await call([['history.timeline', JSON.stringify({ batchId: ids['batchId']?.[0] })]]);
    const kinds = JSON.stringify(answer);
    expect(kinds).toContain('initialised');
    expect(kinds).not.toMatch(/authoriseIntended|authoriseSent|"authorised"/);
  });

  test('answers four million characters and a hundred thousand values with bad input', async () => {
    const answers = await page.evaluate(
      async (channels) => {
        const desk = Reflect.get(window, 'desk') as { call(channel: string, input: unknown): Promise<Answer> };
        const sent: Answer[] = [];
        for (const channel of channels) {
          sent.push(await desk.call(channel, { search: 'x'.repeat(4_100_000) }));
          sent.push(await desk.call(channel, { rowIds: Array.from({ length: 210_000 }, () => 1) }));
        }
        return sent;
      },
      ['rows.edit', 'app.state', 'history.search'],
    );
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, problem: { code: 'badInput' } });
  }, 120_000);

  test('is shut for a while to a page that floods it, and the program goes on', async () => {
    const answers = await call(Array.from({ length: 3000 }, () => ['app.state', '{}'] as const));
    const codes = answers.map((answer) =>
      typeof answer === 'string' || answer.ok ? 'ok' : refusal.parse(answer).problem.code,
    );
    expect(codes.filter((code) => code === 'tooManyRequests').length).toBeGreaterThan(500);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await call([['app.state', '{}']])).toMatchObject([{ ok: true }]);
  });
});

describe('channels that are not the main page’s', () => {
  const FOREIGN = [
    ...Object.keys(authoriseContract),
    ...Object.keys(keysContract),
    ...[...Object.keys(authoriseContract), ...Object.keys(keysContract)].flatMap((channel) => [
      `../${channel}`,
      `/authorise/${channel}`,
      `\u0000${channel}`,
    ]),
    '/event',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    '',
    'import.dropped',
  ];

  test.each(FOREIGN)('%j is not answered', async (channel) => {
    const press = { digest: 'x', typedTotal: '1', second: null, apiKey: 'a', secretKey: 'b', path: '/etc/passwd' };
    const [answer] = await call([[channel, JSON.stringify(press)]]);
    expect(answer).toMatch(/No handler registered|a path comes from a dropped file only/);
  });

  test('a file that the page made up has no path, and so no token', async () => {
    const answer = await page.evaluate(() =>
      (Reflect.get(window, 'desk') as { fileToken(file: File): Promise<unknown> }).fileToken(
        new File(['x'], '/etc/passwd'),
      ),
    );
    expect(answer).toMatchObject({ ok: false, problem: { code: 'badInput' } });
  });

  test('the page holds no way to Electron but its bridge', async () => {
    const found = await page.evaluate(() => ({
      alone: window.opener === null && window.parent === window && window.frames.length === 0,
      bridge: Object.keys(Reflect.get(window, 'desk') as object).toSorted(),
      node: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', 'authorise', 'keys'].filter(
        (name) =>
          name in window && Reflect.get(window, name) !== null && !(Reflect.get(window, name) instanceof Element),
      ),
    }));
    expect(found).toEqual({ alone: true, bridge: ['call', 'fileToken', 'on'], node: [] });
  });
});

describe('the contract itself', () => {
  const SECRET =
    /(^|[^a-z])(api|secret|data)[ _-]?key|secretkey|apikey|\bpin\b|passw|digest|typedtotal|authoris|token$/i;
  /** Names that sound like it and what they are. */
  const KNOWN = new Set([
    'payouts.openAuthorise', // opens the person's own window
    'fileToken', // names a file that a person chose
    'passphrase', // goes in, for a backup the page asked for; never comes out
    'pinSet',
    'authorisedAt', // when a person did
  ]);
  const names = (schema: unknown): string[] =>
    typeof schema !== 'object' || schema === null
      ? []
      : Object.entries(schema).flatMap(([key, value]) => [
          ...(key === 'properties' ? Object.keys(value as object) : []),
          ...names(value),
        ]);

  test.each(CHANNELS)('%s neither takes nor gives what opens money', (channel) => {
    const { input, output } = deskContract[channel];
    const said = [
      channel,
      ...names(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })),
      ...names(z.toJSONSchema(output, { unrepresentable: 'any' })),
    ];
    expect(said.filter((name) => SECRET.test(name) && !KNOWN.has(name))).toEqual([]);
  });

  test('the three pages share no channel', () => {
    const all = [deskContract, authoriseContract, keysContract].flatMap((contract) => Object.keys(contract));
    expect(new Set(all).size).toBe(all.length);
  });
});
