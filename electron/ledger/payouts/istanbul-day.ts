const PARTS = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Istanbul',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const OFFSET = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Istanbul', timeZoneName: 'longOffset' });

/** When the current day began in Istanbul, in milliseconds since the epoch. Turkey has kept UTC+3 all year since 2016. */
export function istanbulDayStart(now: number): number {
  const zone = OFFSET.formatToParts(now).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT+03:00';
  return Date.parse(`${PARTS.format(now)}T00:00:00${zone.replace('GMT', '')}`);
}
