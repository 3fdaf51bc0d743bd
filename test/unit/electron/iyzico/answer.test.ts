import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { judge, RAW_LIMIT, type CallResult, type HttpAnswer } from '../../../../electron/iyzico/answer.ts';

const schema = z.object({ requestId: z.string().min(1) });
const answer = (httpStatus: number, text: string, more: Partial<HttpAnswer> = {}): HttpAnswer => ({
  httpStatus,
  text,
  retryAfter: null,
  date: null,
  ...more,
});
const judged = (httpStatus: number, text: string) => judge(answer(httpStatus, text), schema);
const SUCCESS = '{"status":"success","requestId":"r"}';
const FAILURE = '{"status":"failure","errorCode":"1234","errorMessage":"Olmaz"}';

function summary(result: CallResult<unknown>): string {
  if (result.kind === 'failure') return `failure ${result.reason}`;
  return result.kind === 'unknown' ? `unknown ${result.cause}` : result.kind;
}

describe('what an answer means', () => {
  test.each([
    // Success is 2xx and the word.
    [200, SUCCESS, 'success'],
    [201, SUCCESS, 'success'],
    [200, '{"status":"success"}', 'unknown unreadable'],
    [200, '{"status":"success","requestId":"r","errorCode":"1"}', 'unknown contradiction'],
    [400, SUCCESS, 'unknown contradiction'],
    [500, SUCCESS, 'unknown http5xx'],
    // A missing or strange status is not a success.
    [200, '{"requestId":"r"}', 'unknown foreignBody'],
    [200, '{"status":null,"requestId":"r"}', 'unknown foreignBody'],
    [200, '{"status":200,"requestId":"r"}', 'unknown foreignBody'],
    [200, '{"status":true}', 'unknown foreignBody'],
    [200, '{"status":"SUCCESS","requestId":"r"}', 'unknown foreignBody'],
    [200, 'null', 'unknown foreignBody'],
    [200, '[]', 'unknown foreignBody'],
    // Failures are read with any HTTP status below 500.
    [200, FAILURE, 'failure rejected'],
    [400, FAILURE, 'failure rejected'],
    [422, FAILURE, 'failure rejected'],
    [403, FAILURE, 'failure noPermission'],
    [500, FAILURE, 'unknown http5xx'],
    [503, FAILURE, 'unknown http5xx'],
    [408, FAILURE, 'unknown timeout'],
    // Authentication, both ways.
    [200, '{"status":"failure","errorCode":"1000","errorMessage":"Geçersiz imza"}', 'failure auth'],
    [200, '{"status":"failure","errorCode":1001}', 'failure auth'],
    [401, '{"status":401,"errorCode":"8","errorMessage":"Authentication token is not verified"}', 'failure auth'],
    [200, '{"status":401,"errorCode":8}', 'failure auth'],
    [401, '{"status":"401","errorCode":"5"}', 'failure auth'],
    [401, '{"status":401}', 'unknown foreignBody'],
    [200, '{"status":500,"errorCode":"1"}', 'unknown foreignBody'],
    // The limiter, whose code is a number.
    [200, '{"status":"failure","errorCode":50000,"errorMessage":"Request Limit Exceeded"}', 'failure rateLimit'],
    [429, FAILURE, 'failure rateLimit'],
    [429, '<html>', 'unknown foreignBody'],
    [200, '{"status":"failure","errorCode":"50000","errorMessage":"Tutar boş olamaz"}', 'failure rejected'],
    // Not iyzico's words at all.
    [200, '<html><body>ok</body></html>', 'unknown foreignBody'],
    [502, '<html>Bad gateway</html>', 'unknown http5xx'],
    [404, '<html>Not found</html>', 'unknown foreignBody'],
    [200, '', 'unknown unreadable'],
    [200, '{"status":"success","requestId":"r', 'unknown unreadable'],
    [200, '{"status":"success","merchantId":000000,"requestId":"r"}', 'unknown unreadable'],
    [302, '', 'unknown redirect'],
    [307, FAILURE, 'unknown redirect'],
  ])('HTTP %i %s → %s', (httpStatus, text, expected) => {
    expect(summary(judged(httpStatus, text))).toBe(expected);
  });
});

test('a 400 carries its invalid items (TR-init)', () => {
  const result = judged(
    400,
    '{"status":"failure","invalidItems":[{"externalId":"i","errorCode":"7","errorMessage":"m"}]}',
  );
  expect(result).toMatchObject({
    kind: 'failure',
    invalidItems: [{ itemExternalId: 'i', errorCode: '7', errorMessage: 'm' }],
  });
});

test('Retry-After is read', () => {
  const result = judge(answer(429, FAILURE, { retryAfter: '7' }), schema);
  expect(result).toMatchObject({ kind: 'failure', retryAfterMs: 7000 });
});

test('the raw text is kept, and cut where the journal ends', () => {
  expect(judged(200, SUCCESS)).toMatchObject({ raw: { httpStatus: 200, text: SUCCESS, cut: false } });
  const long = `{"status":"failure","errorMessage":"${'x'.repeat(RAW_LIMIT)}"}`;
  const result = judged(200, long);
  expect(result.kind === 'failure' && [result.raw.text.length, result.raw.cut]).toEqual([RAW_LIMIT, true]);
});
