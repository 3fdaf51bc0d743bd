import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../electron/ledger/open.ts';
import { noFigures } from './figures.ts';
import { Life } from './life.ts';
import { copyOf, DATA_KEY } from './office.ts';
import { assertRebuilds } from './rebuild.ts';
import { schedule } from './schedule.ts';

const LIVES = 60;
const seed = Number(process.env['FAULTS_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));

function reopened<T>(folder: string, work: (store: Parameters<typeof assertRebuilds>[0]) => T): T {
  const opened = openStore({ folder, dataKey: DATA_KEY, anchor: undefined, probe: () => false });
  if (!opened.ok) throw new Error(opened.problem.code);
  try {
    return work(opened.value);
  } finally {
    opened.value.close();
  }
}

describe('the state is a fold of the journal', () => {
  it(`every ledger that ${LIVES} random lives leave behind is rebuilt from its journal alone`, async () => {
    const left: string[] = [];
    for (const lived of fc.sample(schedule, { numRuns: LIVES, seed }))
      await Life.live(lived, noFigures(), { onEnd: (folder) => void left.push(copyOf(folder)) });
    let payouts = 0;
    for (const folder of left) {
      payouts += reopened(folder, assertRebuilds);
      rmSync(folder, { recursive: true });
    }
    console.log(`rebuild: seed ${seed}, ${left.length} ledgers, ${payouts} payouts rebuilt`);
    expect(left.length).toBeGreaterThanOrEqual(LIVES);
    expect(payouts).toBeGreaterThan(LIVES / 2);
  });

  it('and a ledger whose cached state was touched is found out', async () => {
    let touched = '';
    const [lived] = fc.sample(schedule, { numRuns: 1, seed: 7 });
    if (lived === undefined) throw new Error('no schedule');
    await Life.live(lived, noFigures(), { onEnd: (folder) => void (touched = copyOf(folder)) });
    reopened(touched, (store) => {
      store.db.exec("UPDATE attempts SET outcome = 'stuck' WHERE seq = 1");
      expect(() => assertRebuilds(store)).toThrow('attempts beside the state');
    });
    rmSync(touched, { recursive: true });
  });
});
