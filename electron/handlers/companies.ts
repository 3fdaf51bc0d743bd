import type { Company } from '../../shared/companies.ts';
import type { CompanyId } from '../../shared/ids.ts';
import type { deskContract } from '../../shared/ipc.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import { askProblem } from '../payouts/answers.ts';
import type { AuthoriseDesk } from './authorise.ts';
import type { DeskContext } from './context.ts';
import type { KeysDesk } from './keys.ts';

type CompanyChannels = Extract<keyof typeof deskContract, `companies.${string}`>;

/** The main page's channels about companies. Keys are typed elsewhere; limits are loosened elsewhere. */
export function companyHandlers(
  context: DeskContext,
  keysDesk: KeysDesk,
  authorise: AuthoriseDesk,
  practise: (companyId: CompanyId) => Promise<Outcome<unknown>>,
): Pick<Handlers<typeof deskContract>, CompanyChannels> {
  const { ledger } = context;
  const actor = context.actor;
  const withPracticeKeys = async (companyId: CompanyId): Promise<Outcome<Company>> => {
    const saved = await practise(companyId);
    return saved.ok ? ledger.call('companies.get', { companyId }) : saved;
  };
  return {
    'companies.list': () => ledger.call('companies.list', {}),
    'companies.practise': async ({ name }) => {
      const company = await ledger.call('companies.add', {
        name,
        environment: 'practice',
        colour: 'plum',
        actor: actor(),
      });
      return company.ok ? withPracticeKeys(company.value.id) : company;
    },
    'companies.add': async (input) => {
      const company = await ledger.call('companies.add', { ...input, actor: actor() });
      return company.ok && input.environment === 'practice' ? withPracticeKeys(company.value.id) : company;
    },
    'companies.change': async (input) => {
      const changed = await ledger.call('companies.change', { ...input, actor: actor() });
      // Settings that could not be read are whole again with this.
      if (changed.ok && input.settings !== undefined) context.tell({ app: true });
      return changed;
    },
    'companies.remove': async ({ companyId }) => {
      const removed = await ledger.call('companies.remove', { companyId, actor: actor() });
      if (!removed.ok) return removed;
      const forgotten = await context.keys.remove(companyId);
      return forgotten.ok ? succeed({}) : forgotten;
    },
    'companies.openKeys': ({ companyId }) => keysDesk.open(companyId),
    'companies.openLimits': ({ companyId }) => authorise.openLimits(companyId),
    'companies.removeKeys': async ({ companyId }) => {
      const removed = await context.keys.remove(companyId);
      return removed.ok ? ledger.call('companies.keysRemoved', { companyId, actor: actor() }) : removed;
    },
    'companies.balance': async ({ companyId }) => {
      const calls = await context.calls(companyId);
      if (!calls.ok) return calls;
      const answer = await calls.value.balance();
      return answer.kind === 'success'
        ? succeed({ balance: answer.value, at: context.now() })
        : { ok: false, problem: askProblem(answer) };
    },
    'companies.forget': async ({ companyId, batchIds }) => {
      if (batchIds.length === 0) return fail('notFound');
      const forgotten = await context.jobs.run({ batchId: null, cancellable: false }, (watch) =>
        ledger.call('retention.forget', { companyId, batchIds, actor: actor() }, watch),
      );
      return forgotten.ok ? succeed({ rows: forgotten.value.rows }) : forgotten;
    },
  };
}
