import { type Currency, type Locale, type Minor, formatAmount } from '../money.ts';

/** "Day" is Istanbul's everywhere in this program (design, "A payout's life"). */
const ZONE = 'Europe/Istanbul';
/** The months' names, January first. */
export const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  tr: ['Ocak', 'Şubat', 'Mart', 'Nisan', 'Mayıs', 'Haziran', 'Temmuz', 'Ağustos', 'Eylül', 'Ekim', 'Kasım', 'Aralık'],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function parts(at: number): Readonly<Record<string, string>> {
  return Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** How values are written in one language. */
export interface Format {
  readonly locale: Locale;
  readonly amount: (amount: Minor, currency: Currency) => string;
  /** A whole number with its thousands apart: `1.204`, `1,204`. */
  readonly count: (count: number) => string;
  /** `20.11.2026`, `20 Nov 2026`. */
  readonly date: (at: number) => string;
  /** `10.42`, `10:42`. */
  readonly time: (at: number) => string;
  readonly dateTime: (at: number) => string;
  /** A month written `2026-11`: `Kasım 2026`. */
  readonly month: (period: string) => string;
  /** `%25`, `25%`; with its sign where it is a change: `+%3`. */
  readonly percent: (share: number, isChange?: boolean) => string;
  readonly list: (texts: readonly string[]) => string;
}

function grouped(count: number, separator: string): string {
  return String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, separator);
}

function formatFor(locale: Locale): Format {
  const isTurkish = locale === 'tr';
  const names = MONTHS[locale];
  const count = (value: number) => `${value < 0 ? '−' : ''}${grouped(value, isTurkish ? '.' : ',')}`;
  const date = (at: number) => {
    const { day = '', month = '', year = '' } = parts(at);
    return isTurkish
      ? `${day}.${month}.${year}`
      : `${Number(day)} ${(names[Number(month) - 1] ?? '').slice(0, 3)} ${year}`;
  };
  const time = (at: number) => {
    const { hour = '', minute = '' } = parts(at);
    return `${hour}${isTurkish ? '.' : ':'}${minute}`;
  };
  const joiner = new Intl.ListFormat(isTurkish ? 'tr' : 'en-GB', { type: 'conjunction' });
  return {
    locale,
    count,
    date,
    time,
    amount: (amount, currency) => formatAmount(amount, currency, locale),
    dateTime: (at) => `${date(at)} ${time(at)}`,
    month: (period) => `${names[Number(period.slice(5, 7)) - 1] ?? ''} ${period.slice(0, 4)}`,
    percent: (share, isChange = false) => {
      const sign = share < 0 ? '−' : isChange ? '+' : '';
      return isTurkish ? `${sign}%${grouped(share, '.')}` : `${sign}${grouped(share, ',')}%`;
    },
    list: (texts) => joiner.format(texts),
  };
}

const FORMATS: Readonly<Record<Locale, Format>> = { tr: formatFor('tr'), en: formatFor('en') };

export const formatOf = (locale: Locale): Format => FORMATS[locale];

/** The month of a moment in Istanbul, as the contract writes it: `2026-11`. */
export function periodOf(at: number): string {
  const { month = '', year = '' } = parts(at);
  return `${year}-${month}`;
}

/** A period so many months later (or earlier). */
export function shiftPeriod(period: string, months: number): string {
  const index = Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
