import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Jobs } from '../../../../electron/handlers/jobs.ts';
import type { Job } from '../../../../electron/handlers/jobs.ts';
import { Waiting } from '../../../../electron/handlers/waiting.ts';
import type { BatchId } from '../../../../shared/ids.ts';
import type { DeskEvents } from '../../../../shared/ipc.ts';
import { HandPace } from '../../../fixtures/hand-pace.ts';

type Progress = DeskEvents['progress'];

const BATCH = 'liste000000000000001' as BatchId;
const short = ({ kind, done, total, finished }: Progress): string =>
  `${kind} ${done ?? '·'}/${total ?? '·'}${finished ? ' over' : ''}`;

/** Work that goes on until it is let go. */
function held(): { readonly until: Promise<void>; readonly letGo: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { until: promise, letGo: resolve };
}

function jobs() {
  const told: Progress[] = [];
  const pace = new HandPace();
  return { told, pace, jobs: new Jobs((each) => void told.push(each), pace) };
}

describe('long work', () => {
  it('that is over soon says nothing, whatever it told', async () => {
    const { told, pace, jobs: all } = jobs();
    await all.run({ batchId: BATCH, cancellable: true }, async ({ tell }) => {
      pace.pass(100);
      tell('write', 1, 2);
    });
    pace.pass(10_000);
    expect(told).toEqual([]);
  });

  it('that began with something it cannot count says that when its first moments are over, and ends once', async () => {
    const { told, pace, jobs: all } = jobs();
    const { until, letGo } = held();
    const done = all.run({ batchId: BATCH, cancellable: false }, async (job) => {
      job.onAdvance({ stage: 'verify', done: null, total: null });
      await until;
    });
    pace.pass(240);
    expect(told).toEqual([]);
    pace.pass(20);
    expect(told.map(short)).toEqual(['verify ·/·']);
    letGo();
    await done;
    expect(told.map(short)).toEqual(['verify ·/·', 'verify ·/· over']);
    expect(told[0]).toMatchObject({ batchId: BATCH, cancellable: false });
  });

  it('that writes a file while its thread can say nothing is told by the file’s size, until the next part', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'masa-grows-'));
    const file = join(folder, 'kopya.db');
    const { told, pace, jobs: all } = jobs();
    const { until, letGo } = held();
    let working: Job | undefined;
    const done = all.run({ batchId: null, cancellable: false }, async (job) => {
      working = job;
      job.onAdvance({ stage: 'copy', done: null, total: null, grows: { file, total: 1000 } });
      await until;
    });
    pace.pass(300);
    writeFileSync(file, Buffer.alloc(400));
    pace.pass(200);
    writeFileSync(file, Buffer.alloc(1200));
    pace.pass(200);
    working?.onAdvance({ stage: 'backup', done: 1, total: 9 });
    pace.pass(1000);
    letGo();
    await done;
    rmSync(folder, { recursive: true });
    expect([...new Set(told.map(short))]).toEqual([
      'copy ·/·',
      'copy 400/1000',
      'copy 1000/1000',
      'backup 1/9',
      'backup 1/9 over',
    ]);
  });

  it('is ended by its name when it may be, and only then', async () => {
    const { told, pace, jobs: all } = jobs();
    for (const cancellable of [true, false]) {
      const { until, letGo } = held();
      let signal: AbortSignal | undefined;
      const done = all.run({ batchId: null, cancellable }, async (job) => {
        signal = job.signal;
        pace.pass(300);
        job.tell('report', 1, 2);
        await until;
      });
      all.cancel(told.at(-1)?.job ?? '');
      expect(signal?.aborted).toBe(cancellable);
      letGo();
      await done;
    }
  });
});

describe('what the page waits for without a word', () => {
  function desk() {
    const told: Progress[] = [];
    const pace = new HandPace();
    const waiting = new Waiting((each) => void told.push(each), pace);
    return { told, pace, waiting, jobs: new Jobs(waiting.progress, pace) };
  }

  it('is said within half a second, and is gone with the answer', async () => {
    const { told, pace, waiting } = desk();
    const { until, letGo } = held();
    const answer = waiting.through('search', BATCH, () => until.then(() => 'found'));
    pace.pass(390);
    expect(told).toEqual([]);
    pace.pass(100);
    expect(told.map(short)).toEqual(['search ·/·']);
    expect(told[0]).toMatchObject({ batchId: BATCH, cancellable: false });
    letGo();
    expect(await answer).toBe('found');
    expect(told.map(short)).toEqual(['search ·/·', 'search ·/· over']);
    pace.pass(10_000);
    expect(told).toHaveLength(2);
  });

  it('is not said of what is answered soon, or while a job has the word', async () => {
    const { told, pace, waiting, jobs: all } = desk();
    await waiting.through('records', null, () => pace.pass(300));
    const { until, letGo } = held();
    const answer = waiting.through('steps', BATCH, () =>
      all.run({ batchId: BATCH, cancellable: true }, async ({ tell }) => {
        pace.pass(300);
        tell('write', 1, 2);
        await until;
      }),
    );
    const second = waiting.through('open', BATCH, () => until);
    pace.pass(5_000);
    letGo();
    await Promise.all([answer, second]);
    expect(told.map(short)).toEqual(['write 1/2', 'write 1/2 over']);
  });

  it('gives way to the job that speaks at last', async () => {
    const { told, pace, waiting, jobs: all } = desk();
    await waiting.through('steps', BATCH, () =>
      all.run({ batchId: BATCH, cancellable: true }, async ({ tell }) => {
        pace.pass(1_000);
        tell('write', 1, 2);
      }),
    );
    expect(told.map(short)).toEqual(['steps ·/·', 'steps ·/· over', 'write 1/2', 'write 1/2 over']);
  });

  it('is not said while the person is asked something, and only half a second after the answer', async () => {
    const { told, pace, waiting } = desk();
    const asked = held();
    const work = held();
    const answer = waiting.through('backup', null, async () => {
      await waiting.asking(() => asked.until);
      await work.until;
    });
    pace.pass(60_000);
    expect(told).toEqual([]);
    asked.letGo();
    await asked.until;
    await Promise.resolve();
    pace.pass(300);
    expect(told).toEqual([]);
    pace.pass(300);
    expect(told.map(short)).toEqual(['backup ·/·']);
    work.letGo();
    await answer;
  });

  it('that fails is not said any more', async () => {
    const { told, pace, waiting } = desk();
    const failing = waiting.through('work', null, async () => {
      pace.pass(600);
      throw new Error('a bug');
    });
    await expect(failing).rejects.toThrow('a bug');
    expect(told.map(short)).toEqual(['work ·/·', 'work ·/· over']);
  });
});
