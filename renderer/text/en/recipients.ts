import { plural } from '../../../shared/text/plural.ts';
import type { RecipientsText } from '../tr/recipients.ts';

/** The address book. */
export const recipients: RecipientsText = {
  title: 'Recipients',
  detail: (count) => `${plural(count, 'recipient')}, from the lists you sent`,
  searchLabel: 'Search the recipients',
  searchPlaceholder: 'Name or last four of the IBAN',
  clear: 'Clear the search',
  loading: 'Loading the recipients',
  caption: 'Recipients',
  columns: {
    name: 'Name',
    recipient: 'IBAN / no.',
    bank: 'Bank',
    lastPaid: 'Last paid',
    lastAmount: 'Last amount',
    paidCount: 'Payments',
    earlier: 'Earlier IBANs',
  },
  never: 'never paid',
  trusted: 'Trusted recipient',
  open: (name) => `${name}: details`,
  emptyTitle: 'The address book is still empty',
  emptyDetail: 'It fills itself from every list you send. You can also import the book of another computer.',
  noneTitle: 'No recipient matches this search',
  noneDetail: 'Try part of the name or the last four of the IBAN.',
  noCompanyTitle: 'Add a company first',
  noCompanyDetail: 'Recipients are kept per company.',
  toStart: 'Go to start',
  exportAction: 'Export',
  exportTitle: 'Export the address book',
  exportBody:
    'Names and IBANs are written in full, so that another computer can import them. Treat the file as personal data.',
  importAction: 'Import',
  imported: (added, changed) =>
    added + changed === 0
      ? 'There was nothing new in the file.'
      : `${plural(added, 'recipient')} added, ${plural(changed, 'recipient')} changed.`,
  importedTitle: 'Imported',
  drawer: {
    close: 'Close',
    bank: 'Bank',
    type: 'Type',
    firstSeen: 'First seen',
    lastPaid: 'Last paid',
    paidCount: 'Payments',
    trusted: 'Trusted recipient',
    trustedHint:
      'Says that you have confirmed this IBAN; marked in lists and on the approval. It switches no check off.',
    notes: 'Note',
    notesHint: 'Stays on this computer and is sent to nobody.',
    saveNotes: 'Save the note',
    notesSaved: 'Note saved',
    earlierTitle: 'IBAN history',
    earlierNone: 'This name was always paid with the same IBAN.',
    seen: (first) => `first seen ${first}`,
    paid: (last) => `last paid ${last}`,
    notPaid: 'never paid',
    current: 'current',
    merge: 'Merge with another record…',
  },
  merge: {
    title: 'Merge records',
    detail:
      'Two records of the same person become one; their IBAN histories and payment counts are joined. Lists already sent do not change.',
    keep: 'Stays',
    gone: 'Is merged into it',
    searchLabel: 'Find the record to merge',
    choose: 'Records to merge',
    none: 'No other record matches.',
    confirm: 'Merge',
    cancel: 'Cancel',
    chooseFirst: 'Choose the record to merge first.',
    typeDiffers: 'The recipient types differ; make sure this is the same person.',
    done: 'Records merged',
  },
};
