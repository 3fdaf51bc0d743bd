import { describe, expect, test } from 'vitest';
import type { Clock } from '../../../../electron/iyzico/clock.ts';
import { createLimiter, retryAfterMs, type Priority } from '../../../../electron/iyzico/limiter.ts';

/** A clock that stands still until told. */
function handClock(): Clock & { readonly advance: (ms: number) => Promise<void> } {
  let now = 1_000;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    schedule: (run, delayMs) => {
      const timer = { at: now + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance: async (ms) => {
      const until = now + ms;
      for (;;) {
        const [next] = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        now = next.at;
        next.run();
        await Promise.resolve();
      }
      now = until;
      await Promise.resolve();
    },
  };
}

function setUp(perMinute: number) {
  const clock = handClock();
  const limiter = createLimiter({ clock, perMinute });
  const done: string[] = [];
  const start = async (name: string, priority: Priority = 'question', key = 'key', signal?: AbortSignal) => {
    const granted = await limiter.acquire(key, priority, signal);
    done.push(granted ? name : `${name} aborted`);
  };
  const settle = () => clock.advance(0);
  return { clock, limiter, done, start, settle };
}

describe('the limiter', () => {
  test('lets through as many in any minute as it may, and the next when the first is a minute old', async () => {
    const { clock, done, start, settle } = setUp(2);
    for (const name of ['a', 'b', 'c']) void start(name);
    await settle();
    expect(done).toEqual(['a', 'b']);
    await clock.advance(59_999);
    expect(done).toEqual(['a', 'b']);
    await clock.advance(1);
    expect(done).toEqual(['a', 'b', 'c']);
  });

  test('never lets more than its number through in any window, whatever the pattern', async () => {
    const { clock, limiter } = setUp(5);
    const granted: number[] = [];
    for (let i = 0; i < 40; i += 1) {
      void limiter.acquire('key', 'question').then(() => granted.push(clock.now()));
      await clock.advance(0);
      await clock.advance((i * 7_919) % 13_000);
    }
    await clock.advance(600_000);
    expect(granted).toHaveLength(40);
    for (const at of granted) {
      expect(granted.filter((other) => other > at - 60_000 && other <= at).length).toBeLessThanOrEqual(5);
    }
  });

  test('mutations go before questions that came earlier', async () => {
    const { clock, done, start, settle } = setUp(1);
    void start('first');
    await settle();
    void start('question');
    void start('press', 'mutation');
    await clock.advance(60_000);
    expect(done).toEqual(['first', 'press']);
    await clock.advance(60_000);
    expect(done).toEqual(['first', 'press', 'question']);
  });

  test('each key has its own count', async () => {
    const { done, start, settle } = setUp(1);
    void start('a', 'question', 'key-1');
    void start('b', 'question', 'key-2');
    await settle();
    expect(done).toEqual(['a', 'b']);
  });

  test('a refusal holds everything back, mutations too, twice as long each time', async () => {
    const { clock, limiter, done, start, settle } = setUp(10);
    limiter.backOff('key');
    void start('a', 'mutation');
    await settle();
    await clock.advance(1_999);
    expect(done).toEqual([]);
    await clock.advance(1);
    expect(done).toEqual(['a']);
    limiter.backOff('key');
    void start('b');
    await clock.advance(3_999);
    expect(done).toEqual(['a']);
    await clock.advance(1);
    expect(done).toEqual(['a', 'b']);
    limiter.recovered('key');
    limiter.backOff('key');
    void start('c');
    await clock.advance(2_000);
    expect(done).toEqual(['a', 'b', 'c']);
  });

  test('Retry-After is honoured, up to ten minutes', async () => {
    const { clock, limiter, done, start } = setUp(10);
    limiter.backOff('key', 30_000);
    void start('a');
    await clock.advance(29_999);
    expect(done).toEqual([]);
    await clock.advance(1);
    expect(done).toEqual(['a']);
    limiter.backOff('key', 99_999_999);
    void start('b');
    await clock.advance(600_000);
    expect(done).toEqual(['a', 'b']);
  });

  test('a refusal that comes while others wait holds them back as well', async () => {
    const { clock, limiter, done, start, settle } = setUp(1);
    void start('a');
    await settle();
    void start('b');
    await clock.advance(30_000);
    limiter.backOff('key', 60_000);
    await clock.advance(30_000);
    expect(done).toEqual(['a']);
    await clock.advance(30_000);
    expect(done).toEqual(['a', 'b']);
  });

  test('waiting can be given up, and takes no place', async () => {
    const { clock, done, start, settle } = setUp(1);
    const stop = new AbortController();
    void start('a');
    await settle();
    void start('b', 'question', 'key', stop.signal);
    void start('c');
    stop.abort();
    await settle();
    expect(done).toEqual(['a', 'b aborted']);
    await clock.advance(60_000);
    expect(done).toEqual(['a', 'b aborted', 'c']);
  });
});

test.each([
  ['7', null, 7000],
  ['0', null, 0],
  [null, null, undefined],
  ['soon', null, undefined],
  ['Sat, 21 Nov 2026 07:00:30 GMT', 'Sat, 21 Nov 2026 07:00:00 GMT', 30_000],
  ['Sat, 21 Nov 2026 07:00:30 GMT', null, undefined],
  ['Sat, 21 Nov 2026 06:00:00 GMT', 'Sat, 21 Nov 2026 07:00:00 GMT', undefined],
])('Retry-After %s with Date %s is %s ms', (retryAfter, date, expected) => {
  expect(retryAfterMs(retryAfter, date)).toBe(expected);
});
