import type { deskContract } from '../../shared/ipc.ts';
import { fail } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import type { DeskContext } from './context.ts';

/** Reports and templates. */
export function reportHandlers(_context: DeskContext): {
  readonly handlers: Pick<Handlers<typeof deskContract>, 'reports.save' | 'reports.template'>;
  readonly cancelJob: (job: string) => void;
} {
  return { handlers: { 'reports.save': () => fail('internal'), 'reports.template': () => fail('internal') }, cancelJob: () => undefined };
}
