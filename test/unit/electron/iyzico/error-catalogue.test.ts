import { expect, test } from 'vitest';
import { reasonOf } from '../../../../electron/iyzico/error-catalogue.ts';

test.each([
  ['1000', 'Geçersiz imza', 200, 'auth'],
  ['1001', 'api bilgileri bulunamadı', 200, 'auth'],
  ['8', 'Authentication token is not verified', 401, 'auth'],
  ['', '', 401, 'auth'],
  ['9000', '', 200, 'frozen'],
  ['100001', 'Sistem hatası', 200, 'system'],
  ['50000', 'Request Limit Exceeded', 200, 'rateLimit'],
  ['50000', 'Alan boş olamaz', 200, 'rejected'],
  ['50000', '', 429, 'rateLimit'],
  ['', '', 403, 'noPermission'],
  ['11', 'Geçersiz istek', 200, 'rejected'],
  ['424242', 'never seen', 200, 'rejected'],
  ['constructor', '', 200, 'rejected'],
  ['PRACTICE_INSUFFICIENT_BALANCE', '', 200, 'insufficientBalance'],
  ['PRACTICE_UNKNOWN_PAYOUT', '', 200, 'notFound'],
])('%s %j with HTTP %i is %s', (code, message, httpStatus, reason) => {
  expect(reasonOf(code, message, httpStatus)).toBe(reason);
});
