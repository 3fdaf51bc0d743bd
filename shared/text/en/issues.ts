import { type ParamReader, unnamedRows } from '../params.ts';
import { plural } from '../plural.ts';
import type { IssueTexts } from '../tr/issues.ts';

/** The rows an issue names, and how many more there are. */
const rowsOf = (p: ParamReader): string => {
  const more = unnamedRows(p);
  const one = p.number('count') === 1;
  return `${one ? 'row' : 'rows'} ${p.text('rows')}${more > 0 ? ` and ${plural(more, 'more row')}` : ''}`;
};
const said = (short: string, title: string, help: string) => () => ({ short, title, help });

/** Everything that can be wrong or odd about a row, in words. */
export const issues: IssueTexts = {
  'recipient.missing': said(
    'No recipient',
    'There is no IBAN or identity',
    'Write the recipient’s IBAN, identity number or phone.',
  ),
  'recipient.typeUnknown': said(
    'Unclear recipient',
    'It is unclear whether this is an IBAN, an identity number or a phone',
    'Look over the number or choose the recipient’s type.',
  ),
  'recipient.typeUnread': said(
    'Type not read',
    'The recipient’s type could not be read',
    'Choose IBAN, identity number, phone or member number.',
  ),
  'recipient.conflict': said(
    'Two recipients',
    'Two columns of this row name two recipients',
    'Write the one to be paid.',
  ),
  'recipient.invisible': said(
    'Invisible characters',
    'The recipient holds characters that cannot be seen',
    'Type the number by hand; copying would bring them along.',
  ),
  'recipient.digitsLost': said(
    'Digits lost',
    'Excel turned the last digits of this long number into zeros',
    'They cannot be restored; type the number from its source.',
  ),
  'recipient.new': said(
    'New recipient',
    'This recipient is paid for the first time',
    'Compare the IBAN with its document once.',
  ),
  'recipient.notReturned': said(
    'Not in corrections',
    'This row is not in the corrected file',
    'If the recipient was deleted, drop the row; if the file held only what was corrected, confirm with a reason.',
  ),
  'iban.notIban': said('Not an IBAN', 'This is not an IBAN', 'Write the 26 characters that begin with TR.'),
  'iban.length': (p) => ({
    short: 'IBAN length',
    title: p.has('expected')
      ? `The IBAN has ${plural(p.number('found'), 'character')} instead of ${p.count('expected')}`
      : `The IBAN has ${plural(p.number('found'), 'character')}, which is not its length`,
    help: 'A digit is missing or too many; compare it with the original.',
  }),
  'iban.checksum': said(
    'IBAN wrong',
    'The IBAN’s check digits do not match',
    'A digit is wrong or misplaced. Live payments to it are never sent.',
  ),
  'iban.reservedDigit': said(
    'IBAN wrong',
    'The IBAN’s reserved digit is not zero',
    'In Turkish IBANs it always is; compare it with the original.',
  ),
  'iban.foreign': (p) => ({
    short: 'Foreign IBAN',
    title: `The IBAN is not Turkish${p.has('country') ? ` (${p.text('country')})` : ''}`,
    help: 'It is not certain that iyzico pays to foreign IBANs; ask before sending.',
  }),
  'iban.twoNames': (p) => ({
    short: 'One IBAN, two names',
    title: `The same IBAN stands under another name: ${rowsOf(p)}`,
    help: 'Correct the name, or pass it with a reason if the account is shared.',
  }),
  'iban.changed': (p) => ({
    short: 'IBAN changed',
    title: 'This name was paid to another IBAN last time',
    help: `Before ${p.text('before')}, now ${p.text('after')}${p.has('lastPaidAt') ? `; last paid ${p.date('lastPaidAt')}` : ''}. Ask the recipient on a phone number you know.`,
  }),
  'identity.notDigits': said(
    'Identity wrong',
    'An identity number holds digits only',
    'Remove blanks and letters; write the 11 digits.',
  ),
  'identity.length': (p) => ({
    short: 'Identity length',
    title: `The identity number has ${plural(p.number('found'), 'digit')}`,
    help: 'A Turkish identity number has 11, a tax number 10.',
  }),
  'identity.checksum': said(
    'Identity wrong',
    'The identity number’s check digits do not match',
    'A digit is wrong; compare it with the document.',
  ),
  'identity.taxNumber': said(
    'Tax number',
    'This is a tax number',
    'It is not certain that iyzico pays to tax numbers; an IBAN is safer.',
  ),
  'identity.zeroRestored': said(
    'Zero restored',
    'The leading zero Excel dropped was put back',
    'The check digits match; have a look all the same.',
  ),
  'phone.notPhone': said('Phone wrong', 'This is not a phone number', 'Write the mobile number that begins with 05.'),
  'phone.notMobile': said(
    'Not a mobile',
    'This is not a mobile number',
    'Payments go only to mobile numbers; write the one that begins with 5.',
  ),
  'phone.zeroRestored': said(
    'Zero restored',
    'The leading zero Excel dropped was put back',
    'Have a look at the number.',
  ),
  'member.notDigits': said(
    'Member no. wrong',
    'A member number holds digits only',
    'Write the iyzico member number in digits.',
  ),
  'name.missing': said('No name', 'The recipient has no name', 'Payments to an IBAN need a name or a company’s title.'),
  'name.invisible': said(
    'Invisible characters',
    'The name holds characters that cannot be seen',
    'Type the name by hand.',
  ),
  'name.tooLong': (p) => ({
    short: 'Long name',
    title: `The name has ${plural(p.number('found'), 'character')}`,
    help: `The bank may cut it after ${p.count('limit')}; shorten it.`,
  }),
  'name.twoIbans': (p) => ({
    short: 'One name, two IBANs',
    title: `The same name stands with another IBAN: ${rowsOf(p)}`,
    help: 'Unless they are two people, one of them is wrong.',
  }),
  'amount.empty': said('No amount', 'There is no amount', 'Write the amount or hold the row back.'),
  'amount.notNumber': said('Amount wrong', 'The amount could not be read as a number', 'Write digits only: 1,250.50.'),
  'amount.ambiguous': said(
    'Amount unclear',
    'It is unclear whether the separator marks thousands or decimals',
    'Write it out: 1,000.00 or 1.00.',
  ),
  'amount.moreThanTwoDecimals': said(
    'Too many decimals',
    'The amount has more than two decimals',
    'The program never rounds; settle the amount yourself.',
  ),
  'amount.tooLarge': said('Amount too large', 'This amount is too large to pay', 'Check for digits too many.'),
  'amount.zero': said('Amount zero', 'The amount is zero', 'Hold the row back or drop it if it is not to be paid.'),
  'amount.negative': said('Amount negative', 'The amount is negative', 'Drop the row if it is an offset.'),
  'amount.percent': said('Percent', 'The amount’s cell holds a percentage', 'Write the amount.'),
  'amount.date': said(
    'Date',
    'The amount’s cell became a date',
    'Excel turned the number into a date; type the amount again.',
  ),
  'amount.errorCell': said(
    'Excel error',
    'The amount’s cell holds an Excel error',
    'Correct the formula in Excel or write the amount.',
  ),
  'amount.boolean': said('True/false', 'The amount’s cell holds TRUE/FALSE', 'Write the amount.'),
  'amount.currencyMismatch': said(
    'Currencies differ',
    'The currency beside the amount is not the column’s',
    'Write which one is right.',
  ),
  'amount.formula': said('Formula', 'The amount comes from a formula', 'The value Excel calculated last was read.'),
  'amount.asDisplayed': said(
    'As displayed',
    'The amount was taken as Excel displays it',
    'You chose so for the column.',
  ),
  'amount.conflict': said('Two amounts', 'Two columns of this row hold two amounts', 'Write the amount to be paid.'),
  'amount.farFromLast': (p) => ({
    short: p.number('percent') < 0 ? 'Less than last time' : 'More than last time',
    title: `The amount is ${Math.abs(p.number('percent'))}% ${p.number('percent') < 0 ? 'less' : 'more'} than last time`,
    help: `Last time it was ${p.amount('last')}.`,
  }),
  'currency.unknown': said('Currency?', 'The currency was not recognised', 'Choose TRY, USD or EUR.'),
  'description.missing': said(
    'No description',
    'There is no description',
    'Write what the recipient will see on the statement.',
  ),
  'description.shortForLarge': (p) => ({
    short: 'Short description',
    title: 'More than TRY 400,000 a day to one recipient needs a description of at least 20 characters',
    help: `${p.has('sent') ? `Other lists sent ${p.amount('sent')} to this recipient today. ` : ''}Write what it is for: “November 2026 service fee”.`,
  }),
  'description.tooLong': (p) => ({
    short: 'Long description',
    title: `The description has ${plural(p.number('found'), 'character')}`,
    help: `It may be cut after ${p.count('limit')}; shorten it.`,
  }),
  'description.invisible': said(
    'Invisible characters',
    'The description holds characters that cannot be seen',
    'Type it by hand.',
  ),
  'nonWithdrawable.unread': said('Yes/no?', '“Non-withdrawable” could not be read', 'Write yes or no.'),
  'nonWithdrawable.iban': said(
    'Not for IBANs',
    '“Non-withdrawable” has no effect on payments to an IBAN',
    'Choose it only for iyzico wallets.',
  ),
  'reference.replaced': said(
    'Reference changed',
    'The reference was written in letters iyzico takes',
    'The original stays in the report.',
  ),
  'reference.duplicate': (p) => ({
    short: 'Same reference',
    title: `The same reference stands elsewhere: ${rowsOf(p)}`,
    help: 'A number is added at its end; the original stays in the report.',
  }),
  'duplicate.inList': (p) => ({
    short: p.number('count') === 1 ? `Same as row ${p.text('rows')}` : 'Repeated row',
    title: `Same recipient, same amount: ${rowsOf(p)}`,
    help: 'Write the reason if it is to be paid twice; otherwise drop one.',
  }),
  'duplicate.earlier': (p) => ({
    short: 'Paid before',
    title: `The same amount was sent to this recipient on ${p.date('at')}`,
    help: `In the list “${p.text('list')}”${p.number('count') > 1 ? `, ${p.count('count')} times in all` : ''}. Write the reason if it is to be paid again.`,
  }),
  'original.paid': (p) => ({
    short: 'Paid after all',
    title: `This payment went through later in the list “${p.text('list')}”`,
    help: 'It had looked failed. Drop the row unless it is to be paid again; then write the reason.',
  }),
  'limit.item': (p) => ({
    short: 'Above the limit',
    title: `The limit for one payment is ${p.amount('limit')}`,
    help: 'Look over the amount or change the company’s limit.',
  }),
  'failed.unchanged': said(
    'Failed before',
    'This payment failed in another list and nothing about it was changed',
    'Correct it, or write why it will succeed this time.',
  ),
  'cell.error': said(
    'Excel error',
    'The cell holds an Excel error (such as #N/A)',
    'Correct the formula in Excel or write the value.',
  ),
};
