import type { ParamReader } from '../params.ts';
import type { ProblemTexts } from '../tr/problems.ts';

const NO_MONEY = 'No money moved.';
const NOTHING_SENT = 'Nothing was sent to iyzico; no money moved.';
const LIST_SAFE = 'Your lists are as they were; no money moved.';
const iyzicoSays = (p: ParamReader): string =>
  p.has('errorMessage')
    ? ` iyzico answered: “${p.text('errorMessage')}”${p.has('errorCode') ? ` (${p.text('errorCode')})` : ''}.`
    : '';
const file = (p: ParamReader): string => (p.has('fileName') ? `“${p.text('fileName')}”` : 'The file');

const said = (title: string, money: string, next: string) => () => ({ title, money, next });

/** Every expected failure, in words. */
export const problems: ProblemTexts = {
  internal: (p) => ({
    title: 'The program met an unexpected error',
    money: 'Whatever was sent or authorised is shown in its list; this error moves no money.',
    next: `Try again. If it comes back, make a support file and send it to us${p.has('correlationId') ? ` (record ${p.text('correlationId')})` : ''}.`,
  }),
  refused: said('This request was refused', NO_MONEY, 'Close the program and open it again.'),
  badInput: said('This was not accepted', NO_MONEY, 'Look over what you typed and try again.'),
  tooManyRequests: said('Tried too often', NO_MONEY, 'Wait a few seconds and try again.'),
  notFound: said('What you are looking for is no longer there', NO_MONEY, 'Go back to the lists and choose again.'),
  busy: said('The program is doing this already', NO_MONEY, 'Wait until it has finished, then try again.'),
  cancelled: said('You stopped it', NO_MONEY, 'Start it again whenever you are ready.'),
  diskFull: said(
    'The disk is full',
    'What cannot be saved is never sent; no money moved.',
    'Free some space and try again.',
  ),
  readOnly: said(
    'The records’ folder cannot be written to',
    'What cannot be saved is never sent; no money moved.',
    'Allow writing to the folder and try again.',
  ),
  fileWrite: (p) => ({
    title: `${file(p)} could not be written`,
    money: NO_MONEY,
    next: 'Close it if another program has it open, or save it somewhere else.',
  }),
  fileRead: (p) => ({
    title: `${file(p)} could not be read`,
    money: NO_MONEY,
    next: 'Check that it is still there and that no other program has locked it.',
  }),
  'ledger.corrupt': said(
    'The records’ file is damaged',
    'Nothing is sent while it is. Payments at iyzico are not affected.',
    'Restore the last backup, or export the data and contact us.',
  ),
  'ledger.locked': said(
    'The records are open in another program',
    NOTHING_SENT,
    'Close the other Payout Desk window and try again.',
  ),
  'ledger.newer': said(
    'The records were written by a newer version',
    NOTHING_SENT,
    'Install the newer version; the older one leaves the records alone.',
  ),
  'ledger.networkDrive': said(
    'The records are on a network drive',
    'Double payments cannot be ruled out there, so sending is off.',
    'Move the folder to a disk of this computer.',
  ),
  'ledger.chainBroken': said(
    'The chain of records is broken',
    'Records may have been changed outside the program; sending is off.',
    'See History for details; restore a backup if needed.',
  ),
  'ledger.folder': said(
    'The records’ folder could not be opened',
    NOTHING_SENT,
    'Check that it is there and may be read, then try again.',
  ),
  'settings.corrupt': said(
    'The settings file could not be read',
    LIST_SAFE,
    'The settings were set back; look them over.',
  ),
  'runtime.tooOld': said('The version on this computer is too old', NOTHING_SENT, 'Update the program.'),
  'clock.inPast': said(
    'The computer’s clock is behind',
    'Signatures and daily limits need the right time; sending is off.',
    'Set date and time, then try again.',
  ),
  'keychain.missing': said(
    'This computer has no keychain',
    'API keys cannot be stored, so iyzico cannot be reached; no money moved.',
    'Install the package it needs. Until then you can work with the practice company.',
  ),
  'keychain.locked': said('This computer’s keychain is locked', NOTHING_SENT, 'Unlock it and try again.'),
  'keychain.timeout': said(
    'The keychain did not answer',
    NOTHING_SENT,
    'Answer its question if a window is open, then try again.',
  ),
  'keychain.dataKeyMissing': said(
    'The records’ key was not found in the keychain',
    'The records are there but cannot be read; nothing is sent.',
    'Sign in as the earlier user of this computer, or restore a backup.',
  ),
  'keychain.dataKeyWrong': said(
    'The key in the keychain does not open these records',
    'The records are there but cannot be read; nothing is sent.',
    'Sign in as the right user, or restore a backup.',
  ),
  'keys.missing': said('No API keys are saved for this company', NOTHING_SENT, 'Add the company’s keys in Settings.'),
  'keys.rejected': (p) => ({
    title: 'iyzico did not accept the API key',
    money: NO_MONEY,
    next: `Check that the key belongs to this environment and enter it again.${iyzicoSays(p)}`,
  }),
  'keys.duplicate': (p) => ({
    title: 'This key is saved for another company',
    money: NOTHING_SENT,
    next: `One key cannot serve two companies${p.has('name') ? `; “${p.text('name')}” uses it now` : ''}. Enter this company’s own key.`,
  }),
  'keys.malformed': said(
    'This does not look like an API key',
    NOTHING_SENT,
    'Copy the whole key from iyzico’s panel and paste it.',
  ),
  'keys.companyNotPractice': said(
    'A practice key cannot be used here',
    NOTHING_SENT,
    'Enter the keys iyzico gave you.',
  ),
  'workbook.notWorkbook': (p) => ({
    title: `${file(p)} is not an Excel or CSV file`,
    money: NO_MONEY,
    next: 'Open the list in Excel and save it as “Excel Workbook (.xlsx)”.',
  }),
  'workbook.oldExcel': (p) => ({
    title: `${file(p)} is in the old Excel format (.xls)`,
    money: NO_MONEY,
    next: 'Open it in Excel, choose Save As › Excel Workbook (.xlsx), and open that.',
  }),
  'workbook.openDocument': (p) => ({
    title: `${file(p)} is an OpenDocument file (.ods)`,
    money: NO_MONEY,
    next: 'Open it in LibreOffice, save it as .xlsx, and open that.',
  }),
  'workbook.binaryExcel': (p) => ({
    title: `${file(p)} is in the binary Excel format (.xlsb)`,
    money: NO_MONEY,
    next: 'Open it in Excel, choose Save As › .xlsx, and open that.',
  }),
  'workbook.encrypted': (p) => ({
    title: `${file(p)} is protected by a password`,
    money: NO_MONEY,
    next: 'Open it in Excel, take the password off and save; the program asks for none.',
  }),
  'workbook.damaged': (p) => ({
    title: `${file(p)} is damaged`,
    money: 'A damaged file is never read in part; no row was taken.',
    next: 'Ask the sender for it again, or let Excel repair and save it.',
  }),
  'workbook.tooLarge': (p) => ({
    title: `${file(p)} is too large`,
    money: NO_MONEY,
    next: 'Copy the payment list alone to a new file and open that.',
  }),
  'workbook.tooLong': (p) => ({
    title: 'The sheet has too many rows',
    money: NO_MONEY,
    next: `A list holds at most ${p.has('limit') ? p.count('limit') : '100,000'} rows; split it.`,
  }),
  'workbook.tooComplex': (p) => ({
    title: `${file(p)} is too complex to read`,
    money: NO_MONEY,
    next: 'Copy the list to a new file with “paste values” and open that.',
  }),
  'workbook.empty': said(
    'There are no payment rows on this sheet',
    NO_MONEY,
    'Choose another sheet or another header row.',
  ),
  'workbook.noAmountColumn': said('No amount column was found', NO_MONEY, 'Show which column holds the amount.'),
  'workbook.noRecipientColumn': said(
    'No IBAN or identity column was found',
    NO_MONEY,
    'Show which column names the recipient.',
  ),
  'workbook.noHeader': said(
    'No header row was found',
    NO_MONEY,
    'Show which row the header is in, or say that there is none.',
  ),
  'workbook.encoding': said(
    'The text file’s letters could not be read',
    NO_MONEY,
    'Choose another encoding and look at the preview.',
  ),
  'workbook.foreignCorrections': said(
    'This corrections file belongs to another company',
    NO_MONEY,
    'Switch to that company and open it again.',
  ),
  'workbook.copiedRowIds': said(
    'Rows were copied within the corrections file',
    'One row cannot be updated twice; no row was taken.',
    'Delete the copied rows, or make the corrections in the program.',
  ),
  'workbook.sheetMissing': said('The chosen sheet is not in the file', NO_MONEY, 'Choose the sheet again.'),
  'workbook.sourceGone': said(
    'The file this list came from was not found',
    LIST_SAFE,
    'Put it back, or choose another kind of report.',
  ),
  'batch.hasErrors': (p) => ({
    title: 'Some rows still need correction',
    money: NOTHING_SENT,
    next: p.has('count')
      ? `Correct, hold or drop ${p.count('count')} of them.`
      : 'Correct them, hold them back or drop them.',
  }),
  'batch.empty': said(
    'There is no row to send',
    NOTHING_SENT,
    'At least one row must be in the list and free of errors.',
  ),
  'batch.notEditable': said(
    'This list can no longer be changed',
    'The rows that were sent stay as they are.',
    'Cancel the payout or make a new list.',
  ),
  'batch.alreadySent': said(
    'This list was sent already',
    'It was not sent a second time.',
    'Look at where it stands now.',
  ),
  'batch.duplicateUnanswered': said(
    'Repeated payments need your decision',
    NOTHING_SENT,
    'Pass each with a reason, hold it back or drop it.',
  ),
  'batch.sameFile': (p) => ({
    title: 'A list was made from this file before',
    money: 'Sending the same file twice pays the same people twice. Nothing has been sent yet.',
    next: p.has('name')
      ? `Open “${p.text('name')}”, or write why you take the file again.`
      : 'Open the earlier list, or write why you take the file again.',
  }),
  'row.bound': said(
    'This row belongs to another payout',
    'It cannot be paid again until that one’s outcome is known.',
    'Ask iyzico about that payout first.',
  ),
  'row.needsReason': said(
    'These rows need a reason',
    'A row that failed is not sent again without one.',
    'Write why you send them again.',
  ),
  'row.needsChange': said(
    'The row cannot be sent again unchanged',
    NOTHING_SENT,
    'Correct its IBAN or amount, or write a reason.',
  ),
  nothingToUndo: said('There is nothing to undo', NO_MONEY, 'Changes can be undone from the last one on.'),
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
    next: `Put the reason right and try again.${iyzicoSays(p)}`,
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
    'An answer for this payout is awaited',
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
    'Open the Authorise window again and approve the present list.',
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
    'Set one in Settings › Limits and approvals.',
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
  'payout.askFirst': said(
    'iyzico must be asked first',
    'Nothing is sent twice while an outcome is unknown.',
    'Press “Ask iyzico”; asking moves no money.',
  ),
  'payout.restoredBackup': said(
    'A backup was restored; sending is off',
    'Payments may have been sent after the backup was made.',
    'Ask iyzico about every payout first.',
  ),
  'payout.unknownOutcome': said(
    'The last request’s outcome is unknown',
    'It may or may not have reached iyzico. Waiting moves no money.',
    'Press “Ask iyzico”.',
  ),
  'backup.passphrase': said(
    'The backup’s passphrase is wrong',
    LIST_SAFE,
    'Type it again; a forgotten one cannot be recovered.',
  ),
  'backup.damaged': said('The backup file is damaged', LIST_SAFE, 'Choose another backup.'),
  'backup.newer': said('The backup was made by a newer version', LIST_SAFE, 'Update the program and try again.'),
  'backup.otherDataKey': said(
    'The backup is sealed with another computer’s key',
    LIST_SAFE,
    'Open it where it was made, or use one with a passphrase.',
  ),
  'update.off': said('Looking for updates is off', NO_MONEY, 'You can turn it on in Settings.'),
  'update.payoutOpen': said(
    'No update while a payout is under way',
    'The payments go on as they are.',
    'Update when the list has ended.',
  ),
  'update.unverified': said(
    'The update’s signature could not be verified',
    NO_MONEY,
    'It was not installed; try again later.',
  ),
};
