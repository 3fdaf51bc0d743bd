import type { SignatureFault } from './verify.ts';

/** An answer before it becomes text. Amounts are raw numbers, so that they are written as iyzico writes them. */
export interface Reply {
  readonly httpStatus: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Codes of our own for what iyzico has not documented; the prefix says so wherever they are shown. */
export const INVENTED = {
  unknownPayout: { errorCode: 'PRACTICE_UNKNOWN_PAYOUT', errorMessage: 'Toplu ödeme bulunamadı' },
  duplicate: { errorCode: 'PRACTICE_DUPLICATE_EXTERNAL_ID', errorMessage: 'Bu externalId daha önce kullanıldı' },
  badRequest: { errorCode: 'PRACTICE_INVALID_REQUEST', errorMessage: 'İstek alanları geçersiz' },
  allInvalid: { errorCode: 'PRACTICE_ALL_ITEMS_INVALID', errorMessage: 'Geçerli kırılım yok' },
  tooMany: { errorCode: 'PRACTICE_TOO_MANY_ITEMS', errorMessage: 'Kırılım sayısı sınırı aşıyor' },
  balance: { errorCode: 'PRACTICE_INSUFFICIENT_BALANCE', errorMessage: 'Toplu ödeme bakiyesi yetersiz' },
  state: { errorCode: 'PRACTICE_WRONG_STATE', errorMessage: 'Toplu ödeme bu işlem için uygun durumda değil' },
  invalidItem: { errorCode: 'PRACTICE_INVALID_ITEM', errorMessage: 'Kırılım geçersiz' },
} as const;

/** A refusal in iyzico's documented envelope. */
export function refusal(
  error: { readonly errorCode: string; readonly errorMessage: string },
  httpStatus: number,
  now: number,
  more: Readonly<Record<string, unknown>> = {},
): Reply {
  return { httpStatus, fields: { status: 'failure', ...error, locale: 'tr', systemTime: now, ...more } };
}

const AUTH_TEXTS: Readonly<Record<SignatureFault, string>> = {
  '1000': 'Geçersiz imza',
  '1001': 'api bilgileri bulunamadı',
  '1009': 'Authorization header string gönderilmesi zorunludur',
  '5': 'Authentication failed!',
  '8': 'Authentication token is not verified',
};

/** Codes 5 and 8 come as HTTP 401 with the number 401 for a status (iyzipay-node PR #116), the others as HTTP 200. */
export function authRefusal(fault: SignatureFault, now: number): Reply {
  const error = { errorCode: fault, errorMessage: AUTH_TEXTS[fault] };
  if (fault !== '5' && fault !== '8') return refusal(error, 200, now);
  return { httpStatus: 401, fields: { status: 401, ...error, locale: 'tr', systemTime: now } };
}

/** 50000 with a number for a code (iyzico docs, limiters). Its HTTP status is OUR ASSUMPTION. */
export function limitRefusal(httpStatus: number, retryAfterSeconds: number | undefined, now: number): Reply {
  return {
    httpStatus,
    fields: { status: 'failure', errorCode: 50000, errorMessage: 'Request Limit Exceeded', systemTime: now },
    ...(retryAfterSeconds === undefined ? {} : { headers: { 'Retry-After': String(retryAfterSeconds) } }),
  };
}
