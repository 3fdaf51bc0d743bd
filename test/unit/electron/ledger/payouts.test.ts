import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventOf, PayoutEvent } from '../../../../electron/payouts/events.ts';
import type { Approvable } from '../../../../electron/ledger/payouts/approve.ts';
import { payoutOperations } from '../../../../electron/ledger/payouts.ts';
import { ProblemError } from '../../../../electron/ledger/problem-error.ts';
import type { Store } from '../../../../electron/ledger/store.ts';
import type { PayoutId } from '../../../../shared/ids.ts';
import { minor } from '../../../../shared/money.ts';
import type { Issue } from '../../../../shared/rows.ts';
import { approvalOf } from '../../../fixtures/approval.ts';
import { addTestCompany, addTestList, openTestLedger } from '../../../fixtures/ledger-list.ts';
import type { TestLedger } from '../../../fixtures/ledger-list.ts';

const ops = payoutOperations;
const PEOPLE = [
  { name: 'Ayşe Yılmaz', amount: 4_235_000, reference: 'SICIL-1' },
  { name: 'Şükrü Çağlar', amount: 3_890_050 },
  { name: 'Elif Kaya', amount: 700_000, currency: 'USD' as const },
];

let ledger: TestLedger;
beforeEach(() => {
  ledger = openTestLedger();
});
afterEach(() => ledger.remove());

function append(store: Store, payoutId: PayoutId, ...events: PayoutEvent[]) {
  for (const event of events) ops['payouts.append'](store, { payoutId, actor: 'Selin', event });
  return ops['payouts.load'](store, { payoutId }).state;
}
/** Every page was read, and all is as we have it. */
const COMPARED: PayoutEvent = {
  kind: 'asked',
  scope: 'complete',
  found: true,
  requestId: 'r-1',
  payoutStatus: 'INIT',
  reports: [],
};

/** The intent of a press on exactly what was shown. */
function pressed(shown: Approvable, host = 'practice'): EventOf<'authoriseIntended'> {
  const approval = approvalOf(shown, host);
  return { kind: 'authoriseIntended', ...approval, payouts: [...approval.payouts] };
}
const problemOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
  return 'none';
};

describe('preparing', () => {
  it('makes one payout per currency and one per full load, with unique item ids, the exact bytes sealed', () => {
    const { store } = ledger;
    const companyId = addTestCompany(store, { settings: { maxItemsPerPayout: 2 } });
    const people = [
      ...PEOPLE,
      { name: 'Onur Çetin', amount: 100, reference: 'SICIL-1' },
      { name: 'Merve Doğan', amount: 250 },
    ];
    const { batchId } = addTestList(store, companyId, people);
    const payoutIds = ops['payouts.prepare'](store, { batchId, actor: 'Selin' });
    const states = payoutIds.map((payoutId) => ops['payouts.load'](store, { payoutId }).state);
    expect(states.map((state) => [state.currency, state.items.length])).toEqual([
      ['TRY', 2],
      ['TRY', 2],
      ['USD', 1],
    ]);
    const ids = states.flatMap((state) => state.items.map((item) => item.itemExternalId));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe('SICIL-1');
    expect(ids).toContain('SICIL-1-2');
    const body = ops['payouts.body'](store, { payoutId: payoutIds[0] as PayoutId });
    expect(body).toContain('"value":42350.00');
    const journal = store.db.prepare('SELECT open, sealed FROM journal').all();
    expect(JSON.stringify(journal.map((row) => row['open']))).not.toMatch(/Ayşe|TR33/);
  });

  it('refuses a list that still waits for a person, and sends a row once', () => {
    const { store } = ledger;
    const companyId = addTestCompany(store);
    const error: Issue = {
      field: 'amount',
      code: 'amount.ambiguous',
      severity: 'error',
      asks: false,
      params: {},
      answered: null,
    };
    const waiting = addTestList(store, companyId, [...PEOPLE, { name: 'Hatalı', amount: 1, issues: [error] }]);
    expect(problemOf(() => ops['payouts.prepare'](store, { batchId: waiting.batchId, actor: '' }))).toBe(
      'batch.hasErrors',
    );
    const held = addTestList(store, companyId, [
      ...PEOPLE,
      { name: 'Bekletilen', amount: 1, issues: [error], place: 'held' },
    ]);
    expect(ops['payouts.prepare'](store, { batchId: held.batchId, actor: '' })).toHaveLength(2);
    expect(problemOf(() => ops['payouts.prepare'](store, { batchId: held.batchId, actor: '' }))).toBe('batch.empty');
  });
});

describe('the journal is the truth', () => {
  it('the cached state of every payout is the fold of its journal, also after a restart', () => {
    const companyId = addTestCompany(ledger.store);
    const { batchId } = addTestList(ledger.store, companyId, PEOPLE.slice(0, 2));
    const [payoutId] = ops['payouts.prepare'](ledger.store, { batchId, actor: 'Selin' });
    if (payoutId === undefined) throw new Error('nothing prepared');
    append(ledger.store, payoutId, { kind: 'initialiseSent' }, { kind: 'initialised', requestId: 'r-1', invalid: [] });
    ledger = ledger.reopen();
    const { state } = ops['payouts.load'](ledger.store, { payoutId });
    expect(ops['payouts.rebuild'](ledger.store, { payoutId })).toEqual(state);
    expect(state.standing.phase).toBe('initialised');
    expect(ledger.store.verification.faults).toEqual([]);
  });

  it('a call cut off by the end of the program is unknown, and nothing is sent again by itself', () => {
    const companyId = addTestCompany(ledger.store);
    const { batchId } = addTestList(ledger.store, companyId, PEOPLE.slice(0, 2));
    const [payoutId] = ops['payouts.prepare'](ledger.store, { batchId, actor: 'Selin' });
    if (payoutId === undefined) throw new Error('nothing prepared');
    append(ledger.store, payoutId, { kind: 'initialiseSent' });
    ledger = ledger.reopen();
    expect(ops['payouts.recover'](ledger.store)).toEqual([payoutId]);
    expect(ops['payouts.load'](ledger.store, { payoutId }).state.standing).toMatchObject({
      phase: 'initUnknown',
      resend: false,
    });
    expect(problemOf(() => append(ledger.store, payoutId, { kind: 'initialiseSent' }))).toBe('payout.wrongPhase');
  });

  it('an event that may not happen leaves no trace', () => {
    const companyId = addTestCompany(ledger.store);
    const { batchId } = addTestList(ledger.store, companyId, PEOPLE.slice(0, 2));
    const [payoutId] = ops['payouts.prepare'](ledger.store, { batchId, actor: 'Selin' });
    if (payoutId === undefined) throw new Error('nothing prepared');
    const before = ledger.store.journal.head();
    expect(problemOf(() => append(ledger.store, payoutId, { kind: 'authoriseSent' }))).toBe('payout.wrongPhase');
    expect(ledger.store.journal.head()).toEqual(before);
  });
});

describe('what an approval binds', () => {
  function initialised(limits = {}) {
    const { store } = ledger;
    const companyId = addTestCompany(store, { limits });
    const { batchId, rowIds } = addTestList(store, companyId, PEOPLE.slice(0, 2));
    const [payoutId] = ops['payouts.prepare'](store, { batchId, actor: 'Selin' });
    if (payoutId === undefined) throw new Error('nothing prepared');
    append(store, payoutId, { kind: 'initialiseSent' }, { kind: 'initialised', requestId: 'r-1', invalid: [] });
    return { store, companyId, batchId, payoutId, rowIds };
  }
  const look = (store: Store, batchId: ReturnType<typeof initialised>['batchId'], host = 'http://127.0.0.1') =>
    ops['payouts.approvable'](store, { batchId, currency: 'TRY', host });

  it('counts, sums and names come from the ledger', () => {
    const { store, batchId } = initialised();
    expect(look(store, batchId)).toMatchObject({
      count: 2,
      total: 8_125_050,
      biggest: [
        { name: 'Ayşe Yılmaz', amount: 4_235_000 },
        { name: 'Şükrü Çağlar', amount: 3_890_050 },
      ],
    });
  });

  it('another host, another key, another purpose or another accepted item is another digest', () => {
    const { store, batchId, companyId, payoutId } = initialised();
    const first = look(store, batchId).digest;
    expect(look(store, batchId).digest).toBe(first);
    expect(look(store, batchId, 'https://api.iyzipay.com').digest).not.toBe(first);
    store.db.prepare("UPDATE companies SET key_fingerprint = 'other' WHERE id = ?").run(companyId);
    expect(look(store, batchId).digest).not.toBe(first);
    store.db.prepare('UPDATE companies SET key_fingerprint = ? WHERE id = ?').run(companyId.slice(0, 8), companyId);
    expect(look(store, batchId).digest).toBe(first);
    const [item] = ops['payouts.load'](store, { payoutId }).state.items;
    append(store, payoutId, {
      kind: 'asked',
      scope: 'complete',
      found: true,
      requestId: 'r-1',
      payoutStatus: 'INIT',
      reports: [
        {
          itemExternalId: item?.itemExternalId ?? '',
          itemStatus: 'INVALID',
          errorCode: '1',
          errorMessage: '',
          referenceCode: '',
          commission: null,
        },
      ],
    });
    expect(look(store, batchId)).toMatchObject({ count: 1, total: 3_890_050 });
    expect(look(store, batchId).digest).not.toBe(first);
  });

  it('limits per item, list and day; the day counts what may have been paid', () => {
    const { store, batchId, companyId, payoutId } = initialised({
      perItem: minor(4_000_000),
      perList: minor(8_000_000),
      perDay: minor(10_000_000),
      action: 'refuse',
    });
    const before = look(store, batchId);
    expect(before.limits.map((limit) => limit.params['which'])).toEqual(['item', 'list']);
    expect(before.limitsRefuse).toBe(true);
    append(store, payoutId, COMPARED, pressed(before, 'http://127.0.0.1'), { kind: 'authoriseSent' });
    append(store, payoutId, {
      kind: 'authoriseUnknown',
      doubt: { cause: 'timeout', httpStatus: null, bytesWritten: true },
    });
    const next = addTestList(store, companyId, [{ name: 'Hakan Polat', amount: 2_000_000 }]);
    const [nextPayout] = ops['payouts.prepare'](store, { batchId: next.batchId, actor: '' });
    append(
      store,
      nextPayout as PayoutId,
      { kind: 'initialiseSent' },
      { kind: 'initialised', requestId: 'r-2', invalid: [] },
    );
    expect(look(store, next.batchId).limits.map((limit) => limit.params['which'])).toEqual(['day']);
    ledger.clock.now += 24 * 3_600_000;
    expect(look(store, next.batchId).limits).toEqual([]);
  });
});

describe('what stops a send, whoever asks for it', () => {
  const SENDS: PayoutEvent[] = [
    { kind: 'initialiseSent' },
    { kind: 'authoriseIntended', digest: 'x'.repeat(64), host: '', payouts: [], count: 1, total: minor(1), second: '' },
    { kind: 'authoriseSent' },
    { kind: 'cancelIntended' },
    { kind: 'cancelSent' },
  ];
  const prepared = (): { store: Store; payoutId: PayoutId } => {
    const { store } = ledger;
    const { batchId } = addTestList(store, addTestCompany(store), PEOPLE.slice(0, 1));
    const [payoutId] = ops['payouts.prepare'](store, { batchId, actor: 'Selin' });
    return { store, payoutId: payoutId as PayoutId };
  };

  it.each(SENDS.map((event) => [event.kind, event] as const))('a clock that is behind: %s', (_kind, event) => {
    const { store, payoutId } = prepared();
    ledger.clock.now -= 3_600_000;
    expect(problemOf(() => append(store, payoutId, event))).toBe('clock.inPast');
    expect(ops['payouts.load'](store, { payoutId }).state.standing.phase).toBe('prepared');
    ledger.clock.now += 3_600_000;
    expect(problemOf(() => append(store, payoutId, { kind: 'initialiseSent' }))).toBe('none');
  });

  it.each(SENDS.map((event) => [event.kind, event] as const))('a broken chain: %s', (_kind, event) => {
    const { store, payoutId } = prepared();
    store.db.prepare('UPDATE journal SET actor = ? WHERE seq = 1').run('Biri');
    expect(store.mayNotSend()).toBeNull();
    expect(store.verify().faults).not.toEqual([]);
    expect(problemOf(() => append(store, payoutId, event))).toBe('ledger.chainBroken');
    // Asking goes on: what iyzico says is written down.
    expect(ops['payouts.load'](store, { payoutId }).state.standing.phase).toBe('prepared');
  });
});

describe('release', () => {
  it('frees a failed row for a reason and refuses a paid one', () => {
    const { store } = ledger;
    const companyId = addTestCompany(store);
    const { batchId, rowIds } = addTestList(store, companyId, PEOPLE.slice(0, 2));
    const [payoutId] = ops['payouts.prepare'](store, { batchId, actor: '' });
    if (payoutId === undefined) throw new Error('nothing prepared');
    append(store, payoutId, { kind: 'initialiseSent' }, { kind: 'initialised', requestId: 'r-1', invalid: [] });
    append(
      store,
      payoutId,
      COMPARED,
      pressed(ops['payouts.approvable'](store, { batchId, currency: 'TRY', host: 'practice' })),
      { kind: 'authoriseSent' },
      { kind: 'authorised' },
    );
    const items = ops['payouts.load'](store, { payoutId }).state.items;
    const report = (index: number, itemStatus: string) => ({
      itemExternalId: items[index]?.itemExternalId ?? '',
      itemStatus,
      errorCode: '',
      errorMessage: '',
      referenceCode: '',
      commission: null,
    });
    append(store, payoutId, {
      kind: 'asked',
      scope: 'complete',
      found: true,
      requestId: 'r-1',
      payoutStatus: 'COMPLETED',
      reports: [report(0, 'SUCCESS'), report(1, 'FAILED')],
    });
    const free = (index: number) => () =>
      ops['rows.release'](store, {
        batchId,
        rowIds: rowIds.slice(index, index + 1),
        actor: 'Selin',
        reason: 'banka iade etti',
      });
    expect(problemOf(free(0))).toBe('payout.notReleased');
    expect(free(1)()).toBe(1);
    expect(store.db.prepare('SELECT released FROM attempts WHERE row_id = ?').get(rowIds[1] ?? '')?.['released']).toBe(
      'person',
    );
  });
});
