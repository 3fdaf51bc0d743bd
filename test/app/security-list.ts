import type { Page } from 'playwright-core';
import { deskContract } from '../../shared/ipc.ts';
import type { Output } from '../../shared/ipc.ts';
import { readyList } from '../fixtures/ready-list.ts';
import type { Ask } from '../fixtures/ready-list.ts';
import type { KnownIds } from './contract-fuzz.ts';

type Desk = typeof deskContract;

/** Asks over the page's own bridge, for what must work. */
export function asker(page: Page): Ask {
  return async (channel, input) => {
    const answer = (await page.evaluate(
      ([name, value]) =>
        (Reflect.get(window, 'desk') as { call(channel: string, input: unknown): Promise<unknown> }).call(name, value),
      [channel, input] as const,
    )) as { readonly ok: boolean; readonly value?: unknown; readonly problem?: unknown };
    if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.problem)}`);
    return deskContract[channel].output.parse(answer.value) as Output<Desk, typeof channel>;
  };
}

/** A practice list from the sample, put right and initialised; the ids a page that was taken over would know. */
export async function initialisedList(page: Page): Promise<KnownIds> {
  const ask = asker(page);
  const company = await ask('companies.practise', { name: 'Alıştırma' });
  const { batchId, fileToken, importId, rowIds } = await readyList(ask, company.id);
  const { payouts } = await ask('payouts.initialise', { batchId });
  return {
    companyId: [company.id],
    batchId: [batchId],
    withBatchId: [batchId],
    payoutId: payouts.map(({ id }) => id),
    fileToken: [fileToken],
    importId: [importId],
    rowId: rowIds.slice(0, 5),
  };
}
