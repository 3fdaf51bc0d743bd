import { readAmountText } from '../../../shared/money.ts';
import { fold } from '../../../shared/turkish.ts';
import type { ListRow } from './list-row.ts';

/** What a search looks into: folded name, explanation and reference, and the recipient as it would be sent. */
function textOf(row: ListRow): string {
  if (row.searchText === null) {
    const { values, typed } = row.content;
    const recipient = values.recipientInfo ?? typed.recipient;
    row.searchText = `${row.nameKey} | ${fold(values.description)} | ${fold(values.reference)} | ${fold(recipient).replaceAll(' ', '')}`;
  }
  return row.searchText;
}

/**
 * A test for what a person typed into the search field; null when that is nothing. Words are found folded, anywhere; a
 * recipient also when it is typed in groups; an amount when it is exactly the row's, or its whole lira.
 */
export function searchTest(text: string): ((row: ListRow) => boolean) | null {
  const folded = fold(text);
  if (folded === '') return null;
  const words = folded.split(' ');
  const joined = words.length > 1 && /\d/.test(folded) ? folded.replaceAll(' ', '') : null;
  const amount = searchedAmount(text);
  return (row) => {
    if (amount !== null && row.amount !== null && amount(row.amount)) return true;
    const within = textOf(row);
    return words.every((word) => within.includes(word)) || (joined !== null && within.includes(joined));
  };
}

/** Reads a searched amount: `1.250,50` is that amount, `1250` also every amount of 1,250 whole lira. */
export function searchedAmount(text: string): ((amount: number) => boolean) | null {
  const reading = readAmountText(text, 'comma');
  if (!reading.ok) return null;
  const wanted: number = reading.amount;
  const whole = wanted % 100 === 0 && !/[.,]\d{2}$/.test(text.trim());
  return (amount) => amount === wanted || (whole && Math.trunc(amount / 100) * 100 === wanted);
}
