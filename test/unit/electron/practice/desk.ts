import { randomUUID } from 'node:crypto';
import { createIyzicoClient, type IyzicoClient, type IyzicoClientOptions } from '../../../../electron/iyzico/client.ts';
import { initialiseBody, type InitItem } from '../../../../electron/iyzico/body.ts';
import { systemClock } from '../../../../electron/iyzico/clock.ts';
import { createLimiter } from '../../../../electron/iyzico/limiter.ts';
import type { IyzicoKeys } from '../../../../electron/iyzico/signature.ts';
import type { BookStore } from '../../../../electron/practice/book-entries.ts';
import type { PracticePayout } from '../../../../electron/practice/payout.ts';
import type { ScenarioInput } from '../../../../electron/practice/scenario.ts';
import { startPracticeServer, type PracticeServer } from '../../../../electron/practice/server.ts';
import { minor } from '../../../../shared/money.ts';

/** A practice server with its own clock that stands still, and a real client of one account. */
export interface Desk {
  readonly server: PracticeServer;
  readonly keys: IyzicoKeys;
  readonly client: IyzicoClient;
  readonly clientWith: (more: Partial<IyzicoClientOptions>) => IyzicoClient;
  /** The one payout in the books. */
  readonly payout: () => PracticePayout;
  readonly advanceTicks: (ticks: number) => void;
}

const TICK_MS = 3_000;

export async function openDesk(scenario: ScenarioInput = {}, store?: BookStore): Promise<Desk> {
  const server = await startPracticeServer({
    scenario: { retrieveTicks: false, tickMs: TICK_MS, ...scenario },
    now: () => 1_795_000_000_000,
    ...(store === undefined ? {} : { store }),
  });
  const keys = server.account('test');
  const clientWith = (more: Partial<IyzicoClientOptions>) =>
    createIyzicoClient({
      environment: 'practice',
      baseUrl: server.url,
      keys: () => Promise.resolve(keys),
      randomKey: randomUUID,
      limiter: createLimiter({ clock: systemClock, perMinute: 100_000 }),
      version: '0.0.0',
      locale: () => 'tr',
      timeoutMs: 10_000,
      ...more,
    });
  return {
    server,
    keys,
    client: clientWith({}),
    clientWith,
    payout: () => {
      const [payout] = server.books.payouts();
      if (payout === undefined) throw new Error('no payout in the books');
      return payout;
    },
    advanceTicks: (ticks) => server.advance(ticks * TICK_MS),
  };
}

/** Payable items with the given amounts in kuruş. */
export function itemsOf(...amounts: number[]): InitItem[] {
  return amounts.map((amount, index) => ({
    itemExternalId: `item-${index}`,
    recipientType: 'IBAN',
    recipientInfo: 'TR330006100519786457841326',
    amount: minor(amount),
    currency: 'TRY',
    description: 'Ağustos maaşı',
    recipientName: `Ayşe ${index}`,
  }));
}

/** An initialise body. */
export function bodyOf(items: readonly InitItem[], externalId = 'list-1'): string {
  return initialiseBody({ externalId, conversationId: `conv-${externalId}`, purpose: 'SALARY', items });
}

/** Initialises and answers the requestId; throws when it was not a success. */
export async function initialised(desk: Desk, body: string = bodyOf(itemsOf(10050, 20000))): Promise<string> {
  const result = await desk.client.initialise(body);
  if (result.kind !== 'success') throw new Error(`initialise: ${JSON.stringify(result)}`);
  return result.value.requestId;
}
