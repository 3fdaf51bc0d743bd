import { setFlagsFromString } from 'node:v8';

/** The parts of the program that run in a worker thread of their own. */
export type WorkerName = 'ledger' | 'closed' | 'workbook' | 'report' | 'practice';

/** Each worker's source, from this folder. */
const SOURCES: Readonly<Record<WorkerName, string>> = {
  ledger: './ledger/worker.ts',
  closed: './ledger/closed/worker.ts',
  workbook: './workbook/worker.ts',
  report: './workbook/write/worker.ts',
  practice: './practice/worker.ts',
};

/**
 * Where a worker's code is. Beside the bundle, the build has put `<name>-worker.js`; run from sources (under vitest,
 * or Node's own type stripping), it is the TypeScript file. Which of the two holds is seen from this file's own ending,
 * which the bundle changes.
 */
export function workerUrl(name: WorkerName, from: string = import.meta.url): URL {
  return from.endsWith('.ts') ? new URL(SOURCES[name], from) : new URL(`./${name}-worker.js`, from);
}

/**
 * Has every thread that starts from now on collect what it just made by itself, and not with helper threads: here several
 * threads work at once on few cores, and the helpers of one take the time of the others. Measured on two cores: an import
 * takes 12 % less time and as much less of a processor. V8 reads the flag whenever it collects, so this comes before
 * anything else.
 */
export function collectAlone(): void {
  setFlagsFromString('--no-parallel-scavenge');
}
