import { expect, it } from 'vitest';
import { importChoiceSchema, mappingSchema } from '../../../shared/mapping.ts';

const column = { index: 0, feeds: 'iban', order: 0, convention: null, asDisplayed: false };

it('takes a choice as the page sends it', () => {
  const choice = { sheet: 'Liste', headerRow: 3, headerRows: 1, mapping: { columns: [column], fixed: [] }, csv: null };
  expect(importChoiceSchema.parse(choice)).toEqual(choice);
});

it.each([
  ['a field nobody knows', { columns: [{ ...column, feeds: 'salary' }], fixed: [] }],
  ['a column beyond Excel', { columns: [{ ...column, index: 16_384 }], fixed: [] }],
  ['more than the mapping knows', { columns: [{ ...column, secret: 1 }], fixed: [] }],
  ['an endless fixed value', { columns: [], fixed: [{ field: 'description', text: 'x'.repeat(501) }] }],
])('refuses %s', (_, mapping) => {
  expect(mappingSchema.safeParse(mapping).success).toBe(false);
});
