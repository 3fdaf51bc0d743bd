import type { deskContract } from '../../shared/ipc.ts';
import { fail } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import type { DeskContext, Shell } from './context.ts';

type BackupChannels = 'backup.create' | 'backup.restore' | 'recipients.import';

export function backupHandlers(_context: DeskContext, _folder: string): Pick<Handlers<typeof deskContract>, BackupChannels> {
  return {
    'backup.create': () => fail('internal'),
    'backup.restore': () => fail('internal'),
    'recipients.import': () => fail('internal'),
  };
}

export function restoreHandler(_parts: { readonly folder: string; readonly shell: Shell }, _reopen: () => Promise<void>): Handlers<typeof deskContract>['backup.restore'] {
  return () => fail('internal');
}
