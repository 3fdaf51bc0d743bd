import type { deskContract } from '../../shared/ipc.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import { restoreBackup } from '../ledger/backup/restore.ts';
import { openKeychain } from '../secrets/vault.ts';
import type { Keychain } from '../secrets/keychain.ts';
import type { DeskContext, Shell } from './context.ts';
import type { Job, Jobs } from './jobs.ts';

type Restore = Handlers<typeof deskContract>['backup.restore'];

/** Backups of the whole ledger into one file a passphrase opens. */
export function backupHandlers(
  context: DeskContext,
  folder: string,
): Pick<Handlers<typeof deskContract>, 'backup.create' | 'backup.restore' | 'backup.lookedIntoGap'> {
  return {
    'backup.create': async ({ passphrase }) => {
      const day = new Date(context.now()).toISOString().slice(0, 10);
      const path = await context.shell.whereToSave('backup', `odeme-masasi-${day}.masa-yedek`);
      if (path === null) return succeed(null);
      const made = await context.jobs.run({ batchId: null, cancellable: true }, (watch) =>
        context.ledger.call('backup.create', { path, passphrase }, watch),
      );
      if (!made.ok) return made;
      context.tell({ app: true });
      return succeed(context.files.addSaved(path));
    },
    'backup.lookedIntoGap': async ({ who, words }) => {
      const noted = await context.ledger.call('backup.lookedIntoGap', { actor: context.actor(), who, words });
      if (!noted.ok) return noted;
      context.tell({ app: true });
      return succeed({});
    },
    'backup.restore': async ({ passphrase }) => {
      if (context.runner.flights > 0) return fail('payout.inFlight');
      return restore(context.shell, context.jobs, async (path, job) => {
        const { keychain, dataKey } = context.vault;
        context.follower.close();
        await context.ledger.close();
        const options = {
          folder,
          path,
          passphrase,
          keychain,
          currentDataKey: dataKey,
          allowOtherKey: false,
          actor: context.actor(),
          watch: job,
        };
        const restored = await restoreBackup(options);
        // Whatever came of it, a ledger has to be open again: the restored one, or the one that was there.
        job.tell('reopen', null, null);
        await context.reopen();
        return restored;
      });
    },
  };
}

/** Restoring when the ledger could not be opened: the backup brings its data key along. */
export function restoreHandler(
  parts: {
    readonly folder: string;
    readonly shell: Shell;
    readonly jobs: Jobs;
    readonly keychain?: Keychain;
  },
  actor: string,
  reopen: () => Promise<void>,
): Restore {
  return ({ passphrase }) =>
    restore(parts.shell, parts.jobs, async (path, job) => {
      const keychain = parts.keychain === undefined ? openKeychain(parts.folder, true) : succeed(parts.keychain);
      if (!keychain.ok) return keychain;
      const options = {
        folder: parts.folder,
        path,
        passphrase,
        keychain: keychain.value,
        currentDataKey: null,
        allowOtherKey: true,
        actor,
        watch: job,
      };
      const restored = await restoreBackup(options);
      job.tell('reopen', null, null);
      if (restored.ok) await reopen();
      return restored;
    });
}

async function restore(
  shell: Shell,
  jobs: Jobs,
  work: (path: string, job: Job) => Promise<Outcome<{ readonly createdAt: number }>>,
): Promise<Outcome<{ readonly restored: boolean; readonly createdAt: number | null }>> {
  const path = await shell.chooseFile('backup');
  if (path === null) return succeed({ restored: false, createdAt: null });
  // Not to be stopped: the ledger that was open is closed by now.
  const restored = await jobs.run({ batchId: null, cancellable: false }, (job) => work(path, job));
  return restored.ok ? succeed({ restored: true, createdAt: restored.value.createdAt }) : restored;
}
