import { z } from 'zod';
import type { BatchId } from '../../../shared/ids.ts';
import { TIMELINE_KINDS, type TimelineEntry } from '../../../shared/records.ts';
import { payoutEventSchema, type PayoutEvent } from '../../payouts/events.ts';
import type { Entry, Store } from '../store.ts';
import { knownPayoutViews } from './batch-views.ts';

type Params = TimelineEntry['params'];

const kindSchema = z.enum(TIMELINE_KINDS);
const openSchema = z.record(z.string(), z.unknown());
const secretSchema = z.record(z.string(), z.unknown());

/**
 * The journal of a list as a person reads it: what happened, when, who pressed, and since it began every restored backup and
 * who looked into what that left out. The page owns the sentences.
 */
export function historyTimeline(store: Store, args: { readonly batchId: BatchId }): TimelineEntry[] {
  const own = store.journal.ofBatch(args.batchId);
  const began = own[0]?.seq;
  const all = began === undefined ? own : [...own, ...store.journal.restoresSince(began)];
  const entries = all
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap((entry): TimelineEntry[] => {
      const kind = kindSchema.safeParse(entry.kind);
      // A later version's entry stays in the journal; this one has no words for it.
      if (!kind.success) return [];
      return [{ seq: entry.seq, at: entry.at, actor: entry.actor, kind: kind.data, params: paramsOf(entry) }];
    });
  sayOutcomes(store, args.batchId, entries);
  return entries;
}

/** How a payout that is over ended is said where its items last changed: all paid, partly paid, none paid. */
function sayOutcomes(store: Store, batchId: BatchId, entries: readonly TimelineEntry[]): void {
  for (const { id, settled } of knownPayoutViews(store, batchId)) {
    if (settled === null) continue;
    const last = entries.findLast(
      ({ kind, params }) => kind === 'asked' && params['payoutId'] === id && params['changed'] !== 0,
    );
    if (last !== undefined) last.params['outcome'] = settled;
  }
}

function paramsOf(entry: Entry): Params {
  if (entry.payoutId !== '') {
    const event = payoutEventSchema.safeParse(entry.open);
    if (event.success)
      return { payoutId: entry.payoutId, ...payoutParams(event.data), ...spokenIn(entry, event.data.kind) };
  }
  const secret = secretSchema.safeParse(entry.secret());
  return { ...plain(openSchema.safeParse(entry.open).data ?? {}), ...(secret.success ? plain(secret.data) : {}) };
}

/** Entries whose sealed part is what a person said; the others' is iyzico's raw answer, which is not for a timeline. */
const SPOKEN: ReadonlySet<PayoutEvent['kind']> = new Set(['finding', 'mismatchSettled', 'released']);

function spokenIn(entry: Entry, kind: PayoutEvent['kind']): Params {
  const secret = SPOKEN.has(kind) ? secretSchema.safeParse(entry.secret()) : undefined;
  return secret?.success === true ? plain(secret.data) : {};
}

/** The texts and numbers of an entry, without empty ones. */
function plain(values: Readonly<Record<string, unknown>>): Params {
  const params: Params = {};
  for (const [name, value] of Object.entries(values))
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') params[name] = value;
  return params;
}

function payoutParams(event: PayoutEvent): Params {
  switch (event.kind) {
    case 'prepared':
      return {
        externalId: event.externalId,
        purpose: event.purpose,
        currency: event.currency,
        count: event.items.length,
        total: event.items.reduce((total, [, , amount]) => total + amount, 0),
      };
    case 'initialised':
      return { requestId: event.requestId, invalid: event.invalid.length };
    case 'initialiseRefused':
      return { code: event.problem.code, ...plain(event.problem.params), back: event.back ? 1 : 0 };
    case 'initialiseUnknown':
    case 'authoriseUnknown':
    case 'cancelUnknown':
      return {
        cause: event.doubt.cause,
        httpStatus: event.doubt.httpStatus ?? 0,
        bytesWritten: event.doubt.bytesWritten ? 1 : 0,
      };
    case 'asked':
      return {
        scope: event.scope,
        found: event.found ? 1 : 0,
        payoutStatus: event.payoutStatus,
        changed: event.reports.length,
      };
    case 'askedFailed':
    case 'mismatch':
    case 'authoriseRejected':
    case 'cancelRejected':
      return { code: event.problem.code, ...plain(event.problem.params) };
    case 'finding':
      return { finding: event.finding };
    case 'authoriseIntended':
      return { count: event.count, total: event.total, ...(event.second === '' ? {} : { second: event.second }) };
    case 'released':
      return { count: event.itemExternalIds.length };
    case 'mismatchSettled':
    case 'initialiseSent':
    case 'authoriseSent':
    case 'authorised':
    case 'cancelIntended':
    case 'cancelSent':
    case 'cancelAccepted':
      return {};
  }
}
