import fc from 'fast-check';
import type { FaultInput, ScenarioInput } from '../../electron/practice/scenario.ts';
import { LATE_MS } from './bank.ts';
import type { SheetRow } from './sheets.ts';

/** One thing that happens. `n` chooses among the payouts there are. */
export type Command =
  | { readonly do: 'prepare' | 'newList' | 'tick' | 'restart' | 'secondInstance' | 'backup' | 'restore' }
  | {
      readonly do:
        | 'initialise'
        | 'authorise'
        | 'cancel'
        | 'ask'
        | 'askItem'
        | 'record'
        | 'settle'
        | 'doublePress'
        | 'race';
      readonly n: number;
    }
  | { readonly do: 'clock'; readonly ms: number }
  | { readonly do: 'fault'; readonly fault: FaultInput }
  | { readonly do: 'voided'; readonly n: number; readonly by: 'keys' | 'panel' | 'total' | 'digest' | 'host' }
  | { readonly do: 'die'; readonly at: number; readonly during: Command }
  | { readonly do: 'otherComputer'; readonly during: Command };

/** A whole life of one list. */
export interface Schedule {
  readonly scenario: ScenarioInput;
  readonly rows: readonly SheetRow[];
  readonly maxItems: number;
  readonly commands: readonly Command[];
}

const UNKNOWN_WORDS = ['WAITING_BANK', 'SUCCESS', 'PARTIAL', 'ON_HOLD'] as const;
const MUTATIONS = ['initialise', 'authorise', 'cancel'] as const;
const when = fc.constantFrom('before' as const, 'after' as const);

/** What can go wrong with any call. */
const network = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'dropRequest' as const }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'dropAnswer' as const }) },
  fc.constant({ kind: 'resetWhileReading' as const }),
  fc.constant({ kind: 'resetMidAnswer' as const }),
  fc.constant({ kind: 'truncatedJson' as const }),
  fc.record({ kind: fc.constant('hang' as const), when }),
  fc.constant({ kind: 'delay' as const, ms: LATE_MS }),
  fc.record({
    kind: fc.constant('http' as const),
    status: fc.constantFrom(500, 502, 504, 302, 421, 408, 200, 404),
    body: fc.constantFrom('html' as const, 'failure' as const, 'empty' as const, 'text' as const),
    when,
  }),
  fc.record({ kind: fc.constant('numericStatus' as const), status: fc.constantFrom(200, 500, 401) }),
  fc.record({ kind: fc.constant('authError' as const), variant: fc.constantFrom('8' as const, '1000' as const) }),
  fc.record({ kind: fc.constant('rateLimit' as const), httpStatus: fc.constantFrom(429, 200) }),
  fc.record({
    kind: fc.constant('failure' as const),
    errorCode: fc.constantFrom('100001', '11', '9999', 'PRACTICE_WRONG_STATE'),
    errorMessage: fc.constant('hayır'),
    httpStatus: fc.constantFrom(200, 400, 422),
    when,
  }),
  fc.constant({ kind: 'huge' as const, bytes: 500_000 }),
);

/** What a retrieve can tell that is odd; the statuses are words nobody documents, never a false INIT. */
const oddAnswer = fc.oneof(
  fc.constant({ kind: 'noRequestId' as const }),
  fc.record({ kind: fc.constant('payoutStatus' as const), status: fc.constantFrom(...UNKNOWN_WORDS) }),
  fc.record({
    kind: fc.constant('itemStatus' as const),
    status: fc.constantFrom(...UNKNOWN_WORDS.filter((word) => word !== 'SUCCESS')),
    items: fc.constantFrom('first' as const, 'all' as const),
  }),
  fc.constant({ kind: 'moveItems' as const }),
  fc.record({
    kind: fc.constant('differs' as const),
    what: fc.constantFrom(
      'total' as const,
      'count' as const,
      'amount' as const,
      'externalId' as const,
      'item' as const,
    ),
  }),
  fc.constant({ kind: 'unknownPayout' as const }),
  fc.record({
    kind: fc.constant('elsewhere' as const),
    action: fc.constantFrom('authorise' as const, 'cancel' as const),
  }),
);

const occurrence = fc.oneof(
  { weight: 5, arbitrary: fc.constant(1) },
  { weight: 2, arbitrary: fc.constant(2) },
  { weight: 1, arbitrary: fc.constant('every' as const) },
);
const fault: fc.Arbitrary<FaultInput> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ operation: fc.constantFrom(...MUTATIONS), effect: network }) },
  { weight: 2, arbitrary: fc.record({ operation: fc.constant('retrieve' as const), occurrence, effect: network }) },
  { weight: 3, arbitrary: fc.record({ operation: fc.constant('retrieve' as const), occurrence, effect: oddAnswer }) },
  fc.constant({ operation: 'initialise' as const, effect: { kind: 'noRequestId' as const } }),
  fc.constant({ operation: 'authorise' as const, effect: { kind: 'insufficientBalance' as const } }),
  fc.constant({ operation: 'cancel' as const, effect: { kind: 'elsewhere' as const, action: 'authorise' as const } }),
  fc.constant({ operation: 'authorise' as const, effect: { kind: 'elsewhere' as const, action: 'cancel' as const } }),
);

const assumptions = fc.record({
  paging: fc.constantFrom('nested' as const, 'top' as const, 'both' as const),
  invalidItems: fc.constantFrom('missing' as const, 'null' as const, 'empty' as const),
  errorMessages: fc.constantFrom('array' as const, 'string' as const),
  duplicateExternalId: fc.constantFrom('sameRequestId' as const, 'failure' as const, 'secondPayout' as const),
  insufficientBalance: fc.constantFrom('async' as const, 'sync' as const),
  cancelAfterAuthorise: fc.constantFrom('failure' as const, 'emptySuccess' as const),
  secondAuthorise: fc.constantFrom(
    'failure' as const,
    'emptySuccess' as const,
    'paysAgain' as const,
    'paysAgain' as const,
  ),
  allInvalid: fc.constantFrom('success' as const, 'failure200' as const, 'failure400' as const),
  requestIdInRetrieve: fc.constantFrom('items' as const, 'top' as const, 'nowhere' as const),
  itemTypeIgnored: fc.boolean(),
  mixedBatch: fc.constantFrom('COMPLETED', 'FAIL', 'PARTIALLY_COMPLETED'),
  recipientInfo: fc.constantFrom('full' as const, 'masked' as const),
  failureHttpStatus: fc.constantFrom(200 as const, 400 as const, 422 as const),
});

const rule = fc.oneof(
  fc.constant({ match: { index: 0 }, outcome: 'failed' as const }),
  fc.constant({ match: { every: 2 }, outcome: 'refunded' as const }),
  fc.constant({ match: { every: 3 }, outcome: 'invalid' as const }),
  fc.constant({ match: { index: 1 }, outcome: 'stays' as const, status: 'ON_HOLD' }),
);

const kurus = fc
  .tuple(fc.integer({ min: 1, max: 40_000 }), fc.constantFrom(0, 0, 0, 5, 50, 91, 92, 93, 94))
  .map(([lira, rest]) => lira * 100 + rest);
const row = fc.record({
  person: fc.integer({ min: 1, max: 12 }),
  kurus,
  currency: fc.constantFrom('TRY' as const, 'TRY' as const, 'TRY' as const, 'USD' as const),
  reference: fc.constantFrom('', '', 'SICIL-1', 'SICIL-2'),
});
const rows: fc.Arbitrary<SheetRow[]> = fc.oneof(
  { weight: 24, arbitrary: fc.array(row, { minLength: 1, maxLength: 6 }) },
  // More than one page of iyzico's, so that items can move between pages.
  {
    weight: 1,
    arbitrary: fc
      .array(kurus, { minLength: 41, maxLength: 44 })
      .map((all) => all.map((each, i) => ({ person: 100 + i, kurus: each }))),
  },
);

const n = fc.nat({ max: 3 });
const press = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'prepare' as const }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('initialise' as const), n }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('authorise' as const), n }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), n }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('ask' as const), n }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('askItem' as const), n }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('record' as const), n }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle' as const), n }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('doublePress' as const), n }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('race' as const), n }) },
  { weight: 2, arbitrary: fc.constant({ do: 'tick' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'newList' as const }) },
);
const MINUTE = 60_000;
const clock = fc.constantFrom(-86_400_000, -5 * MINUTE, MINUTE, 3_600_000, 86_400_000);

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 30, arbitrary: press },
  { weight: 20, arbitrary: fc.record({ do: fc.constant('fault' as const), fault }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('die' as const), at: fc.integer({ min: 1, max: 24 }), during: press }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'restart' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('clock' as const), ms: clock }) },
  { weight: 1, arbitrary: fc.constant({ do: 'backup' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restore' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('otherComputer' as const), during: press }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('voided' as const),
      n,
      by: fc.constantFrom('keys' as const, 'panel' as const, 'total' as const, 'digest' as const, 'host' as const),
    }),
  },
);

/** Most lives begin as lives do: rows are prepared and sent; what follows is chance. */
const commands = fc
  .tuple(
    fc.array(fc.record({ do: fc.constant('fault' as const), fault }), { maxLength: 3 }),
    fc.array(command, { minLength: 3, maxLength: 14 }),
    fc.nat({ max: 120 }),
    fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 6 }), fc.integer({ min: 1, max: 8 })),
  )
  .map(([early, rest, rare, old]): Command[] => {
    const all: Command[] = [
      { do: 'prepare' },
      ...early,
      { do: 'initialise', n: 0 },
      ...rest,
      ...(rare === 0 ? [{ do: 'secondInstance' as const }] : []),
    ];
    // Some lives have a backup from their early days, and come back to it much later.
    const [seldom, at, later] = old;
    if (seldom === 0) {
      all.splice(at, 0, { do: 'backup' });
      all.splice(at + 1 + later, 0, { do: 'restore' });
    }
    return all;
  });

export const schedule: fc.Arbitrary<Schedule> = fc.record({
  scenario: fc.record({
    assumptions,
    rules: fc.array(rule, { maxLength: 1 }),
    balance: fc.constantFrom('50000000.00', '50000000.00', '900.00'),
  }),
  rows,
  maxItems: fc.constantFrom(1000, 1000, 2),
  commands,
});
