import type { ImportChoice } from '../../../../shared/mapping.ts';

/** The person's own file as it was imported, and how its table was read. */
export interface OwnBook {
  readonly bytes: Uint8Array;
  readonly choice: ImportChoice;
  /** How many columns the sheet uses; ours stand after them. */
  readonly columns: number;
  /** Whether the new file is called .xlsm: Excel refuses macros in an .xlsx. */
  readonly keepMacros: boolean;
}
