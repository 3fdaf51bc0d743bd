import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openStore } from '../../electron/ledger/open.ts';
import type { Effect } from '../../electron/practice/effects.ts';
import type { Finding } from '../../shared/payouts.ts';
import { openBank } from './bank.ts';
import type { Bank } from './bank.ts';
import { Commits } from './commits.ts';
import { assertInvariants, eventsOf } from './invariants.ts';
import { assertNothingLost } from './judge.ts';
import { DATA_KEY, newFolder, Office } from './office.ts';
import { Person } from './person.ts';
import { sheetOf } from './sheets.ts';

const ROUNDS = 50;
const seed = Number(process.env['FAULTS_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));

/** A fault a round may bring besides its death. */
const FAULTS: readonly (Effect | null)[] = [
  null,
  null,
  { kind: 'delay', ms: 30 },
  { kind: 'delay', ms: 30 },
  { kind: 'dropRequest' },
  { kind: 'dropAnswer' },
  { kind: 'resetMidAnswer' },
  { kind: 'http', status: 502, body: 'html', when: 'after' },
];
/**
 * A child lives for so many requests and a little longer, so that a busy machine kills no earlier in the work than an idle
 * one; or it dies while it opens the ledger.
 */
const round = fc.record({
  opening: fc.nat({ max: 9 }).map((n) => n === 0),
  requests: fc.nat({ max: 12 }),
  moreMs: fc.nat({ max: 25 }),
  fault: fc.constantFrom(...FAULTS),
  operation: fc.constantFrom('initialise' as const, 'authorise' as const, 'retrieve' as const),
});

type Message =
  | { readonly kind: 'ready' | 'done' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'telephone'; readonly externalId: string; readonly requestId: string; readonly phase: string };

function start(bank: Bank, folder: string, more: readonly string[] = []): ChildProcess {
  const { apiKey, secretKey } = bank.keys;
  const child = fork(
    fileURLToPath(new URL('kill9-child.ts', import.meta.url)),
    ['--folder', folder, '--url', bank.server.url, '--apiKey', apiKey, '--secretKey', secretKey, ...more],
    { execArgv: [] },
  );
  child.on('message', (message: Message) => {
    if (message.kind === 'telephone' && child.connected) child.send({ finding: findingOf(bank, message) });
  });
  return child;
}

/** What iyzico would say on the telephone. */
function findingOf(bank: Bank, about: Extract<Message, { kind: 'telephone' }>): Finding | null {
  const payouts = bank.server.books.byExternalId(bank.accountId, about.externalId);
  if (about.phase === 'initUnknown') return payouts.length === 0 ? 'notCreated' : null;
  const payout = payouts.find((each) => each.requestId === about.requestId);
  if (payout === undefined) return null;
  return payout.authorisedAt === null ? 'notAuthorised' : 'authorised';
}

/** Resolves with the first message of a kind, or with null when the child ended before. */
function told(child: ChildProcess, kind: Message['kind']): Promise<Message | null> {
  return new Promise((resolve) => {
    child.on('message', (message: Message) => (message.kind === kind ? resolve(message) : undefined));
    child.once('exit', () => resolve(null));
  });
}

/** Resolves when so many requests more have arrived, or when nothing is left to be sent. */
async function arrivals(bank: Bank, more: number): Promise<void> {
  const until = bank.tap.arrivals.length + more;
  for (let waited = 0; waited < 1_500 && bank.tap.arrivals.length < until; waited += 1) await after(2);
}

const ended = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.once('exit', () => resolve()));
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it(
  `killed ${ROUNDS} times with SIGKILL and carried on: nobody paid twice, no row lost`,
  { timeout: 300_000 },
  async () => {
    const bank = await openBank({ assumptions: { secondAuthorise: 'paysAgain' }, tickMs: 20 }, Date.now);
    const folder = newFolder();
    let opening = 0;
    for (const [index, { opening: early, requests, moreMs, fault, operation }] of fc
      .sample(round, { numRuns: ROUNDS, seed })
      .entries()) {
      bank.server.faults.clear();
      if (fault !== null)
        bank.server.inject({ operation, effect: fault, occurrence: fault.kind === 'delay' ? 'every' : 1 });
      const child = start(bank, folder);
      const gone = ended(child);
      if (early) {
        opening += 1;
        await after(150 + moreMs * 8);
      } else {
        const ready = told(child, 'ready');
        if (index % 10 === 5) {
          await ready;
          const second = openStore({ folder, dataKey: DATA_KEY, anchor: undefined, probe: () => false });
          expect(second.ok ? 'opened' : second.problem.code, 'a second process on the same folder').toBe(
            'ledger.locked',
          );
        }
        expect((await ready)?.kind, 'the killed one leaves nothing stale: the next one opens').toBe('ready');
        await arrivals(bank, requests);
        await after(moreMs);
      }
      child.kill('SIGKILL');
      await gone;
    }
    bank.server.faults.clear();
    const last = start(bank, folder, ['--finish']);
    expect((await told(last, 'done'))?.kind).toBe('done');

    const empty = { folder, bank, clock: { now: Date.now() }, commits: new Commits() };
    const look = await Office.open(empty);
    const commits = Commits.ofJournal(look.ledger.store);
    await look.ledger.close();
    const office = await Office.open({ ...empty, commits });
    await assertInvariants(office);
    const person = new Person(office);
    const lists = person.batches();
    const rows = lists.flatMap((_batchId, place) => sheetOf(place));
    const verdict = await assertNothingLost(office, rows, true);
    const views = await person.views();
    const doubts = views
      .flatMap(({ view }) => eventsOf(office, view.id))
      .filter((each) => each.kind.endsWith('Unknown'));
    console.log(
      `kill -9: seed ${seed}, ${ROUNDS} deaths (${opening} while opening), ${lists.length} lists, ${rows.length} rows, ` +
        `unknowns reached ${doubts.length}, resolved ${doubts.length}, payments in the books ${verdict.paid}, double payments 0, lost rows 0`,
    );
    expect(views.filter(({ view }) => !['settled', 'refused', 'cancelled'].includes(view.phase))).toEqual([]);
    expect(lists.length).toBeGreaterThan(3);
    office.discard();
    await bank.close();
  },
);
