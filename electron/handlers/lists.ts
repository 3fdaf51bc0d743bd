import type { deskContract } from '../../shared/ipc.ts';
import { succeed } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import type { DeskContext } from './context.ts';
import { batchDetail } from './payouts.ts';

type ListChannels = Extract<
  keyof typeof deskContract,
  `batches.${string}` | `rows.${string}` | `recipients.${string}` | `history.${string}`
>;

/** Lists, rows, recipients and history: the ledger's own operations, with who pressed added where something changes. */
export function listHandlers(
  context: DeskContext,
): Pick<Handlers<typeof deskContract>, Exclude<ListChannels, 'recipients.import'>> {
  const { ledger } = context;
  const actor = (): { readonly actor: string } => ({ actor: context.actor() });
  return {
    'batches.list': (input) => ledger.call('batches.list', input),
    'batches.board': (input) => ledger.call('batches.board', input),
    'batches.get': ({ batchId }) => batchDetail(context, batchId),
    'batches.change': async (input) => {
      const changed = await ledger.call('batches.change', { ...input, ...actor() });
      return changed.ok ? batchDetail(context, input.batchId) : changed;
    },
    'batches.remove': async (input) => {
      const removed = await ledger.call('batches.remove', { ...input, ...actor() });
      return removed.ok ? succeed({}) : removed;
    },
    'batches.newFrom': (input) => ledger.call('batches.newFrom', { ...input, ...actor() }),
    'batches.compare': (input) => ledger.call('batches.compare', input),
    'rows.page': (input) => ledger.call('rows.page', input),
    'rows.find': (input) => ledger.call('rows.find', input),
    'rows.reveal': (input) => ledger.call('rows.reveal', input),
    'rows.edit': (input) => ledger.call('rows.edit', { ...input, ...actor() }),
    'rows.place': (input) => ledger.call('rows.place', { ...input, ...actor() }),
    'rows.answer': (input) => ledger.call('rows.answer', { ...input, ...actor() }),
    'rows.fixPreview': (input) => ledger.call('rows.fixPreview', input),
    'rows.fix': (input) => ledger.call('rows.fix', { ...input, ...actor() }),
    'rows.add': (input) => ledger.call('rows.add', { ...input, ...actor() }),
    'rows.undo': (input) => ledger.call('rows.undo', { ...input, ...actor() }),
    'rows.redo': (input) => ledger.call('rows.redo', { ...input, ...actor() }),
    'rows.release': async (input) => {
      const released = await ledger.call('rows.release', { ...input, ...actor() });
      return released.ok ? succeed({ changed: released.value }) : released;
    },
    'recipients.list': (input) => ledger.call('recipients.list', input),
    'recipients.change': (input) => ledger.call('recipients.change', { ...input, ...actor() }),
    'recipients.merge': (input) => ledger.call('recipients.merge', { ...input, ...actor() }),
    'history.search': (input) => ledger.call('history.search', input),
    'history.timeline': (input) => ledger.call('history.timeline', input),
    'history.verify': async () => {
      const verified = await ledger.call('journal.verify', {});
      // Whether something may be sent may have changed with what was found.
      context.tell({ app: true });
      return verified;
    },
  };
}
