import type { PayoutEvent } from './events.ts';

/** What a person said about a payout: names and sentences that retention must be able to destroy. */
export interface Spoken {
  readonly who?: string;
  readonly words?: string;
  readonly reason?: string;
}

/**
 * Parts an event from what a person said in it: the words go into the journal entry's sealed part, the event that stays
 * in clear (and is folded) has them empty.
 */
export function withoutWords(event: PayoutEvent): { readonly event: PayoutEvent; readonly spoken: Spoken | undefined } {
  switch (event.kind) {
    case 'finding':
    case 'mismatchSettled':
      return { event: { ...event, who: '', words: '' }, spoken: { who: event.who, words: event.words } };
    case 'released':
      return { event: { ...event, reason: '' }, spoken: { reason: event.reason } };
    default:
      return { event, spoken: undefined };
  }
}
