import { written } from '../../../shared/text/plural.ts';
import type { ListsText } from '../tr/lists.ts';

/** The Payment lists screen. */
export const lists: ListsText = {
  title: 'Payment lists',
  detail: (count) => written(count, 'list'),
  open: 'Open an Excel list…',
  name: 'List',
  state: 'State',
  count: 'Rows',
  total: 'Total',
  paid: 'Paid',
  changed: 'Last change',
  actions: 'Actions',
  more: (name) => `${name}: more actions`,
  waitingRows: (count) => `${written(count, 'row')} ${count === '1' ? 'needs' : 'need'} correction`,
  emptyTitle: 'This company has no list yet',
  emptyDetail:
    'Drop the month’s Excel file on this window, or open it. Until you send, everything stays on this computer.',
  template: 'Save the blank template…',
  sample: 'Open the sample list',
  recent: 'Recent files',
  rename: 'Rename…',
  renameTitle: 'Name of the list',
  copy: 'Copy…',
  remove: 'Delete the list…',
  removeTitle: (name) => `Delete “${name}”?`,
  removeBody:
    'The list was not sent; deleting it moves no money. History shows that it was deleted; its rows cannot be brought back.',
  removePress: 'Delete',
  copyTitle: 'New list from a copy',
  copyBody: 'The rows are copied into a new list for you to edit. The old list stays as it is, nothing is sent.',
  copyPress: 'Make the list',
  newName: 'Name of the new list',
  period: 'Month',
  removed: 'The list was deleted.',
  report: {
    action: 'Period report…',
    title: 'Period report',
    detail: 'All lists of the month you choose in one Excel file: their totals, and what became of every row.',
    period: 'Month',
    everyPeriod: 'All months',
  },
};
