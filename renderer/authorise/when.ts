import type { Locale } from '../../shared/amounts.ts';

const FORMATS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  tr: new Intl.DateTimeFormat('tr-TR', {
    timeZone: 'Europe/Istanbul',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Istanbul',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }),
};

/** A moment in Istanbul: `20.11.2026 10.42` in Turkish, `20 Nov 2026 10:42` in English. */
export function when(at: number, locale: Locale): string {
  const parts = Object.fromEntries(FORMATS[locale].formatToParts(at).map(({ type, value }) => [type, value]));
  const gap = locale === 'tr' ? '.' : ' ';
  const clock = `${parts['hour'] ?? ''}${locale === 'tr' ? '.' : ':'}${parts['minute'] ?? ''}`;
  return `${[parts['day'], parts['month'], parts['year']].join(gap)} ${clock}`;
}

/** A count as it is written: `1.240` in Turkish, `1,240` in English. */
export function formatCount(count: number, locale: Locale): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, locale === 'tr' ? '.' : ',');
}
