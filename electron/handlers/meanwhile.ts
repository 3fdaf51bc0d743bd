import { batchIdSchema } from '../../shared/ids.ts';
import type { DeskEvents, deskContract } from '../../shared/ipc.ts';
import type { Caller, Handlers } from '../ipc-door.ts';
import type { Shell } from './context.ts';
import type { Waiting } from './waiting.ts';

type Desk = typeof deskContract;

/** What is said of a call that takes long and says nothing of its own. Every channel of the page has its word. */
const MEANWHILE: { readonly [K in keyof Desk]: DeskEvents['progress']['kind'] } = {
  'app.state': 'records',
  'app.setPreferences': 'save',
  'app.openLink': 'work',
  'app.recover': 'reopen',
  'app.exportData': 'export',
  'app.trustClock': 'save',
  'app.showFile': 'work',
  'app.supportFile': 'save',
  'companies.list': 'records',
  'companies.practise': 'save',
  'companies.add': 'save',
  'companies.change': 'save',
  'companies.remove': 'save',
  'companies.openKeys': 'work',
  'companies.openLimits': 'work',
  'companies.removeKeys': 'save',
  'companies.balance': 'ask',
  'companies.forget': 'forget',
  'import.choose': 'work',
  'import.dropped': 'work',
  'import.sample': 'work',
  'import.recent': 'records',
  'import.open': 'read',
  'import.choices': 'read',
  'import.finish': 'write',
  'import.cancel': 'work',
  'batches.list': 'records',
  'batches.board': 'records',
  'batches.get': 'open',
  'batches.change': 'save',
  'batches.remove': 'save',
  'batches.newFrom': 'open',
  'batches.compare': 'open',
  'rows.page': 'open',
  'rows.find': 'open',
  'rows.ids': 'open',
  'rows.reveal': 'open',
  'rows.edit': 'check',
  'rows.place': 'check',
  'rows.answer': 'check',
  'rows.fixPreview': 'check',
  'rows.fix': 'check',
  'rows.add': 'check',
  'rows.undo': 'steps',
  'rows.redo': 'steps',
  'rows.release': 'save',
  'payouts.initialise': 'send',
  'payouts.initialiseAgain': 'send',
  'payouts.ask': 'ask',
  'payouts.askItem': 'ask',
  'payouts.cancel': 'cancelPayout',
  'payouts.openAuthorise': 'ask',
  'payouts.recordFinding': 'save',
  'payouts.settleMismatch': 'save',
  'payouts.follow': 'records',
  'reports.prepare': 'report',
  'reports.save': 'report',
  'reports.template': 'report',
  'recipients.list': 'records',
  'recipients.change': 'save',
  'recipients.merge': 'save',
  'recipients.import': 'read',
  'history.search': 'search',
  'history.timeline': 'records',
  'history.verify': 'verify',
  'backup.create': 'backup',
  'backup.restore': 'restore',
  'backup.lookedIntoGap': 'save',
  'updates.state': 'update',
  'updates.check': 'update',
  'updates.download': 'download',
  'updates.install': 'update',
  'jobs.cancel': 'work',
};

/** The page's channels, each with its word while it takes long. */
export function saidMeanwhile(handlers: Handlers<Desk>, waiting: Waiting): Handlers<Desk> {
  const entries = Object.entries(handlers).map(([channel, answer]: [string, Handlers<Desk>[keyof Desk]]) => {
    const waited = (input: object, caller: Caller): Promise<unknown> =>
      waiting.through(MEANWHILE[channel as keyof Desk], batchOf(input), () => answer(input as never, caller));
    return [channel, waited];
  });
  return Object.fromEntries(entries) as Handlers<Desk>;
}

function batchOf(input: object): DeskEvents['progress']['batchId'] {
  const batchId = batchIdSchema.safeParse('batchId' in input ? input.batchId : null);
  return batchId.success ? batchId.data : null;
}

/** The windows around the desk; while one of them asks the person something, nothing is said to take long. */
export function askingShell(shell: Shell, waiting: Waiting): Shell {
  return {
    ...shell,
    chooseFile: (kind) => waiting.asking(() => shell.chooseFile(kind)),
    whereToSave: (kind, name) => waiting.asking(() => shell.whereToSave(kind, name)),
    chooseFolder: () => waiting.asking(() => shell.chooseFolder()),
    confirmClock: (newest) => waiting.asking(() => shell.confirmClock(newest)),
    confirmInstall: (version) => waiting.asking(() => shell.confirmInstall(version)),
  };
}
