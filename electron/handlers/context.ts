import type { z } from 'zod';
import type { CompanyId } from '../../shared/ids.ts';
import type { LINKS } from '../../shared/app-state.ts';
import type { DeskEvents, deskEvents } from '../../shared/ipc.ts';
import type { Locale } from '../../shared/money.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log.ts';
import type { Calls } from '../payouts/calls.ts';
import type { Follower } from '../payouts/follow.ts';
import type { PayoutRunner } from '../payouts/runner.ts';
import type { ApiKeys } from '../secrets/api-keys.ts';
import type { Vault } from '../secrets/vault.ts';
import type { FileTokens } from './file-tokens.ts';
import type { Jobs } from './jobs.ts';

/** What a saved file is; it decides the dialog's filter. */
export type SavedKind = 'report' | 'template' | 'corrections' | 'table' | 'record' | 'backup' | 'support';

/** What the desk needs from the windows around it; main.ts gives it Electron's, a test its own. */
export interface Shell {
  /** Asks for a file to read; null when the person changed their mind. */
  chooseFile(kind: 'workbook' | 'backup'): Promise<string | null>;
  whereToSave(kind: SavedKind, suggestedName: string): Promise<string | null>;
  /** Asks for a folder to write into; null when the person changed their mind. */
  chooseFolder(): Promise<string | null>;
  openLink(link: (typeof LINKS)[number]): Promise<void>;
  showFile(path: string, how: 'open' | 'folder'): Promise<void>;
  /** Opens the small windows with origins of their own; each replaces one that is still open. */
  openKeysWindow(): Promise<void>;
  closeKeysWindow(): void;
  openAuthoriseWindow(title: string): Promise<void>;
  closeAuthoriseWindow(): void;
  /** Prints a script-less page of ours to PDF. */
  printToPdf(html: string): Promise<Uint8Array>;
  /** Applies language and theme to menus and windows. */
  preferencesChanged(): void;
  /** Asks, in the system's own window, whether the clock is right although the records reach to `newest` (milliseconds). */
  confirmClock(newest: number): Promise<boolean>;
  /** Asks, in the system's own window, whether the program may end now and this version be installed. */
  confirmInstall(version: string): Promise<boolean>;
  quit(): void;
}

export type Tell = (changed: z.input<typeof deskEvents.changed>) => void;
export type TellProgress = (progress: DeskEvents['progress']) => void;
export type TellFirstRows = (first: DeskEvents['firstRows']) => void;

/** Everything the handlers work with. Built once by desk.ts. */
export interface DeskContext {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly keys: ApiKeys;
  readonly runner: PayoutRunner;
  readonly follower: Follower;
  readonly calls: (companyId: CompanyId) => Promise<Outcome<Calls>>;
  /** Where a company's calls go; part of what an approval binds. */
  readonly hostOf: (environment: 'practice' | 'sandbox' | 'production') => string;
  readonly shell: Shell;
  readonly files: FileTokens;
  readonly log: Log;
  readonly now: () => number;
  readonly tell: Tell;
  readonly progress: TellProgress;
  readonly firstRows: TellFirstRows;
  readonly jobs: Jobs;
  /** Who presses: the operator's name from the preferences. */
  readonly actor: () => string;
  readonly locale: () => Locale;
  /** Closes the ledger and opens it again: after a restore, and from the recovery screen. */
  readonly reopen: () => Promise<void>;
}
