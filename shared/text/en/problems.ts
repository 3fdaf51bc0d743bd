import type { ParamReader } from '../params.ts';
import type { ProblemTexts } from '../tr/problems.ts';
import { listProblems } from './list-problems.ts';
import { iyzicoSays, payoutProblems } from './payout-problems.ts';

const NO_MONEY = 'No money moved.';
const NOTHING_SENT = 'Nothing was sent to iyzico; no money moved.';
const LIST_SAFE = 'Your lists are as they were; no money moved.';
const file = (p: ParamReader): string => (p.has('fileName') ? `“${p.text('fileName')}”` : 'The file');

const said = (title: string, money: string, next: string) => () => ({ title, money, next });

/** Every expected failure, in words. */
export const problems: ProblemTexts = {
  ...payoutProblems,
  ...listProblems,
  internal: (p) => ({
    title: 'An unexpected error happened in the program',
    money: 'Whatever was sent or authorised is shown in its list; this error moves no money.',
    next: `Try again. If it comes back, make a support file and send it to us${p.has('correlationId') ? ` (record ${p.text('correlationId')})` : ''}.`,
  }),
  refused: said('This request was refused', NO_MONEY, 'Close the program and open it again.'),
  badInput: said('This was not accepted', NO_MONEY, 'Look over what you typed and try again.'),
  tooManyRequests: said('Too many attempts', NO_MONEY, 'Wait a few seconds and try again.'),
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
    'Nothing is done with a damaged file; payments at iyzico are not affected.',
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
    'The record chain is broken',
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
    'The initial settings are back; look them over.',
  ),
  'company.rulesCorrupt': (p) => ({
    title:
      p.text('what') === 'limits'
        ? `${p.text('name')}: the limits could not be read`
        : `${p.text('name')}: the company’s settings could not be read`,
    money: 'Nothing is sent for this company; your lists stay as they are.',
    next:
      p.text('what') === 'limits'
        ? 'Enter this company’s limits again in Settings and save them.'
        : 'The initial settings are shown: look them over and save them, or press “Keep them so”.',
  }),
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
  nothingToUndo: said(
    'There is nothing to undo',
    NO_MONEY,
    'Nothing was changed in this list, or all of it has been undone.',
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
  'update.off': said(
    'This installation does not look for updates',
    NO_MONEY,
    'Install new versions from where you got the program.',
  ),
  'update.unreachable': said(
    'The update could not be reached',
    NO_MONEY,
    'Nothing was installed; check the connection and try again later.',
  ),
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
