import type { Phase } from '../../shared/payouts.ts';
import { fail } from '../../shared/problems.ts';
import type { Problem } from '../../shared/problems.ts';
import type { Answer, Initialised } from './calls.ts';
import type { Doubt, EventOf, PayoutEvent } from './events.ts';
import { withoutNumbers } from './reconcile.ts';

type Failure = Extract<Answer<never>, { kind: 'failure' }>;
type NotSent = Extract<Answer<never>, { kind: 'notSent' }>;

/** A clear failure as a problem with iyzico's own code and text. */
export function failureProblem(answer: Failure): Problem {
  const params = {
    errorCode: answer.errorCode,
    errorMessage: withoutNumbers(answer.errorMessage),
    httpStatus: answer.httpStatus,
  };
  switch (answer.reason) {
    case 'auth':
      return fail('iyzico.auth', params).problem;
    case 'rateLimit':
      return fail('iyzico.rateLimit', params).problem;
    case 'noPermission':
      return fail('iyzico.noPermission', params).problem;
    case 'insufficientBalance':
      return fail('iyzico.insufficientBalance', params).problem;
    case 'rejected':
      return fail('iyzico.rejected', params).problem;
  }
}

/** Why a call never left. */
export function notSentProblem(answer: NotSent): Problem {
  switch (answer.cause) {
    case 'noNetwork':
      return fail('iyzico.noNetwork').problem;
    case 'unreachable':
      return fail('iyzico.unreachable').problem;
    case 'noKeys':
      return fail('keys.missing').problem;
    case 'aborted':
      return fail('cancelled').problem;
  }
}

const CRASH: Doubt = { cause: 'crash', httpStatus: null, bytesWritten: true };

/**
 * What it means when a call was said to be sent and nobody waits for its answer any more (the program ended, or the
 * answer could not be written down): nobody knows the end of it. Undefined for a payout with no call on its way.
 */
export function interruption(phase: Phase): PayoutEvent | undefined {
  switch (phase) {
    case 'initialising':
      return { kind: 'initialiseUnknown', doubt: CRASH };
    case 'authorising':
      return { kind: 'authoriseUnknown', doubt: CRASH };
    case 'cancelling':
      return { kind: 'cancelUnknown', doubt: CRASH };
    default:
      return undefined;
  }
}

const NOT_SENT: Doubt = { cause: 'notSent', httpStatus: null, bytesWritten: false };

/** What an initialise answer means. A success without a requestId is a doubt: there is nothing to authorise. */
export function initialiseEvent(
  answer: Answer<Initialised>,
): EventOf<'initialised'> | EventOf<'initialiseRefused'> | EventOf<'initialiseUnknown'> {
  switch (answer.kind) {
    case 'success': {
      const { requestId, invalid } = answer.value;
      if (requestId === '')
        return { kind: 'initialiseUnknown', doubt: { cause: 'unreadable', httpStatus: 200, bytesWritten: true } };
      return {
        kind: 'initialised',
        requestId,
        invalid: invalid.map((item) => ({ ...item, errorMessage: withoutNumbers(item.errorMessage) })),
      };
    }
    case 'failure':
      return {
        kind: 'initialiseRefused',
        problem: failureProblem(answer),
        back: answer.reason === 'auth' || answer.reason === 'rateLimit',
      };
    case 'unknown':
      return { kind: 'initialiseUnknown', doubt: answer.doubt };
    case 'notSent':
      return { kind: 'initialiseRefused', problem: notSentProblem(answer), back: true };
  }
}

export function authoriseEvent(
  answer: Answer<null>,
): EventOf<'authorised'> | EventOf<'authoriseRejected'> | EventOf<'authoriseUnknown'> {
  switch (answer.kind) {
    case 'success':
      return { kind: 'authorised' };
    case 'failure':
      return { kind: 'authoriseRejected', problem: failureProblem(answer) };
    case 'unknown':
      return { kind: 'authoriseUnknown', doubt: answer.doubt };
    case 'notSent':
      return { kind: 'authoriseUnknown', doubt: NOT_SENT };
  }
}

export function cancelEvent(
  answer: Answer<null>,
): EventOf<'cancelAccepted'> | EventOf<'cancelRejected'> | EventOf<'cancelUnknown'> {
  switch (answer.kind) {
    case 'success':
      return { kind: 'cancelAccepted' };
    case 'failure':
      return { kind: 'cancelRejected', problem: failureProblem(answer) };
    case 'unknown':
      return { kind: 'cancelUnknown', doubt: answer.doubt };
    case 'notSent':
      return { kind: 'cancelUnknown', doubt: NOT_SENT };
  }
}

/** Why a question to iyzico has no answer. */
export function askProblem(answer: Exclude<Answer<unknown>, { kind: 'success' }>): Problem {
  switch (answer.kind) {
    case 'failure':
      return failureProblem(answer);
    case 'notSent':
      return notSentProblem(answer);
    case 'unknown':
      if (answer.doubt.cause === 'timeout') return fail('iyzico.timeout').problem;
      if (answer.doubt.cause === 'reset' || answer.doubt.cause === 'notSent') return fail('iyzico.unreachable').problem;
      return fail('iyzico.unreadable', { httpStatus: answer.doubt.httpStatus ?? 0 }).problem;
  }
}
