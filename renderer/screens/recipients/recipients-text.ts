import { recipients as en } from '../../text/en/recipients.ts';
import { recipients as tr } from '../../text/tr/recipients.ts';

/** This screen's words, for `useText`. */
export const RECIPIENTS_TEXT = { tr, en };
