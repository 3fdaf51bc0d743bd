import fc from 'fast-check';
import { addFigures, noFigures } from './figures.ts';
import type { Figures } from './figures.ts';
import { Life } from './life.ts';
import { schedule } from './schedule.ts';

/** One life in so many has its report written as a workbook and read back. */
const WRITTEN = 25;

/**
 * Lives that many random schedules. Throws fast-check's report (seed, path, the smallest schedule it found) when an
 * invariant breaks; the figures are those of the schedules that were lived.
 */
export async function runModel(options: { readonly runs: number; readonly seed: number }): Promise<Figures> {
  const all = noFigures();
  await fc.assert(
    fc.asyncProperty(schedule, async (lived) => {
      const figures = noFigures();
      await Life.live(lived, figures, { writes: all.runs % WRITTEN === 0 });
      addFigures(all, figures);
    }),
    { numRuns: options.runs, seed: options.seed, verbose: fc.VerbosityLevel.None },
  );
  return all;
}
