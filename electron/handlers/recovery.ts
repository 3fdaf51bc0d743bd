import { deskContract } from '../../shared/ipc.ts';
import type { AppState, Contract, Preferences } from '../../shared/ipc.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Problem, ProblemCode } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import type { Shell } from './context.ts';

export type Exit = Extract<AppState['start'], { kind: 'recovery' }>['exits'][number];

/** The ways out that make sense for each reason the ledger cannot be used; what is not listed may only be tried again. */
const EXITS: Readonly<Partial<Record<ProblemCode, readonly Exit[]>>> = {
  'ledger.corrupt': ['restoreBackup', 'showFolder', 'quit'],
  'ledger.newer': ['showFolder', 'quit'],
  'ledger.networkDrive': ['showFolder', 'quit'],
  'ledger.chainBroken': ['restoreBackup', 'showFolder', 'quit'],
  'keychain.dataKeyMissing': ['retry', 'restoreBackup', 'showFolder', 'quit'],
  'keychain.dataKeyWrong': ['retry', 'restoreBackup', 'showFolder', 'quit'],
  'keychain.locked': ['retry', 'quit'],
  'keychain.timeout': ['retry', 'quit'],
  'runtime.tooOld': ['quit'],
};

export interface RecoveryFacts {
  readonly problem: Problem;
  readonly preferences: Preferences;
  readonly version: string;
  readonly standIn: boolean;
  readonly recover: Handlers<typeof deskContract>['app.recover'];
  readonly restore: Handlers<typeof deskContract>['backup.restore'];
}

/** Handlers that answer every channel with the same problem. */
export function refuseAll<C extends Contract>(contract: C, problem: Problem): Handlers<C> {
  const refusal = () => ({ ok: false as const, problem });
  return Object.fromEntries(Object.keys(contract).map((channel) => [channel, refusal])) as unknown as Handlers<C>;
}

/** The main page's channels when the ledger cannot be used: it is told why, and offered the ways out. Nothing else works. */
export function recoveryHandlers(facts: RecoveryFacts): Handlers<typeof deskContract> {
  const { problem } = facts;
  const state: AppState = {
    start: { kind: 'recovery', problem, exits: [...(EXITS[problem.code] ?? ['retry', 'showFolder', 'quit'])] },
    preferences: facts.preferences,
    version: facts.version,
    standIn: facts.standIn,
    platform: process.platform,
    keychain: problem.code.startsWith('keychain.') ? 'locked' : 'ready',
    askFirst: [],
    chain: null,
    warnings: [],
    lastBackupAt: null,
  };
  return {
    ...refuseAll(deskContract, problem),
    'app.state': () => succeed(state),
    'app.setPreferences': (input) => {
      state.preferences = {
        ...state.preferences,
        ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
      };
      return succeed(state.preferences);
    },
    'app.recover': facts.recover,
    'backup.restore': facts.restore,
  };
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
