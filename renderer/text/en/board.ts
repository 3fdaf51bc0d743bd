import { plural } from '../../../shared/text/plural.ts';
import type { BoardText } from '../tr/board.ts';

/** The month-end board. */
export const board: BoardText = {
  title: 'Month-end board',
  detail: (companies) => `${plural(companies, 'company', 'companies')}, every list`,
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  thisMonth: 'This month',
  month: 'Month',
  loading: 'Preparing the board',
  columns: {
    waitingForFile: 'Waiting for file',
    hasErrors: 'Has errors',
    waitingAuthorisation: 'To be authorised',
    inProgress: 'In progress',
    partlyPaid: 'Partly paid',
    nonePaid: 'Not paid',
    done: 'Done',
  },
  columnHints: {
    waitingForFile: 'No list opened for this month',
    hasErrors: 'To be corrected or sent again',
    waitingAuthorisation: 'Ready, or to be authorised',
    inProgress: 'At iyzico, or being asked about',
    partlyPaid: 'Some rows were not paid',
    nonePaid: 'No row was paid',
    done: 'Every row has its result',
  },
  noList: 'No list',
  openLists: 'Open a file',
  payments: (count) => plural(count, 'payment'),
  columnEmpty: 'None',
  emptyTitle: 'No companies yet',
  emptyDetail: 'Once you have added one, all the month’s lists appear here side by side.',
  emptyAction: 'Go to start',
};
