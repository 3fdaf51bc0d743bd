import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { flat } from '../../../../../electron/workbook/read/flat-text.ts';

it('is the same text, whatever its characters and its length', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom('a', 'ş', 'İ', 'ÿ', '\uD83D', '\uDE00', '\u0000'), maxLength: 300 }),
  );
  fc.assert(
    fc.property(text, (own) => {
      // A part of a longer text, as every shared string is.
      expect(flat(`<si><t>${own}</t></si>`.slice(7, 7 + own.length))).toBe(own);
    }),
    { numRuns: 2_000 },
  );
});
