import { expect, it } from 'vitest';
import type { CallResult } from '../../../../electron/iyzico/answer.ts';
import type { ItemType } from '../../../../electron/iyzico/body.ts';
import { retrieveEverything } from '../../../../electron/iyzico/retrieve-all.ts';
import { retrieveSchema, type RetrievePage } from '../../../../electron/iyzico/wire.ts';

const page = (massPayoutStatus: string, ids: readonly string[]): CallResult<RetrievePage> => ({
  kind: 'success',
  value: retrieveSchema.parse({
    massPayout: { externalId: 'om-1', massPayoutStatus },
    massPayoutItems: {
      items: ids.map((itemExternalId) => ({ itemExternalId, itemStatus: 'INIT' })),
      total: String(ids.length),
    },
  }),
  raw: { httpStatus: 200, text: '', cut: false },
});

it('a batch status that changes between the pages of one pass makes the pass disordered: items still INIT prove nothing', async () => {
  const pages: Readonly<Record<ItemType, CallResult<RetrievePage>>> = {
    VALID: page('IN_PROGRESS', ['i-1']),
    INVALID: page('FAIL', []),
  };
  const answer = await retrieveEverything(async (itemType) => pages[itemType]);
  expect(answer).toMatchObject({ kind: 'success', value: { disorder: ['statusChanged'] } });
});

it('the same status on every page is no disorder', async () => {
  const answer = await retrieveEverything(async (itemType) => page('FAIL', itemType === 'VALID' ? ['i-1'] : []));
  expect(answer).toMatchObject({ kind: 'success', value: { disorder: [] } });
});
