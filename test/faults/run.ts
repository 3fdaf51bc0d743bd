import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addFigures, noFigures, printed } from './figures.ts';
import type { Figures } from './figures.ts';
import { runModel } from './model.ts';

/*
 * `npm run test:faults -- --runs 10000 [--seed S]`: the model test's random lives in as many processes as there are cores,
 * each with a seed of its own counted up from S. Ends with 1 and fast-check's report when an invariant breaks.
 */

type Message =
  | { readonly kind: 'figures'; readonly figures: Figures }
  | { readonly kind: 'broken'; readonly report: string };

/** Lives per process before it is replaced: memory of a long run stays flat, and progress is seen. */
const PORTION = 250;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 0x7fffffff)) },
    part: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  console.error('usage: npm run test:faults -- --runs 10000 [--seed 1]');
  process.exit(2);
}
if (values.part) await onePart();
else process.exitCode = await everyPart();

async function onePart(): Promise<void> {
  let message: Message;
  try {
    message = { kind: 'figures', figures: await runModel({ runs, seed }) };
  } catch (error) {
    const { message: text, cause } = error instanceof Error ? error : new Error(String(error));
    message = { kind: 'broken', report: `${text}\n${cause instanceof Error ? (cause.stack ?? '') : ''}` };
  }
  process.send?.(message, () => process.disconnect());
}

async function everyPart(): Promise<number> {
  const started = performance.now();
  const all = noFigures();
  const parts = Array.from({ length: Math.ceil(runs / PORTION) }, (_, index) => ({
    runs: Math.min(PORTION, runs - index * PORTION),
    seed: seed + index,
  }));
  console.log(`${runs} schedules, seeds ${seed} to ${seed + parts.length - 1}, ${availableParallelism()} processes`);
  let broken = 0;
  const work = async (): Promise<void> => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      const message = await inProcess(part.runs, part.seed);
      if (message.kind === 'figures') addFigures(all, message.figures);
      else {
        broken += 1;
        console.error(`BROKEN with --runs ${part.runs} --seed ${part.seed}\n${message.report}`);
      }
      console.log(`${all.runs} of ${runs} lived, ${Math.round((performance.now() - started) / 1000)} s`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  console.log(printed(all));
  return broken === 0 && all.runs === runs ? 0 : 1;
}

function inProcess(partRuns: number, partSeed: number): Promise<Message> {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(import.meta.url), [
      '--part',
      '--runs',
      String(partRuns),
      '--seed',
      String(partSeed),
    ]);
    child.once('message', (message) => resolve(message as Message));
    child.once('exit', (code) => resolve({ kind: 'broken', report: `the process ended with ${code}` }));
  });
}
