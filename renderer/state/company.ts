import { useEffect } from 'react';
import type { Company } from '../../shared/companies.ts';
import type { CompanyId } from '../../shared/ids.ts';
import { createStore, useStore } from './store.ts';
import { useAsk } from './use-ask.ts';

const store = createStore<{ readonly companyId: CompanyId | null }>({ companyId: null });

/** Makes another company the one that is worked in. */
export function chooseCompany(companyId: CompanyId): void {
  store.set({ companyId });
}

const NONE: readonly Company[] = [];

/** The companies and the one that is worked in; null while there is none. */
export function useCompanies(): {
  readonly companies: readonly Company[];
  readonly company: Company | null;
  readonly isReady: boolean;
} {
  const { companyId } = useStore(store);
  const answer = useAsk('companies.list', {});
  const companies = answer.state === 'ready' ? answer.value : NONE;
  const company = companies.find((each) => each.id === companyId) ?? companies[0] ?? null;
  useEffect(() => {
    if (company !== null && companyId === null) chooseCompany(company.id);
  }, [company, companyId]);
  return { companies, company, isReady: answer.state === 'ready' };
}

/** The company that is worked in, for screens that cannot be reached without one. */
export function useCompany(): Company | null {
  return useCompanies().company;
}
