import type { BatchId } from '../../shared/ids.ts';
import type { deskContract } from '../../shared/ipc.ts';
import { succeed } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import type { CallWatch } from '../ledger/ledger.ts';
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
  // A big list takes a second to open and a few to change; what a person pressed can be stopped, and is then undone.
  const opening = <T>(batchId: BatchId, work: (watch: CallWatch) => Promise<T>): Promise<T> =>
    context.jobs.run({ batchId, cancellable: false }, work);
  const pressed = <T>(batchId: BatchId, work: (watch: CallWatch) => Promise<T>): Promise<T> =>
    context.jobs.run({ batchId, cancellable: true }, work);
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
    // Not to be stopped: that failed rows are free again is settled before the new list is made.
    'batches.newFrom': (input) =>
      opening(input.batchId, (watch) => ledger.call('batches.newFrom', { ...input, ...actor() }, watch)),
    'batches.compare': (input) => opening(input.batchId, (watch) => ledger.call('batches.compare', input, watch)),
    'rows.page': (input) => opening(input.batchId, (watch) => ledger.call('rows.page', input, watch)),
    'rows.ids': (input) => opening(input.batchId, (watch) => ledger.call('rows.ids', input, watch)),
    'rows.find': (input) => opening(input.batchId, (watch) => ledger.call('rows.find', input, watch)),
    'rows.reveal': (input) => opening(input.batchId, (watch) => ledger.call('rows.reveal', input, watch)),
    'rows.edit': (input) =>
      pressed(input.batchId, (watch) => ledger.call('rows.edit', { ...input, ...actor() }, watch)),
    'rows.place': (input) =>
      pressed(input.batchId, (watch) => ledger.call('rows.place', { ...input, ...actor() }, watch)),
    'rows.answer': (input) =>
      pressed(input.batchId, (watch) => ledger.call('rows.answer', { ...input, ...actor() }, watch)),
    'rows.fixPreview': (input) => opening(input.batchId, (watch) => ledger.call('rows.fixPreview', input, watch)),
    'rows.fix': (input) => pressed(input.batchId, (watch) => ledger.call('rows.fix', { ...input, ...actor() }, watch)),
    'rows.add': (input) => pressed(input.batchId, (watch) => ledger.call('rows.add', { ...input, ...actor() }, watch)),
    'rows.undo': (input) =>
      pressed(input.batchId, (watch) => ledger.call('rows.undo', { ...input, ...actor() }, watch)),
    'rows.redo': (input) =>
      pressed(input.batchId, (watch) => ledger.call('rows.redo', { ...input, ...actor() }, watch)),
    'rows.release': async (input) => {
      const released = await ledger.call('rows.release', { ...input, ...actor() });
      return released.ok ? succeed({ changed: released.value }) : released;
    },
    // The first look at a book of many thousands opens it.
    'recipients.list': (input) =>
      context.jobs.run({ batchId: null, cancellable: false }, (watch) => ledger.call('recipients.list', input, watch)),
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
