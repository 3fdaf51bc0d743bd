/** Why iyzico said no, as far as its code tells. The words for each are the page's. */
export type FailureReason =
  | 'auth'
  | 'rateLimit'
  | 'noPermission'
  | 'insufficientBalance'
  | 'notFound'
  | 'system'
  | 'frozen'
  | 'rejected';

/**
 * Known codes (iyzico docs, error codes; iyzico's public issue threads). None is documented for Mass Payout itself, so a
 * code that is not here is `rejected`, and nothing is concluded from it about what iyzico did.
 */
const REASONS: Readonly<Record<string, FailureReason>> = {
  '5': 'auth', // Authentication failed!
  '8': 'auth', // Authentication token is not verified
  '1000': 'auth', // Geçersiz imza
  '1001': 'auth', // api bilgileri bulunamadı
  '1004': 'auth', // Random string gönderilmesi zorunludur
  '1007': 'auth', // Signature gönderilmesi zorunludur
  '1009': 'auth', // Authorization header string gönderilmesi zorunludur
  '11': 'rejected', // Geçersiz istek
  '9000': 'frozen', // account temporarily frozen
  '100001': 'system', // Sistem hatası; for other products it meant "not enabled for this account"
};

const RATE_LIMIT_CODE = '50000';

/** Codes the practice server uses for what iyzico has not documented; they start with this, as no iyzico code does. */
export const PRACTICE_CODE_PREFIX = 'PRACTICE_';
const PRACTICE_REASONS: Readonly<Record<string, FailureReason>> = {
  PRACTICE_INSUFFICIENT_BALANCE: 'insufficientBalance',
  PRACTICE_NOT_PERMITTED: 'noPermission',
  PRACTICE_UNKNOWN_PAYOUT: 'notFound',
};

/**
 * What an error code means. 50000 was seen once with a field-validation text (Nop.Plugin.Payments.Iyzico #1), so it counts
 * as the rate limit only with HTTP 429 or a text about a limit: calling a refused list "try again later" would be a lie.
 */
export function reasonOf(errorCode: string, errorMessage: string, httpStatus: number): FailureReason {
  if (httpStatus === 429) return 'rateLimit';
  if (errorCode === RATE_LIMIT_CODE) return /limit/iu.test(errorMessage) ? 'rateLimit' : 'rejected';
  const known = Object.hasOwn(REASONS, errorCode) ? REASONS[errorCode] : undefined;
  const practice = Object.hasOwn(PRACTICE_REASONS, errorCode) ? PRACTICE_REASONS[errorCode] : undefined;
  if (known !== undefined || practice !== undefined) return known ?? practice ?? 'rejected';
  if (httpStatus === 401) return 'auth';
  return httpStatus === 403 ? 'noPermission' : 'rejected';
}
