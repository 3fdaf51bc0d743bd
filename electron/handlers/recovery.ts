import { existsSync } from 'node:fs';
import { deskContract } from '../../shared/ipc.ts';
import type { AppState, Preferences } from '../../shared/app-state.ts';
import type { Contract } from '../../shared/ipc.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Problem, ProblemCode } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import { ledgerFile } from '../ledger/connection.ts';
import type { Log } from '../log.ts';
import type { Keychain } from '../secrets/keychain.ts';
import { restoreHandler } from './backup.ts';
import type { Shell } from './context.ts';
import { FileTokens, showSaved } from './file-tokens.ts';
import type { Jobs } from './jobs.ts';
import { exportReadable } from './recovery-export.ts';
import type { ExportParts } from './recovery-export.ts';
import { writeSupportFile } from './support-file.ts';
import type { SupportFacts } from './support-file.ts';

export type Exit = Extract<AppState['start'], { kind: 'recovery' }>['exits'][number];

/** The ways out that make sense for each reason the ledger cannot be used. */
const EXITS: Readonly<Partial<Record<ProblemCode, readonly Exit[]>>> = {
  'ledger.corrupt': ['restoreBackup', 'exportData', 'showFolder', 'quit'],
  'ledger.newer': ['exportData', 'showFolder', 'quit'],
  'ledger.networkDrive': ['retry', 'exportData', 'showFolder', 'quit'],
  'ledger.locked': ['retry', 'showFolder', 'quit'],
  'keychain.dataKeyMissing': ['retry', 'restoreBackup', 'exportData', 'showFolder', 'quit'],
  'keychain.dataKeyWrong': ['retry', 'restoreBackup', 'exportData', 'showFolder', 'quit'],
  'keychain.locked': ['retry', 'exportData', 'quit'],
  'keychain.timeout': ['retry', 'exportData', 'quit'],
  'keychain.missing': ['retry', 'exportData', 'quit'],
  'runtime.tooOld': ['quit'],
};
const OTHERWISE: readonly Exit[] = ['retry', 'exportData', 'showFolder', 'quit'];

export interface RecoveryParts {
  readonly problem: Problem;
  /** The ledger's folder. */
  readonly folder: string;
  readonly preferences: Preferences;
  readonly version: string;
  readonly jobs: Jobs;
  readonly standIn: boolean;
  readonly shell: Shell;
  readonly log: Log;
  readonly keychain?: Keychain;
  readonly now: () => number;
  readonly newId: () => string;
  readonly reopen: () => Promise<void>;
}

/** The desk without its ledger. */
export interface RecoveryDesk {
  readonly handlers: Handlers<typeof deskContract>;
  readonly preferences: () => Preferences;
}

/** Handlers that answer every channel with the same problem. */
export function refuseAll<C extends Contract>(contract: C, problem: Problem): Handlers<C> {
  const refusal = () => ({ ok: false as const, problem });
  return Object.fromEntries(Object.keys(contract).map((channel) => [channel, refusal])) as unknown as Handlers<C>;
}

/**
 * The main page's channels when the ledger cannot be used: it is told why, offered the ways out, and may take along what can
 * be read. Nothing is sent.
 */
export function createRecoveryDesk(parts: RecoveryParts): RecoveryDesk {
  const { problem, folder, shell, version, log, now } = parts;
  const hasLedger = existsSync(ledgerFile(folder));
  const exits = (EXITS[problem.code] ?? OTHERWISE).filter((exit) => exit !== 'exportData' || hasLedger);
  const state: AppState = {
    start: { kind: 'recovery', problem, exits },
    preferences: parts.preferences,
    version,
    standIn: parts.standIn,
    platform: process.platform,
    keychain: problem.code.startsWith('keychain.') ? 'locked' : 'ready',
    askFirst: [],
    restored: null,
    chain: null,
    warnings: [],
    lastBackupAt: null,
  };
  const files = new FileTokens(parts.newId);
  const support: SupportFacts = { version, log, now, ledger: () => problem };
  const exporting: ExportParts = {
    ledgerFolder: folder,
    shell,
    files,
    log,
    jobs: parts.jobs,
    keychain: parts.keychain,
    locale: () => state.preferences.locale,
    actor: () => state.preferences.operator,
    now,
    support,
  };
  const handlers: Handlers<typeof deskContract> = {
    ...refuseAll(deskContract, problem),
    'app.state': () => succeed(state),
    'app.setPreferences': (input) => {
      state.preferences = {
        ...state.preferences,
        ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
      };
      shell.preferencesChanged();
      return succeed(state.preferences);
    },
    'app.recover': recoverWith(parts, parts.reopen),
    'app.exportData': ({ masked }) => exportReadable(exporting, masked),
    'app.supportFile': () => writeSupportFile({ shell, files }, support),
    'app.showFile': showSaved({ shell, files }),
    'jobs.cancel': ({ job }) => {
      parts.jobs.cancel(job);
      return succeed({});
    },
    'backup.restore': restoreHandler(parts, parts.preferences.operator, parts.reopen),
  };
  return { handlers, preferences: () => state.preferences };
}

/** What the ways out do. Restoring and exporting need a file and a passphrase: the page asks for them by their own channels. */
export function recoverWith(
  parts: { readonly folder: string; readonly shell: Shell },
  reopen: () => Promise<void>,
): Handlers<typeof deskContract>['app.recover'] {
  return async ({ exit }) => {
    switch (exit) {
      case 'retry':
        await reopen();
        return succeed({});
      case 'showFolder':
        await parts.shell.showFile(parts.folder, 'folder');
        return succeed({});
      case 'quit':
        parts.shell.quit();
        return succeed({});
      case 'restoreBackup':
      case 'exportData':
        return fail('badInput', { exit });
    }
  };
}
