import { MONTHS } from '../../shared/text/format.ts';
import { fold } from '../../shared/turkish.ts';

/** What a month is called in file names, folded: its names in both languages and the English short form. */
const MONTH_WORDS: readonly (readonly string[])[] = MONTHS.tr.map((name, month) => {
  const english = fold(MONTHS.en[month] ?? '');
  return [fold(name), english, english.slice(0, 3)];
});

/** The month a file seems to be for, from its name and sheet (`personel_kasim_2026.xlsx`); otherwise the month of `now`. */
export function suggestPeriod(text: string, now: number): string {
  const words = fold(text).split(' ');
  const today = new Date(now);
  const year = words.find((word) => /^20[2-9]\d$/.test(word)) ?? String(today.getFullYear());
  const named = MONTH_WORDS.findIndex((names) => words.some((word) => names.includes(word)));
  const month = named >= 0 ? named + 1 : today.getMonth() + 1;
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** A list's name from its file's: without ending and underscores. */
export function suggestName(fileName: string, sheet: string): string {
  const base = fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  const name = base === '' ? sheet : base;
  return (name.charAt(0).toLocaleUpperCase('tr') + name.slice(1)).slice(0, 120) || '1';
}
