import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { floodLimit, isTrustedSender, openDoor, eventSender, type DoorReport } from '../../../electron/ipc-door.ts';
import { succeed } from '../../../shared/problems.ts';

type Listener = (event: object, ...inputs: unknown[]) => Promise<unknown>;

const contract = {
  echo: { input: z.strictObject({ text: z.string() }), output: z.string() },
  liar: { input: z.undefined(), output: z.strictObject({ shown: z.string() }) },
  broken: { input: z.undefined(), output: z.string() },
};
const mainFrame = { url: 'app://desk/index.html', parent: null, detached: false };

/** A door on a table of handlers, and a way to knock on it as a given window and frame. */
function door(flood = { burst: 100, perSecond: 1 }) {
  const listeners = new Map<string, Listener>();
  const reports: DoorReport[] = [];
  const echoed: string[] = [];
  let nowMs = 0;
  const close = openDoor({
    ipcMain: {
      handle: (channel, listener) => void listeners.set(channel, listener as unknown as Listener),
      removeHandler: (channel) => void listeners.delete(channel),
    },
    host: 'desk',
    contract,
    hostOfWindow: (id) => (id === 1 || id === 2 ? 'desk' : id === 3 ? 'authorise' : null),
    report: (entry) => reports.push(entry),
    nowMs: () => nowMs,
    newCorrelationId: () => 'c-1',
    flood,
    handlers: {
      echo: ({ text }) => {
        echoed.push(text);
        return succeed(text);
      },
      liar: () => succeed({ shown: 'a', hidden: 'secret' } as { shown: string }),
      broken: () => {
        throw new Error('/home/ayşe/keys.txt');
      },
    },
  });
  return {
    listeners,
    reports,
    echoed,
    close,
    pass: (ms: number) => (nowMs += ms),
    knock: (channel: string, inputs: unknown[], frame: object | null = mainFrame, windowId = 1) =>
      listeners.get(`desk/${channel}`)?.({ sender: { id: windowId }, senderFrame: frame }, ...inputs),
  };
}
const problem = (code: string) => ({ ok: false, problem: { code, params: { correlationId: 'c-1' } } });

describe('who is let in', () => {
  test.each([
    ['our page', mainFrame, 'desk', true],
    ['our page with a hash', { ...mainFrame, url: 'app://desk/index.html#/lists' }, 'desk', true],
    ['a frame that is gone', null, 'desk', false],
    ['a detached frame', { ...mainFrame, detached: true }, 'desk', false],
    ['a subframe of our page', { ...mainFrame, parent: mainFrame }, 'desk', false],
    ['another page of ours', { ...mainFrame, url: 'app://authorise/index.html' }, 'desk', false],
    ['our address in a window opened for another page', mainFrame, 'authorise', false],
    ['a window that is none of ours', mainFrame, null, false],
    ['a web page', { ...mainFrame, url: 'https://desk/index.html' }, 'desk', false],
    ['a host that only begins like ours', { ...mainFrame, url: 'app://desk.evil/' }, 'desk', false],
    ['a file', { ...mainFrame, url: 'file:///desk/index.html' }, 'desk', false],
    ['about:blank', { ...mainFrame, url: 'about:blank' }, 'desk', false],
    ['no address at all', { ...mainFrame, url: '' }, 'desk', false],
  ] as const)('%s', (_who, frame, windowHost, trusted) => {
    expect(isTrustedSender(frame, 'desk', windowHost)).toBe(trusted);
  });

  test('a refused caller never reaches the handler, and the log says so', async () => {
    const { knock, echoed, reports } = door();
    expect(await knock('echo', [{ text: 'x' }], mainFrame, 3)).toEqual(problem('refused'));
    expect(await knock('echo', [{ text: 'x' }], null)).toEqual(problem('refused'));
    expect(echoed).toEqual([]);
    expect(reports.map(({ event, channel }) => [event, channel])).toEqual([
      ['refused', 'echo'],
      ['refused', 'echo'],
    ]);
  });
});

describe('what is let through', () => {
  test('an input of the right shape, and its answer', async () => {
    expect(await door().knock('echo', [{ text: 'ğ' }])).toEqual({ ok: true, value: 'ğ' });
  });

  test.each([
    ['nothing', []],
    ['the wrong type', [{ text: 1 }]],
    ['an extra key', [{ text: 'x', admin: true }]],
    ['a second argument', [{ text: 'x' }, 'y']],
    ['__proto__ as an own key', [JSON.parse('{"text":"x","__proto__":{"admin":true}}')]],
    ['constructor as a key', [{ text: 'x', constructor: {} }]],
    ['a Map', [new Map([['text', 'x']])]],
    ['five million characters', [{ text: 'x'.repeat(5_000_000) }]],
    ['a very deep object', [Array.from({ length: 100 }).reduce((inner) => ({ text: inner }), 'x')]],
    ['very many values', [{ text: Array.from({ length: 300_000 }, () => 0) }]],
  ])('%s is bad input', async (_what, inputs) => {
    const { knock, echoed } = door();
    expect(await knock('echo', inputs)).toEqual(problem('badInput'));
    expect(echoed).toEqual([]);
  });

  test('a report of bad input says where, and holds nothing of what was sent', async () => {
    const { knock, reports } = door();
    await knock('echo', [{ text: 1, card: '4111111111111111' }]);
    expect(JSON.stringify(reports)).not.toContain('4111');
    expect(JSON.stringify(reports)).toContain('text: invalid_type');
  });

  test('an answer with more than the contract says does not get out', async () => {
    const { knock } = door();
    const answer = await knock('liar', []);
    expect(answer).toEqual(problem('internal'));
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  test('a bug becomes a problem with a number that is also in the log, and nothing of its message', async () => {
    const { knock, reports } = door();
    const answer = await knock('broken', []);
    expect(answer).toEqual(problem('internal'));
    expect(JSON.stringify(answer)).not.toContain('keys.txt');
    expect(reports[0]).toMatchObject({ event: 'internal', correlationId: 'c-1', channel: 'broken' });
    expect(String(reports[0]?.reason)).toContain('keys.txt');
  });
});

describe('how often', () => {
  test('a window that floods is turned away, another window is not, and after a while neither is', async () => {
    const { knock, pass } = door({ burst: 3, perSecond: 2 });
    const ask = (windowId: number) => knock('echo', [{ text: 'x' }], mainFrame, windowId);
    for (let i = 0; i < 3; i += 1) expect(await ask(1)).toMatchObject({ ok: true });
    expect(await ask(1)).toEqual(problem('tooManyRequests'));
    expect(await ask(2)).toMatchObject({ ok: true });
    pass(500);
    expect(await ask(1)).toMatchObject({ ok: true });
    expect(await ask(1)).toEqual(problem('tooManyRequests'));
  });

  test('waiting never saves up more than the burst', () => {
    let now = 0;
    const limit = floodLimit(2, 10, () => now);
    now = 3_600_000;
    expect([limit.take(1), limit.take(1), limit.take(1)]).toEqual([true, true, false]);
  });
});

test('closing the door takes every handler away', () => {
  const { listeners, close } = door();
  expect([...listeners.keys()]).toEqual(['desk/echo', 'desk/liar', 'desk/broken']);
  close();
  expect(listeners.size).toBe(0);
});

describe('events', () => {
  const send = eventSender('desk', { command: z.strictObject({ command: z.string() }) });
  const page = (destroyed: boolean) => {
    const told: unknown[][] = [];
    return { told, isDestroyed: () => destroyed, send: (...args: unknown[]) => void told.push(args) };
  };

  test('go out by name on the one channel of the page', () => {
    const to = page(false);
    send(to, 'command', { command: 'find' });
    expect(to.told).toEqual([['desk//event', 'command', { command: 'find' }]]);
  });
  test('of the wrong shape are a bug', () => {
    const to = page(false);
    expect(() => send(to, 'command', { command: 'find', secret: 'x' } as { command: string })).toThrow();
    expect(to.told).toEqual([]);
  });
  test('to a window that is gone are dropped', () => {
    const to = page(true);
    send(to, 'command', { command: 'find' });
    expect(to.told).toEqual([]);
  });
});
