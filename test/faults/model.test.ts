import { expect, it } from 'vitest';
import { printed } from './figures.ts';
import { runModel } from './model.ts';

/** `FAULTS_RUNS` and `FAULTS_SEED` change them; `npm run test:faults -- --runs N --seed S` runs more, on every core. */
const runs = Number(process.env['FAULTS_RUNS'] ?? 1000);
const seed = Number(process.env['FAULTS_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));

it(`${runs} random lives of a list: nothing is paid twice, lost or pretended`, { timeout: 900_000 }, async () => {
  console.log(`model test: seed ${seed}`);
  const figures = await runModel({ runs, seed });
  console.log(printed(figures));
  expect(figures.runs).toBe(runs);
  expect(figures.unknownsResolved).toBe(figures.unknownsReached);
  expect([figures.doublePayments, figures.lostRows]).toEqual([0, 0]);
});
