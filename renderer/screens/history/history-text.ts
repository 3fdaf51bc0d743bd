import { history as en } from '../../text/en/history.ts';
import { history as tr } from '../../text/tr/history.ts';

/** This screen's words, for `useText`. */
export const HISTORY_TEXT = { tr, en };
