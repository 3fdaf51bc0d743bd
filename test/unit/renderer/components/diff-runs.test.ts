import { expect, test } from 'vitest';
import { runs } from '../../../../renderer/components/diff-runs.ts';

test('stretches that differ are told from those that agree', () => {
  expect(runs('TR92 91', 'TR92 87')).toEqual([
    { text: 'TR92 ', differs: false },
    { text: '91', differs: true },
  ]);
});

test('what the other does not have differs', () => {
  expect(runs('TR921', 'TR92')).toEqual([
    { text: 'TR92', differs: false },
    { text: '1', differs: true },
  ]);
});

test('equal texts are one stretch, an empty one is none', () => {
  expect(runs('TR', 'TR')).toEqual([{ text: 'TR', differs: false }]);
  expect(runs('', 'TR')).toEqual([]);
});
