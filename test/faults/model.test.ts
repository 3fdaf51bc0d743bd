import { expect, it } from 'vitest';
import { addFigures, noFigures, printed } from './figures.ts';
import { runModel } from './model.ts';

/**
 * `FAULTS_RUNS` and `FAULTS_SEED` change them. The seed is fixed here, so that what fails fails again; `npm run test:faults
 * -- --runs N` takes new ones and runs more, on every core.
 */
const runs = Number(process.env['FAULTS_RUNS'] ?? 1000);
const seed = Number(process.env['FAULTS_SEED'] ?? 572110156);
const PARTS = 4;

it(`${runs} random lives of a list: nothing is paid twice, lost or pretended`, { timeout: 900_000 }, async () => {
  console.log(`model test: seeds ${seed} to ${seed + PARTS - 1}`);
  const figures = noFigures();
  for (let part = 0; part < PARTS; part += 1)
    addFigures(figures, await runModel({ runs: runs / PARTS, seed: seed + part }));
  console.log(printed(figures));
  expect(figures.runs).toBe(runs);
  expect(figures.unknownsResolved).toBe(figures.unknownsReached);
  expect([figures.doublePayments, figures.lostRows]).toEqual([0, 0]);
});
