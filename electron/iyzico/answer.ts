import type { z } from 'zod';
import { reasonOf, type FailureReason } from './error-catalogue.ts';
import { JsonNumber, parseExact } from './json-exact.ts';
import { retryAfterMs } from './limiter.ts';
import { envelopeSchema, invalidItemsSchema, type InvalidItem } from './wire.ts';

/** An answer as it came, for the journal, which seals it: it may hold names and IBANs. */
export interface RawAnswer {
  readonly httpStatus: number;
  readonly text: string;
  /** True when the text was cut to the journal's limit. */
  readonly cut: boolean;
}

/** Why nobody can say what iyzico did. Bytes of the request were, or may have been, written to the socket. */
export type UnknownCause =
  | 'timeout'
  | 'reset'
  | 'truncated'
  | 'http5xx'
  | 'redirect'
  | 'repeatRefused'
  | 'foreignBody'
  | 'unreadable'
  | 'contradiction'
  | 'tooLarge'
  | 'aborted'
  | 'network';

/** Why nothing was sent; certain, or it would be `unknown`. */
export type NotSentCause =
  | 'noNetwork'
  | 'refused'
  | 'dns'
  | 'tls'
  | 'timeout'
  | 'hostNotAllowed'
  | 'noKeys'
  | 'badRequest'
  | 'aborted';

/** What a call came to. The runner needs no other knowledge of HTTP. */
export type CallResult<T> =
  /** 2xx and `status: "success"`. */
  | { readonly kind: 'success'; readonly value: T; readonly raw: RawAnswer }
  /** iyzico said no in words we could read. Never from a 5xx. */
  | {
      readonly kind: 'failure';
      readonly reason: FailureReason;
      readonly errorCode: string;
      readonly errorMessage: string;
      readonly errorGroup: string;
      readonly httpStatus: number;
      readonly invalidItems: readonly InvalidItem[];
      readonly retryAfterMs?: number;
      readonly raw: RawAnswer;
    }
  /** Anything else after the first byte. `bytesWritten: 'unknown'` is to be treated as true. */
  | {
      readonly kind: 'unknown';
      readonly cause: UnknownCause;
      readonly bytesWritten: true | 'unknown';
      readonly raw?: RawAnswer;
    }
  /** No byte of the request was written to a socket. */
  | { readonly kind: 'notSent'; readonly cause: NotSentCause };

/** A complete HTTP answer, not yet judged. */
export interface HttpAnswer {
  readonly httpStatus: number;
  readonly text: string;
  readonly retryAfter: string | null;
  readonly date: string | null;
}

/** Characters of an answer kept for the journal. */
export const RAW_LIMIT = 1_000_000;

/** The answer as the journal keeps it. */
export function rawOf(answer: Pick<HttpAnswer, 'httpStatus' | 'text'>): RawAnswer {
  const cut = answer.text.length > RAW_LIMIT;
  return { httpStatus: answer.httpStatus, text: cut ? answer.text.slice(0, RAW_LIMIT) : answer.text, cut };
}

/**
 * Judges a complete answer. Success is 2xx **and** `status === "success"` **and** the fields `schema` needs. A failure is a
 * readable body that says so: `status: "failure"`, or a 4xx number with an error code; the HTTP status may be 200 or 4xx
 * (400 carries `invalidItems`, TR-init). A 5xx, a redirect and 408 are never clear, whatever they say.
 */
export function judge<T>(answer: HttpAnswer, schema: z.ZodType<T>): CallResult<T> {
  const raw = rawOf(answer);
  const unknown = (cause: UnknownCause): CallResult<T> => ({ kind: 'unknown', cause, bytesWritten: true, raw });
  const { httpStatus } = answer;
  if (httpStatus >= 500) return unknown('http5xx');
  if (httpStatus >= 300 && httpStatus < 400) return unknown('redirect');
  if (httpStatus === 408) return unknown('timeout');

  const parsed = parseExact(answer.text);
  if (parsed === undefined) return unknown(/^\s*</.test(answer.text) ? 'foreignBody' : 'unreadable');
  const envelope = envelopeSchema.safeParse(parsed.value);
  if (!envelope.success) return unknown('foreignBody');
  const { status, errorCode, errorMessage, errorGroup } = envelope.data;

  if (status === 'success') {
    // A success that also names an error, or comes with a 4xx, says two things at once.
    if (httpStatus >= 300 || errorCode !== '') return unknown('contradiction');
    const value = schema.safeParse(parsed.value);
    return value.success ? { kind: 'success', value: value.data, raw } : unknown('unreadable');
  }
  const code = status instanceof JsonNumber ? status.text : status;
  const refusedByNumber = /^4\d\d$/.test(code ?? '') && code !== '408' && errorCode !== '';
  if (code !== 'failure' && !refusedByNumber) return unknown('foreignBody');

  const invalid = invalidItemsSchema.safeParse(parsed.value);
  const wait = retryAfterMs(answer.retryAfter, answer.date);
  return {
    kind: 'failure',
    reason: reasonOf(errorCode, errorMessage, refusedByNumber ? Number(code) : httpStatus),
    errorCode,
    errorMessage,
    errorGroup,
    httpStatus,
    invalidItems: invalid.success ? invalid.data : [],
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    raw,
  };
}
