import { MONTHS } from '../../../shared/text/format.ts';

/** What a fixed value's placeholders stand for: the row's name, and the month the list is for. */
export type TemplateContext = { readonly period: string; readonly name?: string };

/**
 * Fills `{ad}` `{ay}` `{yıl}` and their English names `{name}` `{month}` `{year}`; `{dönem}` or `{period}` is both.
 * The month's language follows the placeholder's. Unknown placeholders stay as they are, so that they are seen.
 */
export function fillTemplate(text: string, context: TemplateContext): string {
  if (!text.includes('{')) return text;
  const [year = '', month = ''] = context.period.split('-');
  const monthName = (language: 'tr' | 'en'): string => MONTHS[language][Number(month) - 1] ?? '';
  return text.replace(/\{([\p{L}]{1,12})\}/gu, (whole, word: string) => {
    switch (word.toLocaleLowerCase('tr')) {
      case 'ad':
      case 'name':
        return context.name ?? '';
      case 'ay':
        return monthName('tr');
      case 'month':
        return monthName('en');
      case 'yıl':
      case 'yil':
      case 'year':
        return year;
      case 'dönem':
      case 'donem':
        return `${monthName('tr')} ${year}`;
      case 'period':
      case 'perıod':
        return `${monthName('en')} ${year}`;
      default:
        return whole;
    }
  });
}
