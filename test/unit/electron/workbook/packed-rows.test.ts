import { describe, expect, it } from 'vitest';
import { EMPTY_TYPED, FIELDS, type RowTyped } from '../../../../shared/rows.ts';
import { unpackRows } from '../../../../electron/workbook/packed-rows.ts';
import { packRows } from '../../../fixtures/pack-rows.ts';

function row(place: number, over: Partial<RowTyped> = {}): RowTyped {
  return {
    excelRow: place + 2,
    typed: { ...EMPTY_TYPED, name: `Ayşe ${place}`, amount: `${place},25`, currency: 'TRY', description: 'Kasım' },
    convention: 'comma',
    facts: [],
    extra: [],
    rowId: null,
    ...over,
  };
}

describe('packRows', () => {
  it('gives every row back as it was, whatever its neighbours hold', () => {
    const rows = [
      row(0),
      row(1, { facts: [{ field: 'amount', fact: 'formula' }], convention: null }),
      row(2, {
        extra: [
          [3, 'Bordro'],
          [9, 'x'],
        ],
      }),
      row(3, { extra: [[9, 'y']], excelRow: null }),
      row(4, { rowId: 'a'.repeat(20) as RowTyped['rowId'], typed: { ...EMPTY_TYPED } }),
    ];
    for (const count of [0, 1, 2, 5])
      expect(unpackRows(structuredClone(packRows(rows.slice(0, count))))).toEqual(rows.slice(0, count));
  });

  it('carries once what all rows of a chunk share', () => {
    const packed = packRows(Array.from({ length: 500 }, (_, place) => row(place)));
    const lengths = Object.fromEntries(FIELDS.map((field, place) => [field, packed.texts[place]?.length]));
    expect(lengths).toMatchObject({ name: 500, amount: 500, currency: 1, description: 1, reference: 1 });
    expect(packed.facts).toHaveLength(1);
    expect(packed.rowIds).toHaveLength(1);
  });
});
