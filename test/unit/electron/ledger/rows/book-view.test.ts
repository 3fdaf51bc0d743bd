import { describe, expect, test } from 'vitest';
import { takeLines } from '../../../../../electron/ledger/rows/recipient-files.ts';
import { recipientsChange, recipientsList, recipientsMerge } from '../../../../../electron/ledger/rows/recipients.ts';
import { UNTOLD } from '../../../../../electron/ledger/advance.ts';
import { fail } from '../../../../../shared/problems.ts';
import { ProblemError } from '../../../../../electron/ledger/problem-error.ts';
import type { RecipientSort } from '../../../../../shared/records.ts';
import { ibanOf, importRows, newCompany, newLedger, rowsOf, sheetRow } from './ledger-of-rows.ts';
import { initialise, settle } from './sent-list.ts';

const DAY = 86_400_000;
const line = (name: string, iban: number) =>
  ({ name, recipientType: 'IBAN', recipientInfo: ibanOf(iban), notes: '' }) as const;

/** Four people a day apart: Çiğdem first; Zeki and Ali paid, Ali last; İnci and Çiğdem never. */
async function book() {
  const { store, clock } = newLedger();
  const companyId = newCompany(store);
  takeLines(store, companyId, [line('Çiğdem Er', 1)]);
  clock.at += DAY;
  for (const [name, iban] of [
    ['Zeki Ün', 2],
    ['Ali Can', 3],
  ] as const) {
    const batchId = await importRows(store, companyId, [sheetRow({ recipient: ibanOf(iban), name, amount: '10,00' })]);
    expect(rowsOf(store, batchId)).toHaveLength(1);
    settle(store, initialise(store, batchId), () => 'SUCCESS');
    clock.at += DAY;
  }
  takeLines(store, companyId, [line('İnci Su', 4)]);
  const list = (sort: RecipientSort, descending: boolean, search = '', offset = 0, limit = 50) =>
    recipientsList(store, { companyId, search, sort, descending, offset, limit });
  const names = (...view: Parameters<typeof list>) => list(...view).recipients.map((each) => each.name);
  const idOf = (name: string) => list('name', false).recipients.find((each) => each.name === name)?.recipientId ?? '';
  return { store, companyId, list, names, idOf };
}

describe('an address book on view', () => {
  test('is sorted by name in Turkish order, by last payment and by when somebody was first seen, both ways', async () => {
    const { names } = await book();
    expect(names('name', false)).toEqual(['Ali Can', 'Çiğdem Er', 'İnci Su', 'Zeki Ün']);
    expect(names('name', true)).toEqual(['Zeki Ün', 'İnci Su', 'Çiğdem Er', 'Ali Can']);
    expect(names('firstSeen', false)).toEqual(['Çiğdem Er', 'Zeki Ün', 'Ali Can', 'İnci Su']);
    expect(names('firstSeen', true)).toEqual(['İnci Su', 'Ali Can', 'Zeki Ün', 'Çiğdem Er']);
    // Who was never paid stands last, whichever way round.
    expect(names('lastPaid', true).slice(0, 2)).toEqual(['Ali Can', 'Zeki Ün']);
    expect(names('lastPaid', false).slice(0, 2)).toEqual(['Zeki Ün', 'Ali Can']);
    expect(new Set(names('lastPaid', true).slice(2))).toEqual(new Set(['Çiğdem Er', 'İnci Su']));
  });

  test('gives a page of a search in its order, with the count of all that was found', async () => {
    const { list, names } = await book();
    expect(list('name', false, '', 1, 2)).toMatchObject({
      total: 4,
      recipients: [{ name: 'Çiğdem Er' }, { name: 'İnci Su' }],
    });
    expect(names('name', true, 'i')).toEqual(['Zeki Ün', 'İnci Su', 'Çiğdem Er', 'Ali Can']);
    expect(names('name', false, 'CİGDEM')).toEqual(['Çiğdem Er']);
    const iban = ibanOf(3).toLowerCase();
    for (const typed of [iban, iban.slice(-4), `${iban.slice(0, 4)} ${iban.slice(4, 8)} ${iban.slice(8)}`])
      expect(names('name', false, typed), typed).toEqual(['Ali Can']);
    expect(names('name', false, iban.slice(4, 12))).toEqual([]);
  });

  test('shows what was written since it was last looked at', async () => {
    const { store, companyId, names, list, idOf } = await book();
    recipientsChange(store, { recipientId: idOf('Ali Can'), notes: 'muhasebeci', trusted: true });
    expect(names('name', false, 'muhasebeci')).toEqual(['Ali Can']);
    takeLines(store, companyId, [line('Ege Ay', 5)]);
    expect(names('name', false)).toEqual(['Ali Can', 'Çiğdem Er', 'Ege Ay', 'İnci Su', 'Zeki Ün']);
    recipientsMerge(store, { keep: idOf('Ali Can'), merge: idOf('Zeki Ün') });
    expect(names('name', false)).toEqual(['Ali Can', 'Çiğdem Er', 'Ege Ay', 'İnci Su']);
    // A person is found by every name they had.
    expect(list('name', false, 'zeki').recipients).toMatchObject([{ name: 'Ali Can', paidCount: 2, trusted: true }]);
  });
});

describe('recipients from a file', () => {
  test('are counted while they are written, and none is there when the person stopped it', async () => {
    const { store, companyId, list } = await book();
    const told: string[] = [];
    const lines = Array.from({ length: 5 }, (_, n) => line(`Yeni ${n}`, 10 + n));
    const advance = (stage: string, done: number, total: number | null) => {
      told.push(`${stage} ${done}/${total}`);
      if (done === 3) throw new ProblemError(fail('cancelled').problem);
    };
    expect(() => takeLines({ ...store, ...UNTOLD, advance }, companyId, lines)).toThrow(ProblemError);
    expect(told).toEqual(['write 0/5', 'write 1/5', 'write 2/5', 'write 3/5']);
    expect(list('name', false).total).toBe(4);
    expect(takeLines(store, companyId, lines)).toEqual({ added: 5, changed: 0 });
    expect(list('name', false).total).toBe(9);
  });
});
