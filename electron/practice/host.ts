import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import type { IyzicoKeys } from '../iyzico/signature.ts';
import { workerUrl } from '../workers.ts';
import { scenarioSchema } from './scenario.ts';
import type { ScenarioInput } from './scenario.ts';

/** The practice server of the running program: started when a practice company first needs it, one for all of them. */
export interface PracticeHost {
  /**
   * Makes sure the server runs and knows the key pair; answers its address. Problems: `fileRead` for a scenario that cannot
   * be read, and `diskFull` and its kin where its books cannot be written.
   */
  serve(keys: IyzicoKeys): Promise<Outcome<string>>;
  close(): Promise<void>;
}

export interface PracticeHostOptions {
  /** A scenario file (SCENARIOS.md) for demos and tests; null is the practice company's own. */
  readonly scenarioFile: string | null;
  /** Where the books live between runs, so that yesterday's practice list can still be asked about. */
  readonly booksFile: string;
  /** What seals their lines: 32 bytes. */
  readonly booksKey: Uint8Array;
  /** Random per set of books, so that two sets share no ids. */
  readonly seed: number;
}

/** What the server's thread is started with. */
export type PracticeStart = Omit<PracticeHostOptions, 'scenarioFile'> & { readonly scenario: ScenarioInput };
/** Main to the thread. */
export type PracticeRequest =
  | { readonly kind: 'account'; readonly id: number; readonly keys: IyzicoKeys }
  | { readonly kind: 'close' };
/** The thread to main: first where it listens, then how each account went. */
export type PracticeReply =
  | { readonly kind: 'listening'; readonly url: string }
  | { readonly kind: 'account'; readonly id: number; readonly problem: Problem | null };

export function createPracticeHost(options: PracticeHostOptions): PracticeHost {
  let starting: Promise<Outcome<PracticeThread>> | undefined;
  const start = async (): Promise<Outcome<PracticeThread>> => {
    const { scenarioFile, ...rest } = options;
    const scenario = await readScenario(scenarioFile);
    return scenario.ok
      ? succeed(await startThread({ ...rest, scenario: scenario.value }, () => (starting = undefined)))
      : scenario;
  };
  return {
    async serve(keys) {
      starting ??= start();
      const thread = await starting;
      return thread.ok ? thread.value.serve(keys) : thread;
    },
    async close() {
      const thread = await starting;
      if (thread?.ok === true) await thread.value.close();
    },
  };
}

interface PracticeThread {
  readonly serve: (keys: IyzicoKeys) => Promise<Outcome<string>>;
  readonly close: () => Promise<void>;
}

/** Starts the thread and waits until it listens. When it ends by a bug, what waits rejects and `ended` is called. */
async function startThread(start: PracticeStart, ended: () => void): Promise<PracticeThread> {
  const worker = new Worker(workerUrl('practice'), { workerData: start, name: 'practice server' });
  const waiting = new Map<number, { resolve: (problem: Problem | null) => void; reject: (error: unknown) => void }>();
  const listening = Promise.withResolvers<string>();
  let failure: unknown;
  worker.on('message', (reply: PracticeReply) => {
    if (reply.kind === 'listening') return listening.resolve(reply.url);
    waiting.get(reply.id)?.resolve(reply.problem);
    waiting.delete(reply.id);
  });
  worker.once('error', (error) => (failure = error));
  worker.once('exit', () => {
    ended();
    const error = failure ?? new Error('the practice server ended');
    listening.reject(error);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  const say = (request: PracticeRequest): void => worker.postMessage(request);
  const url = await listening.promise;
  let lastId = 0;
  return {
    async serve(keys) {
      const id = (lastId += 1);
      const answered = Promise.withResolvers<Problem | null>();
      waiting.set(id, answered);
      say({ kind: 'account', id, keys });
      const problem = await answered.promise;
      return problem === null ? succeed(url) : { ok: false, problem };
    },
    async close() {
      const exited = once(worker, 'exit');
      say({ kind: 'close' });
      await exited;
    },
  };
}

async function readScenario(file: string | null): Promise<Outcome<ScenarioInput>> {
  if (file === null) return succeed({});
  try {
    const parsed = scenarioSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (parsed.success) return succeed(parsed.data);
    return fail('fileRead', {
      fileName: file,
      reason: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    });
  } catch (error) {
    return fail('fileRead', { fileName: file, reason: error instanceof Error ? error.message : '' });
  }
}
