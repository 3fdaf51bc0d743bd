import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JsonBytes } from '../../../../electron/ledger/json-bytes.ts';
import { mostBytes, packedRow, sealRow, unsealedRow, writeRow } from '../../../../electron/ledger/row-content.ts';
import type { NewContent, RowContent } from '../../../../electron/ledger/row-content.ts';
import { readRow } from '../../../../shared/checks.ts';
import type { BatchId, RowId } from '../../../../shared/ids.ts';
import { EMPTY_TYPED, type CellFact, type Typed } from '../../../../shared/rows.ts';
import { addTestCompany, addTestList, openTestLedger } from '../../../fixtures/ledger-list.ts';
import type { TestLedger } from '../../../fixtures/ledger-list.ts';

let ledger: TestLedger;
let batchId: BatchId;
beforeEach(() => {
  ledger = openTestLedger();
  batchId = addTestList(ledger.store, addTestCompany(ledger.store), []).batchId;
});
afterEach(() => ledger.remove());

const rowId = 'abcdefghijklmn000001' as RowId;

function contentOf(
  typed: Partial<Typed>,
  over: { readonly convention?: 'comma'; readonly facts?: readonly CellFact[] } = {},
): NewContent {
  const texts = {
    typed: { ...EMPTY_TYPED, ...typed },
    convention: over.convention ?? null,
    facts: over.facts ?? [],
  };
  const { values, typeInferred } = readRow(texts, { environment: 'practice', currency: 'TRY' });
  return { ...texts, values, typeInferred };
}

const IBAN = 'TR330006100519786457841326';
const CASES: readonly (readonly [string, NewContent, RowContent['extra']])[] = [
  ['an empty row', contentOf({}), []],
  ['a plain row', contentOf({ recipient: IBAN, name: 'Şükrü Çağlar', amount: '1.234,50', description: 'Maaş' }), []],
  [
    'values that differ from what was typed',
    contentOf(
      {
        recipientType: 'IBAN',
        recipient: 'TR33 0006 1005 1978 6457 8413 26',
        name: ' Ayşe  Yılmaz ',
        amount: '12,5',
        currency: 'TL',
        description: ' Kasım\n2026 ',
        reference: ' A-1 ',
        nonWithdrawable: 'evet',
      },
      { convention: 'comma' },
    ),
    [
      [2, 'Müdür'],
      [11, '"quoted" \\ 👩 \uD800'],
    ],
  ],
  [
    'what Excel did to cells',
    contentOf(
      { recipient: '2,34E+11', name: 'Ayşe', amount: '12' },
      {
        facts: [
          { field: 'recipient', fact: 'exponent' },
          { field: 'description', fact: 'fixed' },
        ],
      },
    ),
    [],
  ],
];

describe('writeRow', () => {
  it.each(CASES)('writes what is sealed of %s, within the room it asks for', (_, content, extra) => {
    const json = new JsonBytes();
    json.room(mostBytes(content, extra));
    writeRow(json, content, extra);
    const written = json.taken();
    expect(written.length).toBeLessThanOrEqual(mostBytes(content, extra));
    const whole = { ...content, edited: [], origin: null };
    const sealed = sealRow(ledger.store, batchId, rowId, whole, extra, null);
    const packed = ledger.store.seal.open(batchId, 'rows', rowId, sealed);
    expect(written.toString('utf8')).toBe(JSON.stringify(packed));
    expect(packedRow(whole, extra, null)).toEqual(packed);
    expect(unsealedRow(packed)).toEqual({ ...whole, extra, said: null });
  });
  it('asks for room enough for a row of the longest escapes', () => {
    const worst = '\u0001'.repeat(300);
    const typed = Object.fromEntries(Object.keys(EMPTY_TYPED).map((field) => [field, worst]));
    const fact = { field: 'nonWithdrawable', fact: 'zeroRestored' } as const;
    const content = { ...contentOf(typed), facts: Array.from({ length: 30 }, () => fact) };
    const extra = Array.from({ length: 200 }, (_, index): [number, string] => [16_000 + index, worst]);
    const json = new JsonBytes();
    json.room(mostBytes(content, extra));
    writeRow(json, content, extra);
    const written = json.taken();
    expect(written.length).toBeLessThanOrEqual(mostBytes(content, extra));
    expect(() => JSON.parse(written.toString('utf8'))).not.toThrow();
  });
});
