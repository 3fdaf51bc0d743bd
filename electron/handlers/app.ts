import type { AppState, Preferences } from '../../shared/app-state.ts';
import type { deskContract } from '../../shared/ipc.ts';
import { fail, succeed } from '../../shared/problems.ts';
import { floodLimit } from '../ipc-door.ts';
import type { Handlers } from '../ipc-door.ts';
import type { DeskContext } from './context.ts';
import { showSaved } from './file-tokens.ts';
import { exportOpen } from './recovery-export.ts';
import type { ExportParts } from './recovery-export.ts';
import { writeSupportFile } from './support-file.ts';
import type { SupportFacts } from './support-file.ts';

type AppChannels = Extract<keyof typeof deskContract, `app.${string}` | `jobs.${string}`>;

/** A person opens a page now and then; a page gone wrong would fill the browser with them. */
const LINKS = { burst: 3, perSecond: 0.5 } as const;

/** What the desk knows about itself that the ledger does not. */
export interface AppFacts {
  readonly version: string;
  readonly standIn: boolean;
  readonly keychain: AppState['keychain'];
  readonly preferencesSet: (preferences: Preferences) => void;
  readonly recover: Handlers<typeof deskContract>['app.recover'];
  readonly ledgerFolder: string;
  /** Stops a job by its name: an import being read, a report being written. */
  readonly cancelJob: (job: string) => void;
}

/** The program itself: how it started, preferences, links, saved files. */
export function appHandlers(context: DeskContext, facts: AppFacts): Pick<Handlers<typeof deskContract>, AppChannels> {
  const { ledger, shell } = context;
  const links = floodLimit(LINKS.burst, LINKS.perSecond, context.now);
  const support: SupportFacts = {
    version: facts.version,
    log: context.log,
    now: context.now,
    ledger: () => ledger.report,
  };
  return {
    'app.state': async () => {
      const preferences = await ledger.call('preferences.state', {});
      if (!preferences.ok) return preferences;
      const standing = await ledger.call('journal.standing', {});
      if (!standing.ok) return standing;
      const { problem, verification } = standing.value;
      const askFirst = await ledger.call('payouts.askFirst', {});
      if (!askFirst.ok) return askFirst;
      const gap = await ledger.call('backup.gap', {});
      if (!gap.ok) return gap;
      const lastBackup = await ledger.call('backup.last', {});
      if (!lastBackup.ok) return lastBackup;
      const damaged = await ledger.call('companies.damaged', {});
      if (!damaged.ok) return damaged;
      const state: AppState = {
        start: { kind: 'ready' },
        preferences: preferences.value.preferences,
        version: facts.version,
        standIn: facts.standIn,
        platform: process.platform,
        keychain: facts.keychain,
        askFirst: askFirst.value,
        restored: gap.value,
        chain: verification,
        warnings: [
          ...(problem?.code === 'clock.inPast' ? [problem] : []),
          ...(preferences.value.corrupt ? [fail('settings.corrupt').problem] : []),
          ...damaged.value,
          ...ledger.report.warnings,
        ],
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
    'app.openLink': async ({ link }, { webContentsId }) => {
      if (!links.take(webContentsId)) return fail('tooManyRequests');
      await shell.openLink(link);
      return succeed({});
    },
    'app.recover': facts.recover,
    'app.trustClock': async () => {
      const standing = await ledger.call('journal.standing', {});
      if (!standing.ok) return standing;
      const { problem } = standing.value;
      // The page may ask; only a person's own answer to the system's window counts.
      if (problem?.code === 'clock.inPast' && (await shell.confirmClock(Number(problem.params['newest'])))) {
        const trusted = await ledger.call('journal.trustClock', { actor: context.actor() });
        if (!trusted.ok) return trusted;
        context.log.write('clock.trusted');
      }
      context.tell({ app: true });
      return succeed({});
    },
    'app.showFile': showSaved(context),
    'app.supportFile': () => writeSupportFile(context, support),
    'app.exportData': ({ masked }) => {
      const parts: ExportParts = {
        ...context,
        ledgerFolder: facts.ledgerFolder,
        keychain: context.vault.keychain,
        support,
      };
      return exportOpen(parts, ledger, masked);
    },
    'jobs.cancel': ({ job }) => {
      facts.cancelJob(job);
      return succeed({});
    },
  };
}
