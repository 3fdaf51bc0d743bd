import { describe, expect, it } from 'vitest';
import { progressFor, askToStop, QUIET_MS, stopFlag } from '../../../../electron/ledger/advance.ts';
import type { Advanced } from '../../../../electron/ledger/advance.ts';

function work() {
  const said: Advanced[] = [];
  const flag = stopFlag();
  const clock = { at: 0 };
  const { advance, note, begin } = progressFor(
    flag,
    (at) => said.push(at),
    () => clock.at,
  );
  return { said, flag, clock, advance, note, begin };
}

describe('how far long work is', () => {
  it('short work says nothing', () => {
    const { said, clock, advance } = work();
    for (let row = 1; row <= 100; row += 1) {
      clock.at += (QUIET_MS - 1) / 100;
      advance('write', row, 100);
    }
    expect(said).toEqual([]);
  });

  it('is said twelve times a second at most, however often it is told', () => {
    const { said, clock, advance } = work();
    for (let row = 1; row <= 100_000; row += 1) {
      clock.at += 0.02;
      advance('write', row, 100_000);
    }
    expect(said.length).toBeGreaterThan(15);
    expect(said.length).toBeLessThanOrEqual(24);
    expect(said[0]).toMatchObject({ stage: 'write', total: 100_000 });
    const counts = said.map(({ done }) => done ?? 0);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });

  it('ends at the next row once it was asked to stop', () => {
    const { flag, advance } = work();
    advance('check', 1, 2);
    askToStop(flag);
    expect(() => advance('check', 2, 2)).toThrow('cancelled');
  });

  it('after a commit is said to the end, whatever was asked', () => {
    const { said, flag, clock, note } = work();
    askToStop(flag);
    clock.at += QUIET_MS;
    note('erase', 1, 2);
    expect(said).toEqual([{ stage: 'erase', done: 1, total: 2 }]);
  });

  it('that a part begins which cannot be counted is said at once, before its thread is busy', () => {
    const { said, begin } = work();
    begin('verify');
    begin('copy', { file: 'kopya.db', total: 4096 });
    expect(said).toEqual([
      { stage: 'verify', done: null, total: null },
      { stage: 'copy', done: null, total: null, grows: { file: 'kopya.db', total: 4096 } },
    ]);
  });
});
