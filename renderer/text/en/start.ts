import { written } from '../../../shared/text/plural.ts';
import type { StartText } from '../tr/start.ts';

/** The Start and Recovery screens. */
export const start: StartText = {
  title: 'Welcome',
  addTitle: 'Add a company',
  lead: 'Open the month’s Excel list, see what is wrong, pay everyone at once through iyzico. You always press the last button.',
  practise: {
    title: 'Try it first',
    body: 'Go the whole way in a minute with a sample payroll. No keys and no documents needed; no real money moves.',
    press: 'Start practising',
    company: 'Practice Ltd.',
    points: [
      'A sample list opens by itself',
      'You see the wrong rows and correct them',
      'You send the list and read the pre-result',
      'You authorise the payments in their own window',
      'You follow who is paid and get the Excel report',
    ],
  },
  add: {
    title: 'Add your company',
    name: 'Company name',
    nameHint: 'As it is shown in lists and reports.',
    nameMissing: 'Write the company’s name.',
    environment: 'Environment',
    environmentHint: 'It never changes; add another company for the other one.',
    sandboxDetail: 'With iyzico’s test keys; no real money moves.',
    productionDetail: 'With real keys, real payments.',
    colour: 'Colour',
    colourHint: 'To tell companies apart at a glance.',
    press: 'Add and enter keys…',
    colours: {
      plum: 'Plum',
      teal: 'Teal',
      blue: 'Blue',
      green: 'Green',
      amber: 'Amber',
      rust: 'Rust',
      slate: 'Slate',
      rose: 'Rose',
    },
  },
  keys: {
    title: (name) => `${name}: keys`,
    waiting:
      'Type the keys into the small separate window. They are kept in this computer’s keychain and never shown again.',
    again: 'Open the key window',
    checking: 'Connecting to iyzico…',
    ready: 'Connected',
    balance: (figures) => `Your iyzico balance is ${figures}. iyzico names no currency for it.`,
    failed: 'The keys are saved but iyzico could not be reached',
    first: 'Open the first list…',
    toLists: 'Go to the lists',
    later: 'Later',
  },
  how: {
    title: 'What you need from iyzico',
    steps: [
      {
        title: 'Mass Payout permission',
        body: 'Ask iyzico to enable Mass Payout (Toplu Ödeme) for your merchant account.',
        link: 'Mass Payout page',
      },
      {
        title: 'API keys',
        body: 'Find the API key and the secret key under Settings in iyzico’s panel.',
        link: 'iyzico panel',
      },
      {
        title: 'Balance',
        body: 'Payments come out of your iyzico balance; make sure it covers them before you authorise.',
        link: 'iyzico support',
      },
    ],
  },
  recovery: {
    title: 'The program could not open its records',
    safe: 'Nothing is sent until the records open; payments already sent go on at iyzico as they are.',
    retry: 'Try again',
    restoreBackup: 'Restore a backup…',
    exportData: 'Export what can be read…',
    showFolder: 'Show the records’ folder',
    quit: 'Close the program',
    export: {
      title: 'Export what can be read',
      detail:
        'The results of the lists go to a folder of your choice as Excel and CSV; payouts, payments and records as CSV. The records are not touched and nothing is sent.',
      noKey:
        'Without the records’ key, names and IBANs cannot be read; payouts, payment numbers, amounts and results are written.',
      full: 'Write recipients in full',
      fullDetail: 'When off, IBANs and identity numbers are masked.',
      choose: 'Choose a folder and write…',
      done: 'Exported',
      doneLists: (lists, rows, folder) => `Saved ${written(rows, 'row')} of ${written(lists, 'list')} to ${folder}`,
      doneFacts: (rows, folder) =>
        `The key was not found; numbers, amounts and results of ${written(rows, 'payment')} were saved to ${folder}`,
      notRead: (lists) => `${written(lists, 'list')} could not be read; the text in the folder says which.`,
      damaged: 'The file is damaged, so rows may be missing; check the totals in iyzico’s panel.',
      open: 'Open the folder',
    },
    support: 'Make a support file…',
    supportSaved: 'Support file saved; you can open and read it before you share it.',
  },
};
