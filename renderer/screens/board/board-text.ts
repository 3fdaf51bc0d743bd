import { board as en } from '../../text/en/board.ts';
import { board as tr } from '../../text/tr/board.ts';

/** This screen's words, for `useText`. */
export const BOARD_TEXT = { tr, en };
