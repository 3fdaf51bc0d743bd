import fc from 'fast-check';
import { addFigures, noFigures } from './figures.ts';
import type { Figures } from './figures.ts';
import { Life } from './life.ts';
import { schedule } from './schedule.ts';

/**
 * Lives that many random schedules. Throws fast-check's report (seed, path, the smallest schedule it found) when an
 * invariant breaks; the figures are those of the schedules that were lived.
 */
export async function runModel(options: { readonly runs: number; readonly seed: number }): Promise<Figures> {
  const all = noFigures();
  await fc.assert(
    fc.asyncProperty(schedule, async (lived) => {
      const figures = noFigures();
      await Life.live(lived, figures);
      addFigures(all, figures);
    }),
    { numRuns: options.runs, seed: options.seed, verbose: fc.VerbosityLevel.None },
  );
  return all;
}
