import { expect, it } from 'vitest';
import { answerOf } from '../../../../renderer/screens/list/attempt-stage.ts';

it.each([
  ['Hesap kapalı', '10054', 'Hesap kapalı (10054)'],
  ['Hesap kapalı', '', 'Hesap kapalı'],
  ['', '10054', '10054'],
  ['', '', ''],
])('what iyzico said of a payment is shown whatever there is of it: “%s”, “%s”', (errorMessage, errorCode, shown) => {
  expect(answerOf({ errorMessage, errorCode })).toBe(shown);
});
