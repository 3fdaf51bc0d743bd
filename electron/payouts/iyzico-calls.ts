import type { CallResult } from '../iyzico/answer.ts';
import type { IyzicoClient } from '../iyzico/client.ts';
import type { FullList, PageProgress } from '../iyzico/retrieve-all.ts';
import type { WireItem } from '../iyzico/wire.ts';
import type { Answer, Calls, Initialised } from './calls.ts';
import type { Doubt } from './events.ts';
import type { RetrievedItem, RetrievedList } from './reconcile.ts';

type Failure = Extract<CallResult<never>, { kind: 'failure' }>;
type Unknown = Extract<CallResult<never>, { kind: 'unknown' }>;
type NotSent = Extract<CallResult<never>, { kind: 'notSent' }>;

/** What the payouts know of iyzico, over the signed client of one key. */
export function iyzicoCalls(client: IyzicoClient, keyFingerprint: string): Calls {
  return {
    keyFingerprint,
    initialise: async (body, commit) =>
      answer(await client.initialise(body, { beforeSend: commit }), initialised, 'clear'),
    authorise: async (requestId, commit) =>
      answer(await client.authorise(requestId, { beforeSend: commit }), () => null, 'doubt'),
    cancel: async (requestId, commit) =>
      answer(await client.cancel(requestId, { beforeSend: commit }), () => null, 'doubt'),
    payoutStatus: async (requestId) =>
      answer(await client.retrieve({ requestId }, 'VALID', 0), ({ payout }) => payout?.massPayoutStatus ?? '', 'clear'),
    retrieveAll: async (by, signal, onRead) => {
      // Items of one type after those of the other, each counted from its first page.
      const read = new Map<string, number>();
      const asking = {
        ...(signal === undefined ? {} : { signal }),
        onPage: (page: PageProgress) => {
          read.set(page.itemType, page.read);
          onRead?.([...read.values()].reduce((sum, each) => sum + each, 0));
        },
      };
      return answer(await client.retrieveAll(by, asking), retrievedList, 'clear');
    },
    retrieveItem: async (referenceCode) => answer(await client.retrieveItem(referenceCode), retrievedItem, 'clear'),
    balance: async () => {
      const told = answer(await client.balance(), (balance) => balance.minor, 'clear');
      if (told.kind !== 'success') return told;
      if (told.value !== null) return { ...told, value: told.value };
      return { kind: 'unknown', doubt: { cause: 'unreadable', httpStatus: 200, bytesWritten: true }, raw: told.raw };
    },
  };
}

/**
 * `onSystemError` says what iyzico's own "system error" (100001) means: for a call that may have moved money it is a
 * doubt, because the error may have come after the work; for the others it is a plain no.
 */
function answer<T, U>(result: CallResult<T>, read: (value: T) => U, onSystemError: 'clear' | 'doubt'): Answer<U> {
  switch (result.kind) {
    case 'success':
      return { kind: 'success', value: read(result.value), raw: result.raw.text };
    case 'failure':
      if (result.reason === 'system' && onSystemError === 'doubt') {
        return {
          kind: 'unknown',
          doubt: { cause: 'other', httpStatus: result.httpStatus, bytesWritten: true },
          raw: result.raw.text,
        };
      }
      return failure(result);
    case 'unknown':
      return { kind: 'unknown', doubt: doubtOf(result), raw: result.raw?.text ?? '' };
    case 'notSent':
      return { kind: 'notSent', cause: notSentCause(result), raw: '' };
  }
}

function failure(result: Failure): Extract<Answer<never>, { kind: 'failure' }> {
  return {
    kind: 'failure',
    reason: reasonOf(result),
    errorCode: result.errorCode,
    errorMessage: result.errorMessage,
    httpStatus: result.httpStatus,
    noSuchPayout: result.reason === 'notFound',
    raw: result.raw.text,
  };
}

function reasonOf({ reason }: Failure): Extract<Answer<never>, { kind: 'failure' }>['reason'] {
  switch (reason) {
    case 'notFound':
    case 'system':
    case 'frozen':
      return 'rejected';
    case 'auth':
    case 'rateLimit':
    case 'noPermission':
    case 'insufficientBalance':
    case 'rejected':
      return reason;
  }
}

function doubtOf({ cause, raw }: Unknown): Doubt {
  return { cause: doubtCause(cause), httpStatus: raw?.httpStatus ?? null, bytesWritten: true };
}

function doubtCause(cause: Unknown['cause']): Doubt['cause'] {
  switch (cause) {
    case 'timeout':
    case 'reset':
    case 'truncated':
    case 'http5xx':
    case 'redirect':
    case 'unreadable':
      return cause;
    case 'foreignBody':
    case 'contradiction':
    case 'tooLarge':
      return 'unreadable';
    case 'repeatRefused':
    case 'aborted':
    case 'network':
      return 'reset';
  }
}

function notSentCause({ cause }: NotSent): Extract<Answer<never>, { kind: 'notSent' }>['cause'] {
  switch (cause) {
    case 'noKeys':
    case 'aborted':
      return cause;
    case 'dns':
    case 'noNetwork':
      return 'noNetwork';
    case 'refused':
    case 'tls':
    case 'timeout':
    case 'hostNotAllowed':
    case 'badRequest':
      return 'unreachable';
  }
}

function initialised(value: {
  readonly requestId: string;
  readonly invalidItems: Initialised['invalid'];
}): Initialised {
  return { requestId: value.requestId, invalid: value.invalidItems };
}

function retrievedItem(item: WireItem): RetrievedItem {
  return {
    itemExternalId: item.itemExternalId,
    itemStatus: item.itemStatus,
    errorCode: '',
    errorMessage: item.errorMessages.join(' · '),
    referenceCode: item.referenceCode,
    commission: item.commissionAmount.minor,
    amount: item.totalAmount.minor,
    currency: item.currencyCode,
    requestId: item.massPayoutRequestId,
  };
}

function retrievedList(list: FullList): RetrievedList {
  const { payout, valid, invalid, requestIds, disorder } = list;
  return {
    externalId: payout?.externalId ?? '',
    // Two different requestIds in one answer equal no requestId of ours: a difference, shown as it came.
    requestId: requestIds.join('|'),
    payoutStatus: payout?.massPayoutStatus ?? '',
    totalAmount: payout?.totalAmount.minor ?? null,
    currency: payout?.currency ?? '',
    disordered: disorder.length > 0,
    valid: { total: valid.total, items: valid.items.map(retrievedItem) },
    invalid: { total: invalid.total, items: invalid.items.map(retrievedItem) },
  };
}
