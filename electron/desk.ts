import { join } from 'node:path';
import { authoriseContract, deskContract, keysContract } from '../shared/ipc.ts';
import type { Preferences } from '../shared/app-state.ts';
import type { Contract } from '../shared/ipc.ts';
import type { Locale } from '../shared/money.ts';
import { succeed } from '../shared/problems.ts';
import type { Outcome, Problem } from '../shared/problems.ts';
import type { CompanyId } from '../shared/ids.ts';
import { createCallsFactory, hostOf } from './calls-factory.ts';
import { appHandlers } from './handlers/app.ts';
import { createAuthoriseDesk } from './handlers/authorise.ts';
import { backupHandlers } from './handlers/backup.ts';
import { companyHandlers } from './handlers/companies.ts';
import type { DeskContext, Shell, Tell, TellFirstRows, TellProgress } from './handlers/context.ts';
import { FileTokens } from './handlers/file-tokens.ts';
import { importHandlers } from './handlers/imports.ts';
import { Jobs } from './handlers/jobs.ts';
import { askingShell, saidMeanwhile } from './handlers/meanwhile.ts';
import { createKeysDesk } from './handlers/keys.ts';
import { listHandlers } from './handlers/lists.ts';
import { payoutHandlers } from './handlers/payouts.ts';
import { recipientsImport } from './handlers/recipients-import.ts';
import { createRecoveryDesk, recoverWith, refuseAll } from './handlers/recovery.ts';
import { reportHandlers } from './handlers/reports.ts';
import { NO_UPDATES, updateHandlers } from './handlers/updates.ts';
import type { UpdateSource } from './handlers/updates.ts';
import { Waiting } from './handlers/waiting.ts';
import type { Handlers } from './ipc-door.ts';
import { openLedger } from './ledger/ledger.ts';
import type { Ledger } from './ledger/ledger.ts';
import { randomId } from './ledger/open.ts';
import { defaultPreferences } from './ledger/preferences.ts';
import type { Log } from './log.ts';
import { Follower, POLITE } from './payouts/follow.ts';
import type { FollowPace, Timers } from './payouts/follow.ts';
import { PayoutRunner } from './payouts/runner.ts';
import type { PayoutLedger } from './payouts/ledger-port.ts';
import { createPracticeHost } from './practice/host.ts';
import { practiceBooksKey, practiceKeys, practiceSeed } from './practice/keys.ts';
import { keyFingerprint } from './iyzico/signature.ts';
import type { Keychain } from './secrets/keychain.ts';
import { openVault } from './secrets/vault.ts';
import type { Vault } from './secrets/vault.ts';
import { collectAlone } from './workers.ts';
import { windowPlacesIn } from './window-place-file.ts';
import type { WindowPlaces } from './window-place.ts';

/** Everything the desk is built from. It runs without Electron: windows and dialogs are behind `shell`. */
export interface DeskParts {
  /** The ledger's own folder. */
  readonly folder: string;
  /** Where the sample workbooks lie. */
  readonly samples: string;
  /** A practice scenario for demos and tests; null in daily use. */
  readonly scenarioFile: string | null;
  readonly version: string;
  readonly standIn: boolean;
  /** Decides the language until a person chooses one. */
  readonly systemLocale: Locale;
  readonly log: Log;
  readonly shell: Shell;
  readonly tell: Tell;
  readonly progress: TellProgress;
  readonly firstRows: TellFirstRows;
  /** Told how many mutations are in flight, so that sleep is held off. */
  readonly onFlight: (inFlight: number) => void;
  /** Where new versions come from; without it this program never looks for one. */
  readonly updates?: UpdateSource;
  /** Given by tests. */
  readonly keychain?: Keychain;
  readonly timers?: Timers;
  readonly followPace?: FollowPace;
}

/** The program behind its windows. The handlers stay the same objects for life, also when recovery opens the ledger anew. */
export interface Desk {
  readonly handlers: Handlers<typeof deskContract>;
  readonly authoriseHandlers: Handlers<typeof authoriseContract>;
  readonly keysHandlers: Handlers<typeof keysContract>;
  preferences(): Preferences;
  /** True while an authorisation is being carried out. */
  pressing(): boolean;
  /** Mutations in flight. */
  flights(): number;
  readonly windowPlaces: WindowPlaces;
  close(): Promise<void>;
}

/** One opening of the ledger: working, or explaining why it does not. */
type Session = Pick<
  Desk,
  'handlers' | 'authoriseHandlers' | 'keysHandlers' | 'preferences' | 'pressing' | 'flights' | 'close'
>;

export const systemTimers: Timers = {
  now: Date.now,
  random: Math.random,
  after: (delayMs, work) => {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
};

/** What a session is built from; its long work outlives it where it ends in opening the ledger again. */
interface SessionParts extends DeskParts {
  readonly jobs: Jobs;
}

/** Opens the ledger, the keychain and everything over them. Never fails: what stops it is shown on the recovery screen. */
export async function openDesk(given: DeskParts): Promise<Desk> {
  collectAlone();
  const waiting = new Waiting(given.progress);
  const parts: SessionParts = {
    ...given,
    progress: waiting.progress,
    shell: askingShell(given.shell, waiting),
    jobs: new Jobs(waiting.progress),
  };
  let session = await openSession(parts, reopen);
  async function reopen(): Promise<void> {
    await session.close();
    session = await openSession(parts, reopen);
    parts.shell.preferencesChanged();
    parts.tell({ app: true, companies: true, recipients: true });
  }
  return {
    handlers: saidMeanwhile(
      through(deskContract, () => session.handlers),
      waiting,
    ),
    authoriseHandlers: through(authoriseContract, () => session.authoriseHandlers),
    keysHandlers: through(keysContract, () => session.keysHandlers),
    preferences: () => session.preferences(),
    pressing: () => session.pressing(),
    flights: () => session.flights(),
    windowPlaces: windowPlacesIn(parts.folder),
    close: () => session.close(),
  };
}

/** Handlers that lead to those of the moment. */
function through<C extends Contract>(contract: C, now: () => Handlers<C>): Handlers<C> {
  const entries = Object.keys(contract).map((channel: keyof C & string) => {
    const lead: Handlers<C>[typeof channel] = (input, caller) => now()[channel](input, caller);
    return [channel, lead];
  });
  return Object.fromEntries(entries) as Handlers<C>;
}

async function openSession(parts: SessionParts, reopen: () => Promise<void>): Promise<Session> {
  const vault = await openVault(parts.folder, parts.keychain);
  if (!vault.ok) return recovery(parts, reopen, vault.problem);
  const { dataKey, anchor, practiceOnly } = vault.value;
  const ledger = await openLedger({ folder: parts.folder, dataKey, anchor, practiceOnly });
  if (!ledger.ok) return recovery(parts, reopen, ledger.problem);
  return working(parts, reopen, vault.value, ledger.value);
}

/** The session of a ledger that opened: every part built once, and taken down in the reverse order by `close`. */
async function working(
  parts: SessionParts,
  reopen: () => Promise<void>,
  vault: Vault,
  ledger: Ledger,
): Promise<Session> {
  const { log, shell, tell } = parts;
  const timers = parts.timers ?? systemTimers;
  const stopFollowing = vault.follow(ledger, (problem) => log.write('anchor', { problem }));
  ledger.onDied((problem) => {
    log.write('ledger.died', { problem });
    void reopen();
  });
  const recovered = await ledger.call('payouts.recover', {});
  const state = await ledger.call('preferences.state', {});
  if (!recovered.ok || !state.ok) throw new Error('a ledger that opened could not be read');
  if (ledger.report.verification.faults.length > 0)
    log.write('chain.broken', { faults: ledger.report.verification.faults });
  if (state.value.corrupt) log.write('settings.corrupt');
  let preferences: Preferences = state.value.saved
    ? state.value.preferences
    : { ...state.value.preferences, locale: parts.systemLocale };
  if (!state.value.saved) await ledger.call('preferences.set', preferences);

  const practice = createPracticeHost({
    scenarioFile: parts.scenarioFile,
    booksFile: join(parts.folder, 'practice-books'),
    booksKey: practiceBooksKey(vault.dataKey),
    seed: practiceSeed(vault.dataKey),
  });
  const calls = createCallsFactory({
    company: (companyId) => ledger.call('companies.get', { companyId }),
    keysOf: async (company) =>
      company.environment === 'practice' ? succeed(practiceKeys(vault.dataKey, company.id)) : vault.keys.get(company),
    practice,
    version: parts.version,
    locale: () => preferences.locale,
  });
  const runner = new PayoutRunner({ ledger: payoutLedger(ledger), calls: calls.of, onFlight: parts.onFlight });
  const follower = new Follower(
    (payoutId) => runner.ask(payoutId),
    timers,
    () => undefined,
    parts.followPace ?? POLITE,
  );
  const context: DeskContext = {
    ledger,
    vault,
    keys: vault.keys,
    runner,
    follower,
    calls: calls.of,
    hostOf,
    shell,
    files: new FileTokens(randomId),
    log,
    now: timers.now,
    tell,
    progress: parts.progress,
    firstRows: parts.firstRows,
    jobs: parts.jobs,
    actor: () => preferences.operator,
    locale: () => preferences.locale,
    reopen,
  };
  ledger.onChanged(({ rows: _rows, ...changed }) => tell(changed));
  const authorise = createAuthoriseDesk(context);
  const keysDesk = createKeysDesk(context, calls.with);
  const imports = importHandlers(context, parts.samples, randomId);
  const practise = async (companyId: CompanyId): Promise<Outcome<unknown>> => {
    const { apiKey } = practiceKeys(vault.dataKey, companyId);
    return ledger.call('companies.keysSaved', {
      companyId,
      fingerprint: keyFingerprint(apiKey),
      actor: preferences.operator,
    });
  };
  const { cancelReport, closeReports, ...reports } = reportHandlers(context);
  const app = appHandlers(context, {
    version: parts.version,
    standIn: parts.standIn,
    keychain: vault.state,
    preferencesSet: (next) => {
      preferences = next;
      shell.preferencesChanged();
    },
    recover: recoverWith(parts, reopen),
    ledgerFolder: parts.folder,
    cancelJob: (job) => {
      context.jobs.cancel(job);
      imports.cancelJob(job);
      cancelReport(job);
    },
  });
  const updates = updateHandlers(context, parts.updates ?? NO_UPDATES, parts.version, timers);
  return {
    handlers: {
      ...app,
      ...updates.handlers,
      ...companyHandlers(context, keysDesk, authorise, practise),
      ...imports.handlers,
      ...listHandlers(context),
      ...payoutHandlers(context, authorise),
      ...reports,
      ...backupHandlers(context, parts.folder),
      'recipients.import': recipientsImport(context),
    },
    authoriseHandlers: authorise.handlers,
    keysHandlers: keysDesk.handlers,
    preferences: () => preferences,
    pressing: () => authorise.busy(),
    flights: () => runner.flights,
    async close() {
      updates.stop();
      follower.close();
      await closeReports();
      await stopFollowing();
      await ledger.close();
      await practice.close();
    },
  };
}

/** The session of a ledger that did not open. */
function recovery(parts: SessionParts, reopen: () => Promise<void>, problem: Problem): Session {
  parts.log.write('recovery', { problem });
  const desk = createRecoveryDesk({
    ...parts,
    problem,
    preferences: { ...defaultPreferences(), locale: parts.systemLocale },
    now: (parts.timers ?? systemTimers).now,
    newId: randomId,
    reopen,
  });
  return {
    handlers: desk.handlers,
    authoriseHandlers: refuseAll(authoriseContract, problem),
    keysHandlers: refuseAll(keysContract, problem),
    preferences: desk.preferences,
    pressing: () => false,
    flights: () => 0,
    close: async () => undefined,
  };
}

/** The runner's view of the ledger. */
function payoutLedger(ledger: Ledger): PayoutLedger {
  return {
    load: (payoutId) => ledger.call('payouts.load', { payoutId }),
    body: (payoutId) => ledger.call('payouts.body', { payoutId }),
    append: (entry) => ledger.call('payouts.append', entry),
  };
}
