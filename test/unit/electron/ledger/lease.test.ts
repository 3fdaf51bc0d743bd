import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../../electron/ledger/open.ts';
import type { OpenedStore } from '../../../../electron/ledger/open.ts';
import type { Outcome } from '../../../../shared/problems.ts';

let folder: string;
const opened: OpenedStore[] = [];
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'masa-lease-'))));
afterEach(() => {
  opened.splice(0).forEach((store) => store.close());
  rmSync(folder, { recursive: true, force: true });
});

function open(): Outcome<OpenedStore> {
  const result = openStore({ folder, dataKey: new Uint8Array(32).fill(3), anchor: undefined });
  if (result.ok) opened.push(result.value);
  return result;
}
function mustOpen(): OpenedStore {
  const result = open();
  if (!result.ok) throw new Error(`did not open: ${JSON.stringify(result.problem)}`);
  return result.value;
}
const code = (result: Outcome<unknown>): string => (result.ok ? 'opened' : result.problem.code);

describe('one sender', () => {
  let holder: ChildProcess | undefined;
  afterEach(() => void holder?.kill('SIGKILL'));

  async function holdElsewhere(): Promise<ChildProcess> {
    const code = `
      const { openStore } = await import(${JSON.stringify(new URL('../../../../electron/ledger/open.ts', import.meta.url).href)});
      const result = openStore({ folder: process.argv[1], dataKey: new Uint8Array(32).fill(3), anchor: undefined });
      if (result.ok) result.value.transaction(() => result.value.journal.append({ actor: 'other', kind: 'asked', open: {} }));
      console.log(result.ok ? 'held' : result.problem.code);
      setInterval(() => {}, 1000);`;
    holder = spawn(process.execPath, ['--input-type=module', '-e', code, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (holder.stdout === null) throw new Error('no output');
    const [said] = await once(holder.stdout, 'data');
    expect(String(said).trim()).toBe('held');
    return holder;
  }

  it('refuses a second process while the first runs, and is free at once when it was killed', async () => {
    const child = await holdElsewhere();
    expect(code(open())).toBe('ledger.locked');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const store = mustOpen();
    expect(store.journal.head().seq).toBe(1);
    expect(store.verification.faults).toEqual([]);
  });

  it('loses nothing that was acknowledged when it is killed while it writes', async () => {
    const script = `
      const { openStore } = await import(${JSON.stringify(new URL('../../../../electron/ledger/open.ts', import.meta.url).href)});
      const { value: store } = openStore({ folder: process.argv[1], dataKey: new Uint8Array(32).fill(3), anchor: undefined });
      for (;;) console.log(store.transaction(() => store.journal.append({ actor: 'other', kind: 'asked', open: {} })));`;
    let least = 0;
    for (let round = 0; round < 5; round += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.on('data', (chunk) => {
        said += String(chunk);
        if (said.length > 200 + round * 137) child.kill('SIGKILL');
      });
      await once(child, 'close');
      const lines = said.slice(0, said.lastIndexOf('\n')).split('\n');
      const acknowledged = Number(lines.at(-1));
      const store = mustOpen();
      expect(store.journal.head().seq).toBeGreaterThanOrEqual(acknowledged);
      expect(store.verification.faults).toEqual([]);
      expect(acknowledged).toBeGreaterThan(least);
      least = acknowledged;
      store.close();
    }
  }, 60_000);

  it('refuses a second store of the same process', () => {
    mustOpen();
    expect(code(open())).toBe('ledger.locked');
  });

  it('keeps the lease while the ledger is backed up', () => {
    const store = mustOpen();
    store.db.prepare('VACUUM INTO ?').run(join(folder, 'copy.db'));
    readFileSync(join(folder, 'copy.db'));
    expect(code(open())).toBe('ledger.locked');
  });
});
