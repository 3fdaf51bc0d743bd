import { describe, expect, test } from 'vitest';
import { groupTypedIban } from '../../../../../renderer/components/grid/typed-iban.ts';

describe('an IBAN as it is typed', () => {
  test.each([
    ['tr33', 4, 'TR33', 4],
    ['TR330', 5, 'TR33 0', 6],
    ['TR33 0006', 9, 'TR33 0006', 9],
    ['TR33x 0006', 5, 'TR33 X000 6', 6],
    ['TR33.0006', 9, 'TR33 0006', 9],
  ])('%s, caret %i', (text, caret, grouped, after) => {
    expect(groupTypedIban(text, caret)).toEqual({ text: grouped, caret: after });
  });

  test('a small i becomes the I that an IBAN may hold, not İ', () => {
    expect(groupTypedIban('i', 1).text).toBe('I');
  });
});
