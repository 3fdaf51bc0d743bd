import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLocalLedger } from '../../electron/ledger/local.ts';
import type { LocalLedger } from '../../electron/ledger/local.ts';
import { pragma } from '../../electron/ledger/connection.ts';
import { PayoutRunner } from '../../electron/payouts/runner.ts';
import type { Approval, PayoutLedger } from '../../electron/payouts/ledger-port.ts';
import { succeed } from '../../shared/problems.ts';
import type { Problem } from '../../shared/problems.ts';
import { approvalOf } from '../fixtures/approval.ts';
import { openBank } from './bank.ts';
import type { Bank } from './bank.ts';
import { Commits } from './commits.ts';
import { callsTo, DATA_KEY, newFolder, Office } from './office.ts';
import { Person } from './person.ts';
import { addCompany, importSheet } from './sheets.ts';

let bank: Bank;
let office: Office;
let person: Person;
const clock = { now: Date.parse('2026-11-20T09:00:00+03:00') };

beforeEach(async () => {
  bank = await openBank({}, () => clock.now);
  office = await Office.open({ folder: newFolder(), bank, clock, commits: new Commits() });
  person = new Person(office);
  await person.prepare(await importSheet(office, await addCompany(office), [{ person: 1, kurus: 500_000 }]));
});
afterEach(async () => {
  office.discard();
  await bank.close();
});

async function first() {
  const [found] = await person.views();
  if (found === undefined) throw new Error('no payout');
  return found;
}

/** Requests that change something at iyzico. */
const changes = (): number => bank.tap.arrivals.filter(({ operation }) => operation !== 'retrieve').length;

/** What the Authorise window would show now. */
async function approval(): Promise<Approval> {
  const { batchId, view } = await first();
  await person.ask(view.id);
  return approvalOf(await office.call('payouts.approvable', { batchId, currency: 'TRY', host: 'practice' }));
}
let approved: Approval;
type Press = (
  runner: PayoutRunner,
  id: Parameters<Person['initialise']>[0],
) => Promise<{ ok: boolean; problem?: Problem }>;
const PRESSES: readonly (readonly [name: string, before: 'prepared' | 'initialised', press: Press])[] = [
  ['initialise', 'prepared', (runner, id) => runner.initialise(id, 'Selin')],
  ['authorise', 'initialised', (runner, id) => runner.authorise(id, 'Selin', approved)],
  ['cancel', 'initialised', (runner, id) => runner.cancel(id, 'Selin')],
];

function ledgerOf(ledger: LocalLedger): PayoutLedger {
  return {
    load: (payoutId) => ledger.call('payouts.load', { payoutId }),
    body: (payoutId) => ledger.call('payouts.body', { payoutId }),
    append: (entry) => ledger.call('payouts.append', entry),
  };
}

function afterwards<T>(answer: T): T {
  fillDisk();
  return answer;
}

/** Leaves the file no page to grow by and the journal no room in its last one, as a full disk does. */
function fillDisk(): void {
  const { store } = office.ledger;
  store.db.exec(`PRAGMA max_page_count = ${Number(pragma(store.db, 'page_count'))}`);
  const sizes = [900, 100, 0];
  for (const size of sizes)
    for (let n = 0; n < 5_000; n += 1) {
      try {
        const padding = 'x'.repeat(size);
        store.transaction(() => store.journal.append({ actor: '', kind: 'filled', open: { padding } }));
      } catch {
        // Full, as meant.
        break;
      }
    }
}

describe.each(PRESSES)('%s', (_name, before, press) => {
  beforeEach(async () => {
    if (before !== 'initialised') return;
    await person.initialise((await first()).view.id);
    approved = await approval();
  });

  it('on a full disk says so, and sends nothing', async () => {
    fillDisk();
    const { view } = await first();
    const arrived = changes();
    const pressed = await press(office.runner, view.id);
    expect(pressed.problem?.code).toBe('diskFull');
    expect(changes()).toBe(arrived);
    office.ledger.store.db.exec('PRAGMA max_page_count = 1000000');
    expect((await first()).view.phase).toBe(before);
    expect((await press(office.runner, view.id)).ok).toBe(true);
  });

  it('on a disk that fills up while the call is on its way: nothing is pressed twice, and asking goes on from there', async () => {
    const { view } = await first();
    const { runner } = office;
    const filling = callsTo(bank);
    const full = new PayoutRunner({
      ledger: ledgerOf(office.ledger),
      calls: async () =>
        succeed({
          ...filling,
          initialise: async (body, commit) => afterwards(await filling.initialise(body, commit)),
          authorise: async (requestId, commit) => afterwards(await filling.authorise(requestId, commit)),
          cancel: async (requestId, commit) => afterwards(await filling.cancel(requestId, commit)),
        }),
      onFlight: () => undefined,
    });
    const pressed = await press(full, view.id);
    expect(pressed.problem?.code).toBe('diskFull');
    const arrived = changes();
    office.ledger.store.db.exec('PRAGMA max_page_count = 1000000');
    expect((await press(full, view.id)).problem?.code).toBe('payout.wrongPhase');
    expect(changes()).toBe(arrived);
    const asked = await runner.ask(view.id);
    expect(asked.ok ? asked.value.standing.phase : asked.problem.code).toMatch(/^(initialised|authorised|cancelled)$/);
  });

  it('on a ledger opened read-only says so, and sends nothing', async () => {
    const { view } = await first();
    await office.ledger.close();
    const looking = openLocalLedger({
      folder: office.parts.folder,
      dataKey: DATA_KEY,
      anchor: undefined,
      probe: () => false,
      readOnly: true,
    });
    if (!looking.ok) throw new Error(looking.problem.code);
    const { value: ledger } = looking;
    const runner = new PayoutRunner({
      ledger: ledgerOf(ledger),
      calls: async () => succeed(callsTo(bank)),
      onFlight: () => undefined,
    });
    const arrived = changes();
    const pressed = await press(runner, view.id);
    expect(pressed.problem?.code).toBe('readOnly');
    expect(changes()).toBe(arrived);
    await ledger.close();
  });
});

it('is open with what makes a commit survive a power loss, which no test can show', () => {
  const { db } = office.ledger.store;
  expect(pragma(db, 'journal_mode')).toBe('wal');
  expect(pragma(db, 'synchronous')).toBe(2);
  expect(pragma(db, 'locking_mode')).toBe('exclusive');
});
