import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLedger } from '../../../../electron/ledger/ledger.ts';
import type { Ledger } from '../../../../electron/ledger/ledger.ts';
import { openLocalLedger } from '../../../../electron/ledger/local.ts';
import type { Head } from '../../../../electron/ledger/store.ts';
import type { CompanyId } from '../../../../shared/ids.ts';
import type { Problem } from '../../../../shared/problems.ts';
import { reportChunks } from '../../../fixtures/report-chunks.ts';
import { addTestCompany, addTestList } from '../../../fixtures/ledger-list.ts';

const KEY = new Uint8Array(32).fill(7);
let root: string;
let ledger: Ledger | undefined;
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'masa-worker-'))));
afterEach(async () => {
  await ledger?.close();
  ledger = undefined;
  rmSync(root, { recursive: true, force: true });
});

const start = (over: object = {}) => ({ folder: join(root, 'ledger'), dataKey: KEY, anchor: null, ...over });
async function open(kind: 'thread' | 'local' = 'thread'): Promise<Ledger> {
  const opened = kind === 'thread' ? await openLedger(start()) : openLocalLedger(start());
  if (!opened.ok) throw new Error(opened.problem.code);
  return (ledger = opened.value);
}
const COMPANY = { name: 'Yıldız Tekstil', environment: 'practice', colour: 'plum', actor: 'Selin' } as const;

describe.each(['thread', 'local'] as const)('a ledger in a %s', (kind) => {
  it('answers calls, names what changed, and tells the journal’s end after the commit', async () => {
    const desk = await open(kind);
    const changed: unknown[] = [];
    const heads: Head[] = [];
    desk.onChanged((what) => changed.push(what));
    desk.onHead((head) => heads.push(head));
    const added = await desk.call('companies.add', COMPANY);
    if (!added.ok) throw new Error(added.problem.code);
    expect(await desk.call('companies.list', {})).toEqual({ ok: true, value: [added.value] });
    expect(changed).toEqual([{ companies: true }]);
    expect(heads.map(({ seq }) => seq)).toEqual([1]);
    expect(await desk.call('journal.verify', {})).toMatchObject({ ok: true, value: { entries: 1, faults: [] } });
  });
  it('answers expected failures as problems and rejects for bugs', async () => {
    const desk = await open(kind);
    expect(await desk.call('companies.get', { companyId: 'nosuchcompany' as CompanyId })).toEqual({
      ok: false,
      problem: { code: 'notFound', params: {} },
    });
    await expect(desk.call('toString' as 'companies.list', {})).rejects.toThrow(/has no toString/);
    await expect(desk.call('companies.get', null as never)).rejects.toThrow();
    expect(await desk.call('companies.list', {})).toEqual({ ok: true, value: [] });
  });
  it('gives a report its list in chunks, and stops when the reader does', async () => {
    const local = openLocalLedger(start());
    if (!local.ok) throw new Error(local.problem.code);
    const companyId = addTestCompany(local.value.store);
    const people = Array.from({ length: 1200 }, (_, n) => ({ name: `Kişi ${n}`, amount: 100 + n }));
    const { batchId } = addTestList(local.value.store, companyId, people);
    await local.value.close();
    const desk = await open(kind);
    const sizes: number[] = [];
    for await (const chunk of reportChunks(desk, batchId)) sizes.push(chunk.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1200);
    for await (const chunk of reportChunks(desk, batchId)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect((await desk.call('companies.list', {})).ok).toBe(true);
  });
});

describe('the thread', () => {
  it('holds the lease for the run and gives it back when it is closed', async () => {
    const desk = await open();
    expect(await openLedger(start())).toMatchObject({ ok: false, problem: { code: 'ledger.locked' } });
    await desk.close();
    ledger = undefined;
    expect((await open()).report.verification.faults).toEqual([]);
  });
  it('finishes what was asked before it closes, and refuses afterwards', async () => {
    const desk = await open();
    const added = desk.call('companies.add', COMPANY);
    await desk.close();
    expect((await added).ok).toBe(true);
    await expect(desk.call('companies.list', {})).rejects.toThrow(/closed|ended/);
  });
  it('that dies is said, once, and everything waiting rejects', async () => {
    const code = join(root, 'dying.mjs');
    writeFileSync(
      code,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', () => { throw new Error('out of memory'); });
       parentPort.postMessage({ kind: 'opened', report: { warnings: [], verification: { entries: 0, checkedAt: 0, faults: [] }, head: { seq: 0, mac: '' } } });`,
    );
    const opened = await openLedger(start({ worker: pathToFileURL(code) }));
    if (!opened.ok) throw new Error(opened.problem.code);
    const died: Problem[] = [];
    opened.value.onDied((problem) => died.push(problem));
    await expect(opened.value.call('companies.list', {})).rejects.toThrow('out of memory');
    await expect(opened.value.call('companies.list', {})).rejects.toThrow('out of memory');
    expect(died).toEqual([{ code: 'internal', params: { where: 'ledger', reason: 'out of memory' } }]);
    await opened.value.close();
  });
  it('that cannot start is a problem', async () => {
    const missing = await openLedger(start({ worker: pathToFileURL(join(root, 'missing.mjs')) }));
    expect(missing).toMatchObject({ ok: false, problem: { code: 'internal', params: { where: 'ledger' } } });
  });
  it('says a full disk as a problem, with nothing half written', async () => {
    await (await open()).close();
    const full = await openLedger(start({ maxPageCount: 60 }));
    if (!full.ok) throw new Error(full.problem.code);
    ledger = full.value;
    let count = 0;
    let last = await ledger.call('companies.add', COMPANY);
    for (; last.ok && count < 2000; count += 1)
      last = await ledger.call('companies.add', { ...COMPANY, name: 'x'.repeat(120) });
    expect(last).toEqual({ ok: false, problem: { code: 'diskFull', params: {} } });
    const [listed, verified] = [await ledger.call('companies.list', {}), await ledger.call('journal.verify', {})];
    if (!listed.ok || !verified.ok) throw new Error('could not be read');
    expect(verified.value).toMatchObject({ entries: listed.value.length, faults: [] });
  });
});

it('a crash test’s hooks see every operation before and after its commit', async () => {
  const seen: string[] = [];
  const opened = openLocalLedger(start(), {
    before: (name) => void seen.push(`before ${name}`),
    after: (name) => {
      seen.push(`after ${name}`);
      throw new Error('crash');
    },
  });
  if (!opened.ok) throw new Error(opened.problem.code);
  await expect(opened.value.call('companies.add', COMPANY)).rejects.toThrow('crash');
  expect(opened.value.store.journal.head().seq).toBe(1);
  expect(seen).toEqual(['before companies.add', 'after companies.add']);
  await opened.value.close();
});
