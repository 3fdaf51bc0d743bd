import type { BatchId } from '../../shared/ids.ts';
import type { PayoutView } from '../../shared/payouts.ts';
import type { Person } from './person.ts';

const ROUNDS = 40;
/** Ticks of the practice server that pass between two looks. */
const TICK_MS = 4_000;

export interface FinishOptions {
  /** Prepares again what was refused or cancelled; false when this office may start nothing new. */
  readonly again: boolean;
}

/**
 * Brings every list to its end with the presses the screens offer and no other. The network is well again by now, so
 * what is still open after so many rounds is a dead end.
 */
export async function finish(person: Person, { again }: FinishOptions = { again: true }): Promise<void> {
  const prepared = new Map<BatchId, number>();
  // The clock may have been put back on the way; a person says that it is right now, as the banner asks.
  await person.office.call('journal.trustClock', { actor: 'Selin' });
  // A restored backup first asks about everything in it; until then nothing is sent.
  for (const payoutId of await person.office.call('payouts.askFirst', {})) await person.ask(payoutId);
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    if (again && round < ROUNDS / 2) {
      for (const batchId of person.batches()) {
        const times = prepared.get(batchId) ?? 0;
        if (times >= 2 || !(await person.prepare(batchId))) continue;
        prepared.set(batchId, times + 1);
        moved = true;
      }
    }
    for (const { batchId, view } of await person.views()) moved = (await step(person, batchId, view)) || moved;
    person.office.parts.bank.server.advance(TICK_MS);
    if (!moved) return;
  }
}

/** The next press for a payout; false when there is none left that could bring anything. */
async function step(person: Person, batchId: BatchId, view: PayoutView): Promise<boolean> {
  if (view.mismatch !== null) {
    await person.settleMismatch(view.id);
    await person.ask(view.id);
    return true;
  }
  switch (view.phase) {
    case 'prepared':
      await person.initialise(view.id);
      return true;
    case 'initUnknown':
    case 'authUnknown':
    case 'cancelUnknown':
      return resolve(person, batchId, view);
    case 'initialised':
    case 'authRejected':
      if (view.acceptedCount === 0) return false;
      // Refused again and again (no balance): a person gives up and takes the list back.
      if (view.phase === 'authRejected') await person.cancel(view.id);
      else if (view.actions.includes('authorise')) await person.authorise(batchId, view.currency);
      else await person.ask(view.id);
      return true;
    case 'authorised':
    case 'settled': {
      const before = await person.state(view.id);
      await person.ask(view.id);
      const after = await person.state(view.id);
      // Items that stay in a word nobody knows never end; everything else does.
      return after.standing.phase === 'authorised'
        ? !after.items.every(
            (item) => item.outcome === 'unknown' || item.outcome === 'notAccepted' || isEnd(item.outcome),
          )
        : JSON.stringify(before.items) !== JSON.stringify(after.items);
    }
    case 'refused':
    case 'cancelled':
      return false;
    case 'initialising':
    case 'authorising':
    case 'cancelling':
      throw new Error(`${view.phase} after recovery: nothing is in flight`);
  }
}

function isEnd(outcome: string): boolean {
  return ['paid', 'failed', 'returned', 'stuck', 'cancelled'].includes(outcome);
}

/** Asks; what asking does not resolve is resolved by the press it offers, and at last by a person's call to iyzico. */
async function resolve(person: Person, batchId: BatchId, view: PayoutView): Promise<boolean> {
  await person.ask(view.id);
  const now = (await person.office.call('payouts.views', { batchId })).find((each) => each.id === view.id);
  if (now === undefined || now.phase !== view.phase) return true;
  if (now.actions.includes('initialiseAgain')) await person.initialise(view.id);
  else if (now.actions.includes('cancel')) await person.cancel(view.id);
  else if (now.actions.includes('authoriseAgain')) await person.authorise(batchId, view.currency);
  else if (now.actions.includes('recordFinding')) await person.record(view.id);
  return true;
}
