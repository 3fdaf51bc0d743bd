import { describe, expect, it } from 'vitest';
import type { FaultInput } from '../../electron/practice/scenario.ts';
import { openBank } from './bank.ts';
import { Crash } from './bomb.ts';
import { Commits } from './commits.ts';
import { finish } from './finish.ts';
import { assertInvariants } from './invariants.ts';
import { assertNothingLost } from './judge.ts';
import { newFolder, Office } from './office.ts';
import { Person } from './person.ts';
import { addCompany, importSheet } from './sheets.ts';
import type { SheetRow } from './sheets.ts';

const SHEET: readonly SheetRow[] = [
  { person: 11, kurus: 4_235_000, reference: 'SICIL-1' },
  { person: 12, kurus: 3_890_091 },
  { person: 13, kurus: 700_092 },
  { person: 14, kurus: 250_000 },
];
const START = Date.parse('2026-11-20T09:00:00+03:00');

type Deed = (person: Person) => Promise<void>;

async function only(person: Person): Promise<Awaited<ReturnType<Person['views']>>[number]> {
  const [first] = await person.views();
  if (first === undefined) throw new Error('no payout');
  return first;
}

const prepare: Deed = async (person) => {
  for (const batchId of person.batches()) await person.prepare(batchId);
};
const initialise: Deed = async (person) => void (await person.initialise((await only(person)).view.id));
const authorise: Deed = async (person) => person.authorise((await only(person)).batchId, 'TRY');
const cancel: Deed = async (person) => void (await person.cancel((await only(person)).view.id));
const ask: Deed = async (person) => void (await person.ask((await only(person)).view.id));

const record: Deed = async (person) => person.record((await only(person)).view.id);
const once = (operation: FaultInput['operation'], effect: FaultInput['effect']): FaultInput[] => [
  { operation, effect },
];
const REFUSED: FaultInput['effect'] = { kind: 'failure', errorCode: '11', errorMessage: 'hayır', when: 'before' };
const REFUSED_AFTERWARDS: FaultInput['effect'] = {
  kind: 'failure',
  errorCode: '11',
  errorMessage: 'hayır',
  when: 'after',
};

/** What was done in peace before, and the deed during which the program dies. */
const CASES: readonly (readonly [name: string, before: readonly Deed[], deed: Deed, faults: readonly FaultInput[]])[] =
  [
    ['prepare', [], prepare, []],
    ['initialise', [prepare], initialise, []],
    ['initialise, answer lost', [prepare], initialise, once('initialise', { kind: 'dropAnswer' })],
    ['initialise again', [prepare, initialise, ask], initialise, once('initialise', { kind: 'dropRequest' })],
    ['authorise', [prepare, initialise], authorise, []],
    ['authorise, answer lost', [prepare, initialise], authorise, once('authorise', { kind: 'dropAnswer' })],
    ['authorise, refused', [prepare, initialise], authorise, once('authorise', REFUSED)],
    ['authorise, said no but did it', [prepare, initialise], authorise, once('authorise', REFUSED_AFTERWARDS)],
    [
      'authorise again',
      [prepare, initialise, authorise, ask, record],
      authorise,
      once('authorise', { kind: 'dropRequest' }),
    ],
    ['cancel', [prepare, initialise], cancel, []],
    ['cancel, answer lost', [prepare, initialise], cancel, once('cancel', { kind: 'dropAnswer' })],
    ['cancel again', [prepare, initialise, cancel, ask], cancel, once('cancel', { kind: 'dropRequest' })],
    ['follow', [prepare, initialise, authorise], ask, []],
  ];

interface Death {
  readonly point: string | null;
  readonly phase: string;
}

/** One life: everything before in peace, death at the n-th effect of the deed, a new start, and the list brought to its end. */
async function lifeWithDeathAt(
  n: number,
  before: readonly Deed[],
  deed: Deed,
  faults: readonly FaultInput[],
): Promise<Death> {
  const clock = { now: START };
  const bank = await openBank({ assumptions: { secondAuthorise: 'paysAgain' }, faults: [...faults] }, () => clock.now);
  let office = await Office.open({ folder: newFolder(), bank, clock, commits: new Commits() });
  try {
    const companyId = await addCompany(office);
    await importSheet(office, companyId, SHEET);
    for (const each of before) await each(new Person(office));
    office.bomb.arm(n);
    let point: string | null = null;
    try {
      await deed(new Person(office));
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      point = office.bomb.points.at(-1) ?? null;
    }
    if (point !== null) {
      const sentBefore = bank.tap.arrivals.length;
      office = await office.afterDeath();
      expect(bank.tap.arrivals.length, 'nothing is sent because the program started').toBe(sentBefore);
    }
    office.bomb.disarm();
    await assertInvariants(office);
    const [first] = await new Person(office).views();
    const phase = first?.view.phase ?? 'none';
    await finish(new Person(office));
    await assertInvariants(office);
    await assertNothingLost(office, SHEET);
    for (const { view } of await new Person(office).views())
      expect(['settled', 'cancelled', 'refused']).toContain(view.phase);
    return { point, phase };
  } finally {
    office.discard();
    await bank.close();
  }
}

describe('the program dies at every point of every operation, and nobody is paid twice', () => {
  it.each(CASES)('%s', async (name, before, deed, faults) => {
    const deaths: Death[] = [];
    for (let n = 1; n <= 200; n += 1) {
      const death = await lifeWithDeathAt(n, before, deed, faults);
      if (death.point === null) break;
      deaths.push(death);
    }
    const found = [...new Set(deaths.map((death) => death.phase))].toSorted();
    console.log(`crash points, ${name}: ${deaths.length} deaths, found afterwards: ${found.join(', ')}`);
    expect(deaths.length).toBeGreaterThan(2);
    expect(deaths.length).toBeLessThan(200);
    expect(found.some((phase) => ['initialising', 'authorising', 'cancelling'].includes(phase))).toBe(false);
  });
});
