import { describe, expect, it, test } from 'vitest';
import type { PayoutEvent } from '../../../../electron/payouts/events.ts';
import { payoutEventSchema } from '../../../../electron/payouts/events.ts';
import type { PayoutState } from '../../../../electron/payouts/state.ts';
import { mayAuthorise, mayCancel } from '../../../../electron/payouts/may.ts';
import { fold, transition, WrongPhase } from '../../../../electron/payouts/transition.ts';
import type { RowId } from '../../../../shared/ids.ts';
import { minor } from '../../../../shared/money.ts';
import type { Phase } from '../../../../shared/payouts.ts';
import { fail } from '../../../../shared/problems.ts';

const rejected = fail('iyzico.rejected', { errorCode: '1', errorMessage: 'hayır' }).problem;
const doubt = (bytesWritten: boolean) => ({ cause: 'timeout' as const, httpStatus: null, bytesWritten });

const PREPARED: PayoutEvent = {
  kind: 'prepared',
  externalId: 'om-1',
  conversationId: 'c-1',
  purpose: 'SALARY',
  currency: 'TRY',
  bodySha256: 'a'.repeat(64),
  bodyBytes: 10,
  items: [
    ['row-00000001' as RowId, 'i-1', minor(10_000)],
    ['row-00000002' as RowId, 'i-2', minor(20_000)],
  ],
};
const SENT: PayoutEvent = { kind: 'initialiseSent' };
const INITIALISED: PayoutEvent = { kind: 'initialised', requestId: 'r-1', invalid: [] };
const AUTH_INTENT: PayoutEvent = {
  kind: 'authoriseIntended',
  digest: 'b'.repeat(64),
  host: 'practice',
  payouts: [],
  count: 2,
  total: minor(30_000),
  second: '',
};
const AUTH_SENT: PayoutEvent = { kind: 'authoriseSent' };
const CANCEL: PayoutEvent[] = [{ kind: 'cancelIntended' }, { kind: 'cancelSent' }];

function asked(
  payoutStatus: string,
  statuses: readonly string[] = [],
  over: Partial<Extract<PayoutEvent, { kind: 'asked' }>> = {},
): PayoutEvent {
  const reports = statuses.map((itemStatus, index) => ({
    itemExternalId: `i-${index + 1}`,
    itemStatus,
    errorCode: '',
    errorMessage: '',
    referenceCode: `ref-${index + 1}`,
    commission: null,
  }));
  return { kind: 'asked', scope: 'complete', found: true, requestId: 'r-1', payoutStatus, reports, ...over };
}

function after(...events: PayoutEvent[]): PayoutState {
  const state = fold(
    [PREPARED, ...events].map((event, index) => ({ at: index, event: payoutEventSchema.parse(event) })),
  );
  if (state === undefined) throw new Error('no state');
  return state;
}

const at: Readonly<Record<string, PayoutEvent[]>> = {
  prepared: [],
  initialising: [SENT],
  initUnknown: [SENT, { kind: 'initialiseUnknown', doubt: doubt(true) }],
  refused: [SENT, { kind: 'initialiseRefused', problem: rejected, back: false }],
  initialised: [SENT, INITIALISED],
  authorising: [SENT, INITIALISED, AUTH_INTENT, AUTH_SENT],
  authUnknown: [SENT, INITIALISED, AUTH_INTENT, AUTH_SENT, { kind: 'authoriseUnknown', doubt: doubt(true) }],
  authUnsent: [SENT, INITIALISED, AUTH_INTENT, AUTH_SENT, { kind: 'authoriseUnknown', doubt: doubt(false) }],
  authAnsweredNo: [SENT, INITIALISED, AUTH_INTENT, AUTH_SENT, { kind: 'authoriseRejected', problem: rejected }],
  authRejected: [
    SENT,
    INITIALISED,
    AUTH_INTENT,
    AUTH_SENT,
    { kind: 'authoriseRejected', problem: rejected },
    asked('INIT'),
  ],
  authorised: [SENT, INITIALISED, AUTH_INTENT, AUTH_SENT, { kind: 'authorised' }],
  cancelling: [SENT, INITIALISED, ...CANCEL],
  cancelAccepted: [SENT, INITIALISED, ...CANCEL, { kind: 'cancelAccepted' }],
  cancelRefused: [SENT, INITIALISED, ...CANCEL, { kind: 'cancelRejected', problem: rejected }],
  cancelUnknown: [SENT, INITIALISED, ...CANCEL, { kind: 'cancelUnknown', doubt: doubt(true) }],
  cancelled: [SENT, INITIALISED, ...CANCEL, { kind: 'cancelAccepted' }, asked('CANCELED')],
  settled: [
    SENT,
    INITIALISED,
    AUTH_INTENT,
    AUTH_SENT,
    { kind: 'authorised' },
    asked('COMPLETED', ['SUCCESS', 'SUCCESS']),
  ],
};
const from = (name: string, ...more: PayoutEvent[]): PayoutState => after(...(at[name] ?? []), ...more);

describe('what a retrieve means, phase by phase (design, "A payout\'s life")', () => {
  test.each<[string, PayoutEvent, Phase]>([
    ['initUnknown', asked('INIT'), 'initialised'],
    ['initUnknown', asked('INIT', [], { requestId: '' }), 'initUnknown'],
    ['initUnknown', asked('IN_PROGRESS'), 'authorised'],
    ['initUnknown', asked('CANCELED'), 'cancelled'],
    ['initialised', asked('INIT'), 'initialised'],
    ['initialised', asked('PUBLISHED_TO_QUEUE'), 'authorised'],
    ['initialised', asked('CANCELED'), 'cancelled'],
    ['authUnknown', asked('INIT'), 'authUnknown'],
    ['authUnknown', asked('IN_PROGRESS'), 'authorised'],
    ['authUnknown', asked('PUBLISHED_TO_QUEUE'), 'authorised'],
    ['authUnknown', asked('COMPLETED'), 'authorised'],
    ['authUnknown', asked('COMPLETED', ['SUCCESS', 'SUCCESS']), 'settled'],
    ['authUnknown', asked('INSUFFICIENT_BALANCE'), 'settled'],
    ['authUnknown', asked('FAIL'), 'settled'],
    ['authUnknown', asked('CANCELED'), 'cancelled'],
    ['authUnknown', asked('SOMETHING_NEW'), 'authUnknown'],
    ['authAnsweredNo', asked('INIT'), 'authRejected'],
    ['authAnsweredNo', asked('IN_PROGRESS'), 'authorised'],
    ['authAnsweredNo', asked('SOMETHING_NEW'), 'authUnknown'],
    ['cancelAccepted', asked('CANCELED'), 'cancelled'],
    ['cancelAccepted', asked('INIT'), 'cancelUnknown'],
    ['cancelAccepted', asked('IN_PROGRESS'), 'authorised'],
    ['cancelRefused', asked('INIT'), 'initialised'],
    ['cancelUnknown', asked('INIT'), 'cancelUnknown'],
    ['cancelUnknown', asked('CANCELED'), 'cancelled'],
    ['cancelUnknown', asked('SOMETHING_NEW'), 'cancelUnknown'],
    ['cancelUnknown', asked('SOMETHING_NEW', ['QUEUED', 'INIT']), 'authorised'],
    ['cancelUnknown', asked('SOMETHING_NEW', ['SUCCESS', 'FAILED']), 'settled'],
    ['cancelUnknown', asked('SOMETHING_NEW', ['MASS_PAYOUT_CANCELED', 'MASS_PAYOUT_CANCELED']), 'cancelled'],
    ['authUnknown', asked('SOMETHING_NEW', ['SUCCESS', 'SUCCESS']), 'settled'],
    ['initialised', asked('SOMETHING_NEW', ['PROCESSING', 'INIT']), 'authorised'],
    ['initialised', asked('SOMETHING_NEW', ['ALSO_NEW', 'INIT']), 'initialised'],
    ['cancelUnknown', asked('COMPLETED', ['SUCCESS', 'SUCCESS']), 'settled'],
    ['authorised', asked('PUBLISHED_TO_QUEUE', ['INIT', 'INIT']), 'authorised'],
    ['authorised', asked('COMPLETED', ['SUCCESS', 'WHATEVER']), 'authorised'],
    ['authorised', asked('COMPLETED', ['SUCCESS', 'FAILED']), 'settled'],
    ['authorised', asked('COMPLETED', ['SUCCESS', 'SUCCESS'], { scope: 'part' }), 'authorised'],
    ['authorised', asked('INSUFFICIENT_BALANCE', ['INIT', 'INIT']), 'settled'],
    ['authorised', asked('CANCELED', ['INIT', 'INIT']), 'cancelled'],
  ])('%s and then %o is %s', (name, event, phase) => {
    expect(from(name, event).standing.phase).toBe(phase);
  });

  it('rejection by rate limit or keys leads back to prepared; a judgement does not', () => {
    const back: PayoutEvent = { kind: 'initialiseRefused', problem: rejected, back: true };
    expect(from('initialising', back).standing.phase).toBe('prepared');
    expect(from('refused').items.every((item) => item.released === 'state')).toBe(true);
  });
});

describe('what may be sent', () => {
  const everywhere = Object.keys(at);
  const allowed = (event: PayoutEvent): string[] =>
    everywhere.filter((name) => {
      try {
        transition(from(name), { at: 99, event });
        return true;
      } catch (error) {
        if (error instanceof WrongPhase) return false;
        throw error;
      }
    });

  it('authorise leaves only from initialised, clearly rejected, or an attempt of which no byte was written', () => {
    expect(allowed(AUTH_SENT)).toEqual(['initialised', 'authUnsent', 'authRejected']);
    expect(allowed(AUTH_INTENT)).toEqual(['initialised', 'authUnsent', 'authRejected']);
  });

  it('initialise leaves only from prepared; after a doubt only once a retrieve found nothing to authorise', () => {
    expect(allowed(SENT)).toEqual(['prepared']);
    const asked404 = asked('', [], { found: false, scope: 'part' });
    expect(transition(from('initUnknown', asked404), { at: 9, event: SENT }).standing.phase).toBe('initialising');
    expect(
      transition(from('initUnknown', asked('INIT', [], { requestId: '' })), { at: 9, event: SENT }).standing.phase,
    ).toBe('initialising');
  });

  it('cancel leaves only before an authorisation, or after a clearly rejected one', () => {
    expect(allowed({ kind: 'cancelSent' })).toEqual(['initialised', 'authRejected']);
  });

  it('INIT proves nothing after an authorisation of unknown end: only a recorded finding allows a second press', () => {
    const unknown = from('authUnknown', asked('INIT'), asked('INIT'));
    expect(mayAuthorise(unknown)).toBe(false);
    const told = transition(unknown, {
      at: 9,
      event: { kind: 'finding', finding: 'notAuthorised', who: 'Selin', words: 'destek hattı: işlem yok' },
    });
    expect(mayAuthorise(told)).toBe(true);
    expect(mayCancel(told)).toBe(false);
  });

  it('a difference stops everything until a person has looked', () => {
    const different = from('initialised', { kind: 'mismatch', problem: fail('payout.mismatch').problem });
    expect(mayAuthorise(different)).toBe(false);
    expect(() => transition(different, { at: 9, event: AUTH_SENT })).toThrow(WrongPhase);
    expect(
      mayAuthorise(
        transition(different, { at: 10, event: { kind: 'mismatchSettled', who: 'Selin', words: 'baktım' } }),
      ),
    ).toBe(true);
  });

  it('cancel never races authorise: neither may be written while the other is in flight', () => {
    expect(() => transition(from('authorising'), { at: 9, event: { kind: 'cancelSent' } })).toThrow(WrongPhase);
    expect(() => transition(from('cancelling'), { at: 9, event: AUTH_SENT })).toThrow(WrongPhase);
  });
});

describe('what happens to the rows', () => {
  const outcome = (state: PayoutState): [string, string | null][] =>
    state.items.map((item) => [item.outcome, item.released]);

  test.each<[string, [string, string | null][]]>([
    ['SUCCESS', [['paid', null]]],
    ['FAILED', [['failed', null]]],
    ['DEPOSIT_SUCCESS', [['returned', 'state']]],
    ['DEPOSIT_FAIL', [['stuck', null]]],
    ['QUEUED', [['onItsWay', null]]],
    ['BRAND_NEW', [['unknown', null]]],
  ])('%s', (status, expected) => {
    expect(outcome(from('authorised', asked('PUBLISHED_TO_QUEUE', [status]))).slice(0, 1)).toEqual(expected);
  });

  it('items refused at initialise are free at once and the rest are not', () => {
    const invalid = { itemExternalId: 'i-2', errorCode: '20', errorMessage: 'IBAN' };
    expect(outcome(after(SENT, { kind: 'initialised', requestId: 'r-1', invalid: [invalid] }))).toEqual([
      ['waiting', null],
      ['notAccepted', 'state'],
    ]);
  });

  it('items still INIT in a batch without balance count as not paid, and need a reason', () => {
    expect(outcome(from('authorised', asked('INSUFFICIENT_BALANCE', ['SUCCESS', 'INIT'])))).toEqual([
      ['paid', null],
      ['failed', null],
    ]);
  });

  it('FAILED is freed by a reason only; a refund that follows frees it by itself; one that moves on is bound again', () => {
    const failed = from('authorised', asked('COMPLETED', ['SUCCESS', 'FAILED']));
    expect(failed.standing).toMatchObject({ phase: 'settled', outcome: 'partlyPaid' });
    const freed = transition(failed, {
      at: 9,
      event: { kind: 'released', itemExternalIds: ['i-2'], reason: 'banka reddetti' },
    });
    expect(outcome(freed)[1]).toEqual(['failed', 'person']);
    expect(
      outcome(transition(failed, { at: 9, event: asked('COMPLETED', ['SUCCESS', 'DEPOSIT_SUCCESS']) }))[1],
    ).toEqual(['returned', 'state']);
    expect(outcome(transition(freed, { at: 10, event: asked('COMPLETED', ['SUCCESS', 'PROCESSING']) }))[1]).toEqual([
      'onItsWay',
      null,
    ]);
    expect(() =>
      transition(failed, { at: 9, event: { kind: 'released', itemExternalIds: ['i-1'], reason: 'olsun' } }),
    ).toThrow(WrongPhase);
  });

  it('cancelled frees the rows', () => {
    expect(outcome(from('cancelled'))).toEqual([
      ['cancelled', 'state'],
      ['cancelled', 'state'],
    ]);
    expect(outcome(from('cancelUnknown'))).toEqual([
      ['waiting', null],
      ['waiting', null],
    ]);
  });
});
