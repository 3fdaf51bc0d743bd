import type { ParamReader } from '../params.ts';
import type { PayoutProblemTexts } from '../tr/payout-problems.ts';

const NOTHING_SENT = 'Nothing was sent to iyzico; no money moved.';
const NO_MONEY = 'No money moved.';
/** iyzico's own words, where it gave some. */
export const iyzicoSays = (p: ParamReader): string =>
  p.has('errorMessage')
    ? ` iyzico answered: “${p.text('errorMessage')}”${p.has('errorCode') ? ` (${p.text('errorCode')})` : ''}.`
    : '';

const said = (title: string, money: string, next: string) => () => ({ title, money, next });

/** What can go wrong with iyzico and with a payout, in words. */
export const payoutProblems: PayoutProblemTexts = {
  'iyzico.noNetwork': said(
    'There is no internet connection',
    NOTHING_SENT,
    'Try again when it is back; the program sends nothing by itself.',
  ),
  'iyzico.timeout': said(
    'iyzico did not answer in time',
    'It is not known whether the request reached iyzico.',
    'Press “Ask iyzico”; asking moves no money.',
  ),
  'iyzico.unreachable': said('iyzico could not be reached', NOTHING_SENT, 'Try again in a while.'),
  'iyzico.unreadable': said(
    'iyzico’s answer could not be read',
    'The request’s outcome is unknown.',
    'Press “Ask iyzico”; asking moves no money.',
  ),
  'iyzico.rejected': (p) => ({
    title: 'iyzico did not accept the request',
    money: 'This request moved no money.',
    next: `Fix the cause and try again.${iyzicoSays(p)}`,
  }),
  'iyzico.auth': (p) => ({
    title: 'iyzico did not accept the API key or the signature',
    money: 'This request moved no money.',
    next: `Renew the keys; check the computer’s clock as well.${iyzicoSays(p)}`,
  }),
  'iyzico.rateLimit': said(
    'iyzico was asked too often',
    'This request moved no money.',
    'Wait a minute and try again.',
  ),
  'iyzico.noPermission': (p) => ({
    title: 'Your account has no Mass Payout permission',
    money: 'This request moved no money.',
    next: `Ask iyzico for Mass Payout.${iyzicoSays(p)}`,
  }),
  'iyzico.insufficientBalance': (p) => ({
    title: 'The iyzico balance is too low',
    money: 'Nothing was paid, for lack of balance.',
    next: `Top up the iyzico account and try again.${iyzicoSays(p)}`,
  }),
  'payout.wrongPhase': said(
    'The payout is no longer at that stage',
    'Nothing was sent.',
    'Look at where the list stands now.',
  ),
  'payout.inFlight': said(
    'This payout is waiting for an answer',
    'No second request is sent before it comes.',
    'Wait for the answer.',
  ),
  'payout.mismatch': (p) => ({
    title: 'The list at iyzico differs from yours',
    money: 'This payout cannot be authorised until the difference is explained.',
    next: p.has('expected')
      ? `You have ${p.text('expected')}, iyzico has ${p.text('theirs')}. Ask iyzico first; if it stays, speak with them.`
      : 'Ask iyzico first; if it stays, speak with them.',
  }),
  'payout.digest': said(
    'The list you approved has changed since',
    'No payment was authorised.',
    'Open the Authorise window again and approve the current list.',
  ),
  'payout.total': said(
    'The typed total is not the list’s',
    'No payment was authorised.',
    'Type the total again, to the kuruş.',
  ),
  'payout.limit': (p) => ({
    title: 'A limit of this company is exceeded',
    money: NO_MONEY,
    next: p.has('limit')
      ? `The limit is ${p.amount('limit')}. Split the list or change the limit.`
      : 'Split the list or change the limit.',
  }),
  'payout.pin': said('The PIN is wrong', 'No payment was authorised.', 'Enter the PIN again.'),
  'payout.pinLocked': said('The PIN was wrong too often', 'No payment was authorised.', 'Wait a while and try again.'),
  'payout.pinMissing': said(
    'No PIN is set for this company',
    'No payment was authorised.',
    'Set one in Settings › Keys and limits.',
  ),
  'payout.windowClosed': said(
    'The Authorise window was closed',
    'No payment was authorised.',
    'Open it again from the list.',
  ),
  'payout.notReleased': said(
    'One of the rows belongs to another payout',
    NOTHING_SENT,
    'Find out how that one ended, or hold the row back.',
  ),
  'payout.paidMeanwhile': (p) => ({
    title: `${p.count('count')} ${p.number('count') === 1 ? 'row' : 'rows'} of this list may have been paid by another list`,
    money: 'No payment was authorised.',
    next: `The earlier payment, in “${p.text('list')}”, went through after this list was prepared. Cancel this payout; each of those rows is asked about when you send again.`,
  }),
  'payout.notAsked': said(
    'iyzico could not be asked where the payout stands',
    'Without an answer no payment was authorised.',
    'Check the connection and try again.',
  ),
  'payout.movedOn': said(
    'This payout was moved on at iyzico from somewhere else',
    'No payment was authorised from here.',
    'See in the list where iyzico says it stands.',
  ),
  'payout.askFirst': said(
    'iyzico must be asked first',
    'Nothing is sent twice while an outcome is unknown.',
    'Press “Ask iyzico”; asking moves no money.',
  ),
  'payout.restoredBackup': said(
    'A backup was restored; sending is off',
    'Payments may have been sent after the backup was made.',
    'Ask iyzico about every payout first, and look in its panel for what was sent after the backup.',
  ),
  'payout.unknownOutcome': said(
    'The last request’s outcome is unknown',
    'It may or may not have reached iyzico. Waiting moves no money.',
    'Press “Ask iyzico”.',
  ),
};
