import type { AppState, deskContract, Preferences } from '../../shared/ipc.ts';
import { succeed } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import type { DeskContext } from './context.ts';
import { writeSupportFile } from './support-file.ts';

type AppChannels = Extract<keyof typeof deskContract, `app.${string}` | `jobs.${string}`>;

/** What the desk knows about itself that the ledger does not. */
export interface AppFacts {
  readonly version: string;
  readonly standIn: boolean;
  readonly keychain: AppState['keychain'];
  readonly preferencesSet: (preferences: Preferences) => void;
  readonly recover: Handlers<typeof deskContract>['app.recover'];
  /** Stops a job by its name: an import being read, a report being written. */
  readonly cancelJob: (job: string) => void;
}

/** The program itself: how it started, preferences, links, saved files. */
export function appHandlers(context: DeskContext, facts: AppFacts): Pick<Handlers<typeof deskContract>, AppChannels> {
  const { ledger, shell, files } = context;
  return {
    'app.state': async () => {
      const preferences = await ledger.call('preferences.get', {});
      if (!preferences.ok) return preferences;
      const askFirst = await ledger.call('payouts.askFirst', {});
      if (!askFirst.ok) return askFirst;
      const lastBackup = await ledger.call('backup.last', {});
      if (!lastBackup.ok) return lastBackup;
      const state: AppState = {
        start: { kind: 'ready' },
        preferences: preferences.value,
        version: facts.version,
        standIn: facts.standIn,
        platform: process.platform,
        keychain: facts.keychain,
        askFirst: askFirst.value,
        chain: ledger.report.verification,
        lastBackupAt: lastBackup.value,
      };
      return succeed(state);
    },
    'app.setPreferences': async (input) => {
      const preferences = await ledger.call('preferences.set', input);
      if (!preferences.ok) return preferences;
      facts.preferencesSet(preferences.value);
      context.tell({ app: true });
      return preferences;
    },
    'app.openLink': async ({ link }) => {
      await shell.openLink(link);
      return succeed({});
    },
    'app.recover': facts.recover,
    'app.showFile': async ({ fileToken, how }) => {
      const path = files.path(fileToken);
      if (!path.ok) return path;
      await shell.showFile(path.value, how);
      return succeed({});
    },
    'app.supportFile': () => writeSupportFile(context, facts.version),
    'jobs.cancel': ({ job }) => {
      facts.cancelJob(job);
      return succeed({});
    },
  };
}
