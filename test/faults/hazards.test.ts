import { afterEach, describe, expect, it } from 'vitest';
import { setAskFirst } from '../../electron/ledger/payouts/ask-first.ts';
import { actElsewhere } from '../../electron/practice/lifecycle.ts';
import type { ScenarioInput } from '../../electron/practice/scenario.ts';
import { openBank } from './bank.ts';
import type { Bank } from './bank.ts';
import { Commits } from './commits.ts';
import { finish } from './finish.ts';
import { assertInvariants } from './invariants.ts';
import { assertPaidOnce } from './judge.ts';
import { copyOf, newFolder, Office } from './office.ts';
import { Person } from './person.ts';
import { addCompany, answerQuestions, importSheet } from './sheets.ts';
import type { SheetRow } from './sheets.ts';

/** Ways to pay twice that were found once, each told on its own. The bank pays again whenever it is asked again. */

const CLOCK = { now: Date.parse('2026-11-20T09:00:00+03:00') };
const TWO: readonly SheetRow[] = [
  { person: 1, kurus: 100_000 },
  { person: 2, kurus: 200_000 },
];

let bank: Bank;
let office: Office;
afterEach(async () => {
  office.discard();
  await bank.close();
});

async function begin(scenario: ScenarioInput, rows: readonly SheetRow[]): Promise<Person> {
  const assumptions = { secondAuthorise: 'paysAgain' as const, ...scenario.assumptions };
  bank = await openBank({ ...scenario, assumptions }, () => CLOCK.now);
  office = await Office.open({ folder: newFolder(), bank, clock: CLOCK, commits: new Commits() });
  const person = new Person(office);
  await person.prepare(await importSheet(office, await addCompany(office), rows));
  return person;
}

async function only(person: Person) {
  const [first] = await person.views();
  if (first === undefined) throw new Error('no payout');
  return first;
}

/** Somebody authorises everything in iyzico's panel, and time passes until all is done there. */
function authoriseInThePanel(): void {
  for (const payout of bank.server.books.payouts()) actElsewhere(bank.server.books, payout, 'authorise');
  bank.server.advance(60_000);
}

describe('ways to pay twice that are closed', () => {
  it('a status word nobody knows is no leave to authorise', async () => {
    const person = await begin(
      { assumptions: { mixedBatch: 'PARTIALLY_COMPLETED' }, rules: [{ match: { index: 0 }, outcome: 'failed' }] },
      TWO,
    );
    const { batchId, view } = await only(person);
    await person.initialise(view.id);
    authoriseInThePanel();
    await person.authorise(batchId, 'TRY');
    expect(bank.tap.count('auth')).toBe(0);
    expect((await only(person)).view.actions).not.toContain('authorise');
    assertPaidOnce(bank, TWO);
    await assertInvariants(office);
  });

  it('what was authorised elsewhere is not sent again, also when iyzico names no requestId', async () => {
    const person = await begin(
      {
        assumptions: { requestIdInRetrieve: 'nowhere', duplicateExternalId: 'secondPayout' },
        faults: [{ operation: 'initialise', effect: { kind: 'dropAnswer' } }],
      },
      TWO,
    );
    const { view } = await only(person);
    await person.initialise(view.id);
    authoriseInThePanel();
    await finish(person);
    expect(bank.tap.count('init')).toBe(1);
    expect((await only(person)).view.phase).toBe('settled');
    assertPaidOnce(bank, TWO);
    await assertInvariants(office);
  });

  it('a restored backup from before the send finds what was paid since', async () => {
    const person = await begin({ assumptions: { duplicateExternalId: 'secondPayout' } }, TWO);
    const { batchId, view } = await only(person);
    const backup = copyOf(office.parts.folder);
    await person.initialise(view.id);
    await person.authorise(batchId, 'TRY');
    bank.server.advance(60_000);
    office.discard();
    office = await Office.open({ ...office.parts, folder: backup });
    const { store } = office.ledger;
    store.transaction(() => setAskFirst(store, [view.id]));
    const after = new Person(office);
    const refused = await after.initialise(view.id);
    expect(refused.ok ? '' : refused.problem.code).toBe('payout.restoredBackup');
    await after.ask(view.id);
    await finish(after);
    expect(bank.tap.count('init')).toBe(1);
    expect((await only(after)).view.phase).toBe('settled');
    assertPaidOnce(bank, TWO);
    await assertInvariants(office);
  });

  it('a restored backup whose payout iyzico answers about in unknown codes waits for a person, not for ever', async () => {
    const person = await begin({}, TWO);
    const { store } = office.ledger;
    const { view } = await only(person);
    store.transaction(() => setAskFirst(store, [view.id]));
    const unknown = { kind: 'failure' as const, errorCode: '9999', errorMessage: 'bilinmiyor' };
    bank.server.inject({ operation: 'retrieve', occurrence: 'every', effect: unknown });
    await person.ask(view.id);
    expect((await person.initialise(view.id)).ok).toBe(false);
    expect((await only(person)).view.actions).toEqual(expect.arrayContaining(['ask', 'recordFinding']));
    await person.record(view.id);
    expect((await person.initialise(view.id)).ok).toBe(true);
    expect((await only(person)).view.phase).toBe('initialised');
  });

  it('an item that a moving list hid did not fail because its batch did', async () => {
    const rows = Array.from({ length: 45 }, (_, index): SheetRow => ({ person: index + 1, kurus: 100_000 }));
    const person = await begin(
      { assumptions: { mixedBatch: 'FAIL' }, rules: [{ match: { index: 0 }, outcome: 'failed' }] },
      rows,
    );
    const { batchId, view } = await only(person);
    await person.initialise(view.id);
    await person.authorise(batchId, 'TRY');
    bank.server.advance(60_000);
    bank.server.inject({ operation: 'retrieve', occurrence: 'every', effect: { kind: 'moveItems' } });
    await person.ask(view.id);
    await assertInvariants(office);
    const again = await person.newListFromFailed(batchId);
    if (again !== null) {
      await answerQuestions(office, again);
      await person.prepare(again);
    }
    bank.server.faults.clear();
    await finish(person);
    assertPaidOnce(bank, rows);
    await assertInvariants(office);
  });
});
