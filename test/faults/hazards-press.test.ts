import { afterEach, describe, expect, it } from 'vitest';
import type { Approvable } from '../../electron/ledger/payouts/approve.ts';
import { PayoutRunner } from '../../electron/payouts/runner.ts';
import { actElsewhere } from '../../electron/practice/lifecycle.ts';
import type { ScenarioInput } from '../../electron/practice/scenario.ts';
import type { BatchId, CompanyId } from '../../shared/ids.ts';
import { minor } from '../../shared/money.ts';
import { succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import { approvalOf } from '../fixtures/approval.ts';
import { openBank } from './bank.ts';
import type { Bank } from './bank.ts';
import { Commits } from './commits.ts';
import { finish } from './finish.ts';
import { assertInvariants } from './invariants.ts';
import { assertPaidOnce } from './judge.ts';
import { callsTo, newFolder, Office, payoutLedger } from './office.ts';
import { Person } from './person.ts';
import { addCompany, answerQuestions, ibanOf, importSheet, reportOf } from './sheets.ts';
import type { SheetRow } from './sheets.ts';

/** Ways to pay twice, or something other than what was approved, between the moment of seeing and the moment of pressing. */

const CLOCK = { now: Date.parse('2026-11-20T09:00:00+03:00') };
const TWO: readonly SheetRow[] = [
  { person: 1, kurus: 100_000 },
  { person: 2, kurus: 200_000 },
];

let bank: Bank;
let office: Office;
let person: Person;
let companyId: CompanyId;
afterEach(async () => {
  office.discard();
  await bank.close();
});

async function begin(scenario: ScenarioInput, rows: readonly SheetRow[], maxItems?: number): Promise<BatchId> {
  const assumptions = { secondAuthorise: 'paysAgain' as const, ...scenario.assumptions };
  bank = await openBank({ ...scenario, assumptions }, () => CLOCK.now);
  office = await Office.open({ folder: newFolder(), bank, clock: CLOCK, commits: new Commits() });
  person = new Person(office);
  companyId = await addCompany(office, maxItems);
  const batchId = await importSheet(office, companyId, rows);
  await person.prepare(batchId);
  return batchId;
}

async function initialiseAll(batchId: BatchId): Promise<void> {
  for (const { id } of await views(batchId)) {
    await person.initialise(id);
    await person.ask(id);
  }
}
const views = (batchId: BatchId) => office.call('payouts.views', { batchId });
const look = (batchId: BatchId) => office.call('payouts.approvable', { batchId, currency: 'TRY', host: 'practice' });
const codeOf = (outcome: Outcome<unknown> | undefined): string =>
  outcome === undefined || outcome.ok ? 'ok' : outcome.problem.code;

/** Presses for the n-th payout of what was seen. */
async function press(shown: Approvable, n = 0): Promise<Outcome<unknown>> {
  const payoutId = shown.payouts[n]?.payoutId;
  if (payoutId === undefined) throw new Error('nothing was shown');
  return office.runner.authorise(payoutId, 'Selin', approvalOf(shown));
}

describe('between seeing and pressing', () => {
  it('somebody authorises it in the panel: the press finds out before it sends', async () => {
    const batchId = await begin({}, TWO);
    await initialiseAll(batchId);
    const shown = await look(batchId);
    for (const payout of bank.server.books.payouts()) actElsewhere(bank.server.books, payout, 'authorise');
    bank.server.advance(60_000);
    expect(codeOf(await press(shown))).toBe('payout.movedOn');
    expect(bank.tap.count('auth')).toBe(0);
    expect((await views(batchId))[0]?.phase).toBe('settled');
    assertPaidOnce(bank, TWO);
    await assertInvariants(office);
  });

  it('iyzico stops answering: without an answer nothing is authorised, and the press can be made again', async () => {
    const batchId = await begin({}, TWO);
    await initialiseAll(batchId);
    const shown = await look(batchId);
    bank.server.inject({ operation: 'retrieve', occurrence: 'every', effect: { kind: 'http', status: 502 } });
    expect(codeOf(await press(shown))).toBe('payout.notAsked');
    expect(bank.tap.count('auth')).toBe(0);
    expect((await views(batchId))[0]?.phase).toBe('initialised');
    bank.server.faults.clear();
    expect(codeOf(await press(shown))).toBe('ok');
    assertPaidOnce(bank, TWO);
  });

  it('one payout of a split list changes: the press is void for all of them, also after the first went through', async () => {
    const rows: SheetRow[] = [1, 2, 3, 4].map((each) => ({ person: each, kurus: each * 100_000 }));
    const batchId = await begin({}, rows, 2);
    await initialiseAll(batchId);
    const shown = await look(batchId);
    expect(shown.payouts).toHaveLength(2);
    expect(codeOf(await press(shown, 0))).toBe('ok');
    const refused = { kind: 'itemStatus' as const, status: 'INVALID', items: 'first' as const };
    bank.server.inject({ operation: 'retrieve', occurrence: 1, effect: refused });
    const second = shown.payouts[1]?.payoutId;
    if (second === undefined) throw new Error('no second payout');
    await person.ask(second);
    expect(codeOf(await press(shown, 1))).toBe('payout.digest');
    expect(bank.tap.count('auth')).toBe(1);
  });

  it('iyzico’s list moved while it was read: what was not read whole is not authorised', async () => {
    const rows = Array.from({ length: 45 }, (_, index): SheetRow => ({ person: index + 1, kurus: 100_000 }));
    const batchId = await begin({}, rows);
    await initialiseAll(batchId);
    bank.server.inject({ operation: 'retrieve', occurrence: 'every', effect: { kind: 'moveItems' } });
    for (const { id } of await views(batchId)) await person.ask(id);
    expect(codeOf(await press(await look(batchId)))).toBe('payout.notAsked');
    bank.server.faults.clear();
    for (const { id } of await views(batchId)) await person.ask(id);
    expect(codeOf(await press(await look(batchId)))).toBe('ok');
    expect(bank.tap.count('auth')).toBe(1);
  });

  it('the keys are replaced: what was approved was approved for the other account', async () => {
    const batchId = await begin({}, TWO);
    await initialiseAll(batchId);
    const shown = await look(batchId);
    await office.call('companies.keysSaved', { companyId, fingerprint: '00000000', actor: 'Selin' });
    expect(codeOf(await press(shown))).toBe('payout.digest');
    expect(bank.tap.count('auth')).toBe(0);
  });

  it('a digest of another list, or of another press, opens nothing', async () => {
    const batchId = await begin({}, TWO);
    const other = await importSheet(office, companyId, [{ person: 7, kurus: 300_000 }]);
    await person.prepare(other);
    await initialiseAll(batchId);
    await initialiseAll(other);
    const [mine, theirs] = [await look(batchId), await look(other)];
    expect(codeOf(await press({ ...theirs, payouts: mine.payouts }))).toBe('payout.digest');
    expect(codeOf(await press({ ...mine, payouts: [...mine.payouts, ...theirs.payouts] }))).toBe('payout.digest');
    expect(bank.tap.count('auth')).toBe(0);
  });
});

describe('a payment that failed, was sent again in a new list, and succeeds after all', () => {
  /** A list whose first payment failed, and a new list of it, sent and waiting for its authorisation. */
  async function againAfterFailure(edit?: (batchId: BatchId) => Promise<void>): Promise<BatchId> {
    const batchId = await begin({ rules: [{ match: { index: 0 }, outcome: 'failed' }] }, TWO);
    await initialiseAll(batchId);
    await person.authorise(batchId, 'TRY');
    bank.server.advance(60_000);
    for (const { id } of await views(batchId)) await person.ask(id);
    const again = await person.newListFromFailed(batchId);
    if (again === null) throw new Error('nothing failed');
    await edit?.(again);
    await answerQuestions(office, again);
    await person.prepare(again);
    await initialiseAll(again);
    // iyzico corrects itself: the bank had paid.
    for (const payout of bank.server.books.payouts())
      for (const item of payout.items) if (item.outcome === 'failed') Object.assign(item, { outcome: 'success' });
    for (const { id } of await views(batchId)) await person.ask(id);
    return again;
  }

  it('is not paid a second time: the press is refused, and the way out asks about the row', async () => {
    const again = await againAfterFailure();
    const shown = await look(again);
    expect(shown.paidMeanwhile?.code).toBe('payout.paidMeanwhile');
    expect(codeOf(await press(shown))).toBe('payout.paidMeanwhile');
    expect(bank.tap.count('auth')).toBe(1);
    const [payout] = await views(again);
    if (payout === undefined) throw new Error('no payout');
    await person.cancel(payout.id);
    await office.call('batches.recheck', { batchId: again });
    expect(await person.prepare(again), 'asked about before it is sent again').toBe(false);
    assertPaidOnce(bank, TWO);
    await assertInvariants(office);
  });

  it('nor under the IBAN that was corrected for the second try', async () => {
    const again = await againAfterFailure(async (batchId) => {
      const rowId = (await reportOf(office, batchId))[0]?.rowId;
      if (rowId === undefined) throw new Error('no row');
      const edits = [{ rowId, field: 'recipient' as const, text: ibanOf(99) }];
      await office.call('rows.edit', { batchId, edits, actor: 'Selin' });
    });
    expect(codeOf(await press(await look(again)))).toBe('payout.paidMeanwhile');
    const [payout] = await views(again);
    if (payout === undefined) throw new Error('no payout');
    await person.cancel(payout.id);
    await office.call('batches.recheck', { batchId: again });
    expect(await person.prepare(again)).toBe(false);
    await answerQuestions(office, again);
    expect(await person.prepare(again), 'a person who says why may pay again').toBe(true);
    await initialiseAll(again);
    expect(codeOf(await press(await look(again)))).toBe('ok');
  });

  it('a list that repeats an earlier one with a reason is no such case', async () => {
    const batchId = await begin({}, TWO);
    const copy = await importSheet(office, companyId, TWO);
    await person.prepare(copy);
    await initialiseAll(batchId);
    await initialiseAll(copy);
    expect(codeOf(await press(await look(batchId)))).toBe('ok');
    expect(codeOf(await press(await look(copy)))).toBe('ok');
  });
});

describe('another key', () => {
  it('that says “no such payout” speaks of another account: nothing is sent again for it', async () => {
    const batchId = await begin({ assumptions: { duplicateExternalId: 'secondPayout' } }, TWO);
    bank.server.inject({ operation: 'initialise', occurrence: 1, effect: { kind: 'dropAnswer' } });
    await initialiseAll(batchId);
    const [payout] = await views(batchId);
    if (payout === undefined) throw new Error('no payout');
    const foreign = new PayoutRunner({
      ledger: payoutLedger(office.ledger, office.parts.commits),
      calls: async () => succeed(callsTo(bank, bank.server.account('başka'))),
      onFlight: () => undefined,
    });
    expect(codeOf(await foreign.ask(payout.id))).toBe('iyzico.rejected');
    expect((await views(batchId))[0]?.actions).not.toContain('initialiseAgain');
    await finish(person);
    expect(bank.tap.count('init')).toBe(1);
    assertPaidOnce(bank, TWO);
  });
});

describe('limits count what may have been paid', () => {
  it('the list: a part of unknown end, and one authorised in the panel, count when the rest is pressed', async () => {
    const rows: SheetRow[] = [1, 2, 3].map((each) => ({ person: each, kurus: 100_000 }));
    const batchId = await begin({}, rows, 1);
    const limits = { perItem: null, perList: minor(250_000), perDay: minor(250_000), action: 'refuse' as const };
    await office.call('companies.setLimits', {
      companyId,
      limits: { ...limits, secondApproval: false },
      pin: null,
      newPin: null,
      actor: 'Selin',
    });
    await initialiseAll(batchId);
    const first = (await look(batchId)).payouts[0]?.payoutId;
    bank.server.inject({ operation: 'authorise', effect: { kind: 'dropRequest' } });
    expect(first).toBeDefined();
    await press(await look(batchId));
    expect((await views(batchId)).map((view) => view.phase)).toEqual(['authUnknown', 'initialised', 'initialised']);
    expect((await look(batchId)).limits.map((limit) => limit.params['value'])).toEqual([300_000, 300_000]);
    const [, second] = bank.server.books.payouts();
    if (second === undefined) throw new Error('no second payout');
    actElsewhere(bank.server.books, second, 'authorise');
    for (const { id } of await views(batchId)) await person.ask(id);
    const rest = await look(batchId);
    expect(rest.payouts).toHaveLength(1);
    expect(rest.limits.map((limit) => [limit.params['which'], limit.params['value']])).toEqual([
      ['list', 300_000],
      ['day', 300_000],
    ]);
  });
});
