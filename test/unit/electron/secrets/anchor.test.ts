import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnchorWriter, readAnchor, writeAnchor } from '../../../../electron/secrets/anchor.ts';
import { MemoryKeychain } from '../../../../electron/secrets/memory-keychain.ts';
import type { Problem } from '../../../../shared/problems.ts';

const head = (seq: number) => ({ seq, mac: seq.toString(16).padStart(64, '0') });
let keychain: MemoryKeychain;
beforeEach(() => {
  vi.useFakeTimers();
  keychain = new MemoryKeychain();
});
afterEach(() => void vi.useRealTimers());
const stored = async () => {
  const read = await readAnchor(keychain);
  return read.ok ? read.value : read.problem.code;
};

it('reads back what was written, and null for nothing or nonsense', async () => {
  expect(await stored()).toBeNull();
  await writeAnchor(keychain, head(7));
  expect(await stored()).toEqual(head(7));
  keychain.entries.set('journal-head', 'bozuk');
  expect(await stored()).toBeNull();
});

describe('the writer', () => {
  const problems: Problem[] = [];
  const writer = (from = 0): AnchorWriter =>
    new AnchorWriter(keychain, from === 0 ? null : head(from), (problem) => problems.push(problem));

  it('writes the newest end once, some time after', async () => {
    const set = vi.spyOn(keychain, 'set');
    const anchor = writer();
    for (const seq of [1, 2, 3]) anchor.note(head(seq));
    expect(set).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(500);
    expect(set).toHaveBeenCalledTimes(1);
    expect(await stored()).toEqual(head(3));
  });
  it('never moves backwards', async () => {
    await writeAnchor(keychain, head(9));
    const anchor = writer(9);
    anchor.note(head(5));
    await anchor.flush();
    expect(await stored()).toEqual(head(9));
  });
  it('writes what is waiting when the program ends', async () => {
    const anchor = writer();
    anchor.note(head(4));
    await anchor.flush();
    expect(await stored()).toEqual(head(4));
  });
  it('says a keychain that refuses, and writes again with the next entry', async () => {
    keychain.problem = { code: 'keychain.locked', params: {} };
    const anchor = writer();
    anchor.note(head(1));
    await anchor.flush();
    expect(problems.splice(0)).toEqual([{ code: 'keychain.locked', params: {} }]);
    keychain.problem = null;
    anchor.note(head(2));
    await anchor.flush();
    expect(await stored()).toEqual(head(2));
  });
});
