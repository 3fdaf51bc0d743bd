import type { Company } from '../../shared/companies.ts';
import type { BatchId, CompanyId } from '../../shared/ids.ts';
import type { AuthoriseSummary } from '../../shared/approval.ts';
import type { authoriseContract } from '../../shared/ipc.ts';
import type { Currency } from '../../shared/money.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import { amountInWords } from '../../shared/words.ts';
import type { Handlers } from '../ipc-door.ts';
import type { Approvable } from '../ledger/payouts/approve.ts';
import { carryOut } from './authorise-press.ts';
import type { Press, Pressed } from './authorise-press.ts';
import type { DeskContext } from './context.ts';
import { maySend } from './may-send.ts';

/** What the Authorise window was opened for. One at a time: one approval is looked at at once. */
type Subject =
  | { readonly kind: 'authorise'; readonly batchId: BatchId; readonly currency: Currency }
  | { readonly kind: 'limits'; readonly companyId: CompanyId };

/** The Authorise window's side of the desk: the only code that can start an authorisation. */
export interface AuthoriseDesk {
  /** Asks iyzico, compares its list with ours, and opens the window; authorises nothing. */
  open(batchId: BatchId, currency: Currency): Promise<Outcome<Record<string, never>>>;
  openLimits(companyId: CompanyId): Promise<Outcome<Record<string, never>>>;
  /** True while a press is being carried out: the window must not close and the program not quit. */
  busy(): boolean;
  readonly handlers: Handlers<typeof authoriseContract>;
}

export function createAuthoriseDesk(context: DeskContext): AuthoriseDesk {
  let subject: Subject | null = null;
  let pressing = false;

  const approvable = async (batchId: BatchId, currency: Currency): Promise<Outcome<Approvable>> => {
    const company = await companyOfBatch(context, batchId);
    if (!company.ok) return company;
    return context.ledger.call('payouts.approvable', {
      batchId,
      currency,
      host: context.hostOf(company.value.environment),
    });
  };

  const press = async (input: Press): Promise<Outcome<Pressed>> => {
    if (subject?.kind !== 'authorise') return fail('payout.windowClosed');
    const approved = await approvable(subject.batchId, subject.currency);
    return approved.ok ? carryOut(context, approved.value, input) : approved;
  };

  return {
    busy: () => pressing,
    async open(batchId, currency) {
      if (pressing) return fail('payout.inFlight');
      const may = await maySend(context);
      if (!may.ok) return may;
      const compared = await compareFirst(context, batchId, currency);
      if (!compared.ok) return compared;
      const ready = await approvable(batchId, currency);
      if (!ready.ok) return ready;
      if (ready.value.paidMeanwhile !== null) return { ok: false, problem: ready.value.paidMeanwhile };
      // Asking iyzico took its time; a press may have begun in the window that would now be replaced.
      if (pressing) return fail('payout.inFlight');
      subject = { kind: 'authorise', batchId, currency };
      await context.shell.openAuthoriseWindow(ready.value.listName);
      return succeed({});
    },
    async openLimits(companyId) {
      if (pressing) return fail('payout.inFlight');
      const company = await context.ledger.call('companies.get', { companyId });
      if (!company.ok) return company;
      if (pressing) return fail('payout.inFlight');
      subject = { kind: 'limits', companyId };
      await context.shell.openAuthoriseWindow(company.value.name);
      return succeed({});
    },
    handlers: {
      'authorise.view': async () => {
        if (subject === null) return fail('payout.windowClosed');
        return subject.kind === 'limits'
          ? limitsView(context, subject.companyId)
          : summaryView(context, await approvable(subject.batchId, subject.currency));
      },
      'authorise.press': async (input) => {
        if (pressing) return fail('payout.inFlight');
        pressing = true;
        try {
          return await press(input);
        } finally {
          pressing = false;
        }
      },
      'authorise.saveLimits': async ({ limits, pin, newPin }) => {
        if (subject?.kind !== 'limits') return fail('payout.windowClosed');
        const saved = await context.ledger.call('companies.setLimits', {
          companyId: subject.companyId,
          limits,
          pin,
          newPin,
          actor: context.actor(),
        });
        // Limits that could not be read are whole again with this.
        if (saved.ok) context.tell({ app: true });
        return saved;
      },
      'authorise.close': () => {
        if (pressing) return fail('payout.inFlight');
        subject = null;
        context.shell.closeAuthoriseWindow();
        return succeed({});
      },
    },
  };
}

/**
 * The design's comparison before the window opens: every payout that could be authorised is asked about first, told as it
 * is read. Asking moves nothing, so it may be stopped anywhere; the window then stays shut.
 */
async function compareFirst(
  { ledger, jobs, runner }: DeskContext,
  batchId: BatchId,
  currency: Currency,
): Promise<Outcome<null>> {
  const views = await ledger.call('payouts.views', { batchId });
  if (!views.ok) return views;
  const open = views.value.filter(
    ({ currency: of, actions }) =>
      of === currency && (actions.includes('authorise') || actions.includes('authoriseAgain')),
  );
  const items = open.reduce((sum, { itemCount }) => sum + itemCount, 0);
  return jobs.run({ batchId, cancellable: true }, async ({ signal, tell }) => {
    let before = 0;
    for (const { id, itemCount } of open) {
      const asked = await runner.ask(id, signal, (read) => tell('ask', before + read, items));
      if (!asked.ok) return asked;
      if (asked.value.mismatch !== null) return { ok: false, problem: asked.value.mismatch };
      if (!asked.value.compared) return fail('payout.notAsked', { reason: 'part' });
      before += itemCount;
    }
    return succeed(null);
  });
}

async function companyOfBatch(context: DeskContext, batchId: BatchId): Promise<Outcome<Company>> {
  const batch = await context.ledger.call('batches.get', { batchId });
  return batch.ok ? context.ledger.call('companies.get', { companyId: batch.value.companyId }) : batch;
}

async function summaryView(
  context: DeskContext,
  approved: Outcome<Approvable>,
): Promise<Outcome<{ kind: 'authorise'; summary: AuthoriseSummary }>> {
  if (!approved.ok) return approved;
  const { companyId, newRecipients, changedIbans, paidMeanwhile: _stops, ...facts } = approved.value;
  const preferences = await context.ledger.call('preferences.get', {});
  if (!preferences.ok) return preferences;
  const calls = await context.calls(companyId);
  const balance = calls.ok ? await calls.value.balance() : undefined;
  const summary: AuthoriseSummary = {
    ...facts,
    limits: [...facts.limits],
    payouts: [...facts.payouts],
    biggest: [...facts.biggest],
    locale: preferences.value.locale,
    theme: preferences.value.theme,
    totalInWords: amountInWords(facts.total, facts.currency, preferences.value.locale),
    balance: balance?.kind === 'success' ? balance.value : null,
    newRecipients: newRecipients.slice(0, 5),
    newRecipientCount: newRecipients.length,
    changedIbans: changedIbans.slice(0, 5),
    changedIbanCount: changedIbans.length,
    operator: preferences.value.operator,
  };
  return succeed({ kind: 'authorise', summary });
}

async function limitsView(context: DeskContext, companyId: CompanyId) {
  const company = await context.ledger.call('companies.get', { companyId });
  if (!company.ok) return company;
  const [preferences, pinSet] = [
    await context.ledger.call('preferences.get', {}),
    await context.ledger.call('companies.pinSet', { companyId }),
  ];
  if (!preferences.ok) return preferences;
  if (!pinSet.ok) return pinSet;
  const { name, environment, limits } = company.value;
  const { locale, theme } = preferences.value;
  return succeed({
    kind: 'limits' as const,
    companyName: name,
    environment,
    locale,
    theme,
    limits,
    pinSet: pinSet.value,
  });
}
