import { describe, expect, test } from 'vitest';
import { pressResult } from '../../../../renderer/authorise/press-result.ts';
import { fail, PROBLEM_CODES, type ProblemCode } from '../../../../shared/problems.ts';

const answered = (authorised: number, of: number, code: ProblemCode | null) =>
  pressResult({ ok: true, value: { authorised, of, problem: code === null ? null : fail(code).problem } });

describe('pressResult', () => {
  test('is done only when every payout was authorised and nothing is wrong', () => {
    expect(answered(3, 3, null)).toEqual({ kind: 'done', authorised: 3 });
    expect(answered(2, 3, null).kind).toBe('unknown');
    expect(answered(0, 0, null).kind).toBe('unknown');
  });

  test('is unknown when the call never came back', () => {
    expect(pressResult(null)).toEqual({ kind: 'unknown', authorised: 0, of: 0, problem: null });
  });

  test.each<ProblemCode>(['payout.total', 'payout.pin', 'payout.limit', 'payout.windowClosed', 'keychain.locked'])(
    'is not sent when main refused with %s',
    (code) => {
      expect(pressResult(fail(code))).toEqual({ kind: 'notSent', problem: fail(code).problem, stale: false });
    },
  );

  test('asks for another look when the list changed', () => {
    expect(pressResult(fail('payout.digest'))).toMatchObject({ kind: 'notSent', stale: true });
  });

  test('is rejected when iyzico clearly said no, and says how many went before', () => {
    expect(answered(1, 3, 'iyzico.insufficientBalance')).toMatchObject({ kind: 'rejected', authorised: 1, of: 3 });
  });

  test('is stopped when the first went and the next was not even sent', () => {
    expect(answered(1, 3, 'keychain.locked')).toMatchObject({ kind: 'stopped', authorised: 1, of: 3 });
  });

  test.each<ProblemCode>([
    'iyzico.timeout',
    'iyzico.unreadable',
    'iyzico.noNetwork',
    'payout.unknownOutcome',
    'internal',
  ])('is unknown after %s, whichever way it is told', (code) => {
    expect(answered(0, 1, code).kind).toBe('unknown');
    expect(pressResult(fail(code)).kind).toBe('unknown');
  });

  test.each<ProblemCode>(['diskFull', 'readOnly', 'payout.wrongPhase'])(
    'does not claim that nothing left after %s came from the middle of a press',
    (code) => {
      expect(answered(0, 1, code).kind).toBe('unknown');
      expect(pressResult(fail(code)).kind).toBe('notSent');
    },
  );

  test('never says that it is done when there is a problem', () => {
    for (const code of PROBLEM_CODES) {
      expect(answered(1, 1, code).kind).not.toBe('done');
      expect(pressResult(fail(code)).kind).not.toBe('done');
    }
  });
});
