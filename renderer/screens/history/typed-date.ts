/** Istanbul has kept UTC+3 all year since 2016, before which this program sent nothing. */
const ISTANBUL_MS = 3 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What a typed date says: nothing, a day in Istanbul (its first moment and the next day's), or that it is no date. */
export type TypedDate =
  | { readonly kind: 'empty' }
  | { readonly kind: 'day'; readonly start: number; readonly end: number }
  | { readonly kind: 'wrong' };

/** Reads `20.11.2026`, `20/11/2026`, `20-11-2026` and `2026-11-20`. */
export function readTypedDate(text: string): TypedDate {
  const compact = text.trim();
  if (compact === '') return { kind: 'empty' };
  const dayFirst = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(compact);
  const yearFirst = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(compact);
  const [day, month, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [yearFirst?.[3], yearFirst?.[2], yearFirst?.[1]];
  if (day === undefined || month === undefined || year === undefined) return { kind: 'wrong' };
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const back = new Date(utc);
  // 31.02. would roll over into March.
  if (back.getUTCDate() !== Number(day) || back.getUTCMonth() !== Number(month) - 1) return { kind: 'wrong' };
  return { kind: 'day', start: utc - ISTANBUL_MS, end: utc - ISTANBUL_MS + DAY_MS };
}
