import type { BatchId, PayoutId } from '../../shared/ids.ts';
import type { PayoutView } from '../../shared/payouts.ts';
import type { Person } from './person.ts';
import { lookAround } from './reported.ts';
import type { Command } from './schedule.ts';
import { answerQuestions } from './sheets.ts';
import type { Ticker } from './ticker.ts';

/** Where a press happens: whose follower ticks (null where none does), and whether anything new may be prepared there. */
export interface Place {
  readonly ticker: Ticker | null;
  readonly mayBegin: boolean;
}

/** One press of a schedule, offered or not: what is not offered must be refused without a trace on the wire. */
export async function press(person: Person, command: Command, { ticker, mayBegin }: Place): Promise<void> {
  if (command.do === 'tick') return ticker?.tick();
  if (command.do === 'prepare' || command.do === 'newList') return mayBegin ? begin(person, command.do) : undefined;
  if (!('n' in command) || command.do === 'voided') return;
  const all = await person.views();
  const chosen = all[command.n % Math.max(all.length, 1)];
  if (chosen !== undefined) await pressOn(person, command.do, chosen.batchId, chosen.view);
}

/** A person who knows that the ledger knows too little presses nothing that could pay. */
export function couldPay(command: Command): boolean {
  if (command.do === 'die') return couldPay(command.during);
  return ['initialise', 'authorise', 'cancel', 'doublePress', 'race', 'voided'].includes(command.do);
}

async function begin(person: Person, what: 'prepare' | 'newList'): Promise<void> {
  const [batchId] = person.batches();
  if (batchId === undefined) return;
  await lookAround(person.office, batchId);
  if (what === 'prepare') return void (await person.prepare(batchId));
  const made = await person.newListFromFailed(batchId);
  if (made === null) return;
  await answerQuestions(person.office, made);
  await person.prepare(made);
}

type OnPayout = Exclude<Extract<Command, { readonly n: number }>['do'], 'voided'>;

async function pressOn(person: Person, what: OnPayout, batchId: BatchId, view: PayoutView): Promise<void> {
  const { id, currency } = view;
  const authorise = (): Promise<void> => person.authorise(batchId, currency);
  switch (what) {
    case 'initialise':
      return void (await person.initialise(id));
    case 'authorise':
      return authorise();
    case 'cancel':
      return void (await person.cancel(id));
    case 'ask':
      return void (await person.ask(id));
    case 'askItem':
      return askItem(person, id);
    case 'record':
      return person.record(id);
    case 'settle':
      return void (await person.settleMismatch(id));
    case 'doublePress':
      return together([person.initialise(id), person.initialise(id), authorise(), authorise()]);
    case 'race':
      return together([person.cancel(id), authorise(), person.ask(id), person.cancel(id)]);
  }
}

/** Presses at the same moment; if the program dies in one, it has died in all. */
async function together(presses: readonly Promise<unknown>[]): Promise<void> {
  const ended = await Promise.allSettled(presses);
  const failed = ended.find((each) => each.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function askItem(person: Person, payoutId: PayoutId): Promise<void> {
  const item = (await person.state(payoutId)).items.find((each) => each.referenceCode !== '');
  if (item !== undefined) await person.office.runner.askItem(payoutId, item.rowId);
}
