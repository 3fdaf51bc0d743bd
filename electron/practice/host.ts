import { readFile } from 'node:fs/promises';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { IyzicoKeys } from '../iyzico/signature.ts';
import { problemOf } from '../ledger/failures.ts';
import type { BookStore } from './book-entries.ts';
import { scenarioSchema } from './scenario.ts';
import type { ScenarioInput } from './scenario.ts';
import { startPracticeServer } from './server.ts';
import type { PracticeServer } from './server.ts';

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
  readonly store: BookStore;
  /** Random per set of books, so that two sets share no ids. */
  readonly seed: number;
}

export function createPracticeHost(options: PracticeHostOptions): PracticeHost {
  let starting: Promise<Outcome<PracticeServer>> | undefined;
  const start = async (): Promise<Outcome<PracticeServer>> => {
    const scenario = await readScenario(options.scenarioFile);
    return scenario.ok
      ? succeed(await startPracticeServer({ scenario: scenario.value, store: options.store, seed: options.seed }))
      : scenario;
  };
  return {
    async serve(keys) {
      starting ??= start();
      const server = await starting;
      if (!server.ok) return server;
      try {
        server.value.addAccount(keys);
      } catch (error) {
        // The books are a file beside the ledger: a full disk stops them like it.
        const problem = problemOf(error);
        if (problem === undefined) throw error;
        return { ok: false, problem };
      }
      return succeed(server.value.url);
    },
    async close() {
      const server = await starting;
      if (server?.ok === true) await server.value.close();
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
