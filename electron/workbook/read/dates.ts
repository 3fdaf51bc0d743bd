import type { FormatFacts } from './formats.ts';

const DAY_MS = 86_400_000;
/** The largest serial Excel shows: 31.12.9999. */
const LAST_SERIAL = 2_958_466;

/**
 * A serial number as ISO text, or undefined where Excel itself shows no date (negative, past 9999). In the 1900 system
 * day 60 is a 29 February 1900 that never was (kept from Lotus 1-2-3): it is read as such, and days before it are one later.
 */
export function serialToIso(source: string, kind: FormatFacts['kind'], date1904: boolean): string | undefined {
  const serial = Number(source);
  if (!Number.isFinite(serial) || serial < 0 || serial >= LAST_SERIAL) return undefined;
  let days = Math.floor(serial);
  // Milliseconds first: 0.999999999 of a day is the next midnight, not 23:59:60.
  let ms = Math.round((serial - days) * DAY_MS);
  ms = Math.round(ms / 1000) * 1000;
  if (ms >= DAY_MS) {
    days += 1;
    ms = 0;
  }
  const time = new Date(ms).toISOString().slice(11, 19);
  if (kind === 'time' || (days === 0 && !date1904 && kind !== 'date' && kind !== 'duration')) return time;
  if (kind === 'duration') return undefined;
  const date = dayText(days, date1904);
  return kind === 'date' && ms === 0 ? date : ms === 0 && kind !== 'dateTime' ? date : `${date}T${time}`;
}

function dayText(days: number, date1904: boolean): string {
  if (!date1904 && days === 60) return '1900-02-29';
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(epoch + days * DAY_MS).toISOString().slice(0, 10);
}
