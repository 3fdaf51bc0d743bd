import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPracticeHost, type PracticeHost, type PracticeHostOptions } from '../../../../electron/practice/host.ts';

const KEYS = { apiKey: 'practice-a', secretKey: 'practice-b' };
const BOOKS_KEY = randomBytes(32);

describe('the practice server of the running program', () => {
  let folder: string;
  let hosts: PracticeHost[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'practice-host-'));
    hosts = [];
  });
  afterEach(async () => {
    await Promise.all(hosts.map((host) => host.close()));
    rmSync(folder, { recursive: true });
  });
  const host = (over: Partial<PracticeHostOptions> = {}): PracticeHost => {
    const booksFile = join(folder, 'books');
    const made = createPracticeHost({ scenarioFile: null, booksFile, booksKey: BOOKS_KEY, seed: 7, ...over });
    hosts.push(made);
    return made;
  };

  it('is one for all companies, and answers over a socket from a thread of its own', async () => {
    const one = host();
    const [first, second] = await Promise.all([one.serve(KEYS), one.serve({ ...KEYS, apiKey: 'practice-c' })]);
    expect(first).toEqual(second);
    if (!first.ok) throw new Error(first.problem.code);
    // No path of iyzico's: a real answer all the same, which only a listening server gives.
    expect((await fetch(first.value)).status).toBe(404);
  });

  it('can be closed, and started again', async () => {
    const one = host();
    const before = await one.serve(KEYS);
    if (!before.ok) throw new Error(before.problem.code);
    await one.close();
    await expect(fetch(before.value)).rejects.toThrow();
    expect(await one.serve(KEYS)).toMatchObject({ ok: true });
  });

  it('says which scenario it cannot read', async () => {
    const scenarioFile = join(folder, 'scenario.json');
    writeFileSync(scenarioFile, '{"tickMs": "soon"}');
    const answer = await host({ scenarioFile }).serve(KEYS);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'fileRead', params: { fileName: scenarioFile } } });
  });

  it('answers a problem where its books cannot be written', async () => {
    // A name of 300 letters: the books are not there, and cannot be made.
    const answer = await host({ booksFile: join(folder, 'b'.repeat(300)) }).serve(KEYS);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'ledger.folder' } });
  });

  it('that cannot open its books is a fault of the program, not of a call that waits for ever', async () => {
    await expect(host({ booksFile: folder }).serve(KEYS)).rejects.toThrow();
  });
});
