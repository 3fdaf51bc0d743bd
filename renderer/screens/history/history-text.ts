import { history as en } from '../../../shared/text/en/history.ts';
import { history as tr } from '../../../shared/text/tr/history.ts';

/** This screen's words, for `useText`. */
export const HISTORY_TEXT = { tr, en };
