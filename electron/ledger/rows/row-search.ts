import { readAmountText } from '../../../shared/money.ts';
import { fold } from '../../../shared/turkish.ts';
import type { ListRow } from './list-row.ts';

/** What a search looks into: folded name, explanation and reference, and last the recipient as it would be sent. */
function textOf(row: ListRow): string {
  if (row.searchText === null) {
    const { values, typed } = row.content;
    const recipient = fold(values.recipientInfo ?? typed.recipient).replaceAll(' ', '');
    row.searchText = ` ${row.nameKey} | ${fold(values.description)} | ${fold(values.reference)} |${recipient}`;
  }
  return row.searchText;
}

/** Digits from this many on may be the end of a recipient; from `PART_OF_RECIPIENT` on any part of one. */
export const END_OF_RECIPIENT = 4;
export const PART_OF_RECIPIENT = 8;

/**
 * A test for what a person typed into the search field; null when that is nothing. Words are found folded, letters
 * anywhere and digits at the beginning of a word; a recipient by its end, also when it is typed in groups; an amount when
 * it is exactly the row's, or its whole lira.
 */
export function searchTest(text: string): ((row: ListRow) => boolean) | null {
  const folded = fold(text);
  if (folded === '') return null;
  const words = folded.split(' ').map(wordTest);
  const joined = folded.replaceAll(' ', '');
  const grouped = joined !== folded && joined.length >= PART_OF_RECIPIENT && /\d{4}/.test(joined) ? joined : null;
  const amount = searchedAmount(text);
  return (row) => {
    if (amount !== null && row.amount !== null && amount(row.amount)) return true;
    const within = textOf(row);
    return words.every((isIn) => isIn(within)) || (grouped !== null && within.includes(grouped));
  };
}

function wordTest(word: string): (text: string) => boolean {
  if (!/^\d+$/.test(word) || word.length >= PART_OF_RECIPIENT) return (text) => text.includes(word);
  if (word.length < END_OF_RECIPIENT) return (text) => text.includes(` ${word}`);
  return (text) => text.includes(` ${word}`) || text.endsWith(word);
}

/** Reads a searched amount: `1.250,50` is that amount, `1250` also every amount of 1,250 whole lira. */
export function searchedAmount(text: string): ((amount: number) => boolean) | null {
  const reading = readAmountText(text, 'comma');
  if (!reading.ok) return null;
  const wanted: number = reading.amount;
  const whole = wanted % 100 === 0 && !/[.,]\d{2}$/.test(text.trim());
  return (amount) => amount === wanted || (whole && Math.trunc(amount / 100) * 100 === wanted);
}
