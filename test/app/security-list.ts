import type { Page } from 'playwright-core';
import { deskContract } from '../../shared/ipc.ts';
import type { Input, Output, RowQuery } from '../../shared/ipc.ts';
import type { KnownIds } from './contract-fuzz.ts';

const ALL: RowQuery = { filter: 'all', code: null, search: '', sort: 'sheet', descending: false };

type Desk = typeof deskContract;
export type Ask = <K extends keyof Desk & string>(channel: K, input: Input<Desk, K>) => Promise<Output<Desk, K>>;

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
  const { fileToken } = await ask('import.sample', { locale: 'tr' });
  const view = await ask('import.open', { companyId: company.id, fileToken });
  const { batchId } = await ask('import.finish', {
    importId: view.importId,
    choice: view.choice,
    name: 'Kasım',
    period: '2026-11',
    purpose: 'SALARY',
    sameFileReason: null,
  });
  const { rows } = await ask('rows.page', { batchId, query: ALL, offset: 0, limit: 500 });
  for (const row of rows.filter(({ issues }) => issues.some(({ severity, asks }) => severity === 'error' || asks))) {
    await ask('rows.place', { batchId, rowIds: [row.rowId], place: 'held', reason: 'sonra' });
  }
  const { payouts } = await ask('payouts.initialise', { batchId });
  return {
    companyId: [company.id],
    batchId: [batchId],
    withBatchId: [batchId],
    payoutId: payouts.map(({ id }) => id),
    fileToken: [fileToken],
    importId: [view.importId],
    rowId: rows.slice(0, 5).map(({ rowId }) => rowId),
  };
}
