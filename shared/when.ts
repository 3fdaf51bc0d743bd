const ISTANBUL: Intl.DateTimeFormatOptions = { timeZone: 'Europe/Istanbul', hourCycle: 'h23' };
const DATE = new Intl.DateTimeFormat('tr-TR', { ...ISTANBUL, day: '2-digit', month: '2-digit', year: 'numeric' });
const TIME = new Intl.DateTimeFormat('tr-TR', { ...ISTANBUL, hour: '2-digit', minute: '2-digit' });

/** A day as accountants write it in both languages, `20.11.2026`, in Istanbul's time. */
export function formatDate(at: number): string {
  return DATE.format(at).replaceAll('/', '.');
}

/** A time of day, `10.42`, in Istanbul's time. */
export function formatTime(at: number): string {
  return TIME.format(at).replace(':', '.');
}
