import { settings as en } from '../../text/en/settings.ts';
import { settings as tr } from '../../text/tr/settings.ts';

/** This screen's words, for `useText`. */
export const SETTINGS_TEXT = { tr, en };
