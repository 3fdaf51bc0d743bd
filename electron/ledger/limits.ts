import type { Limits } from '../../shared/companies.ts';

/** Whether a change lets through what was stopped or asked about before. Loosening is done in the Authorise origin's window only. */
export function isLoosening(before: Limits, after: Limits): boolean {
  const raised = (was: number | null, is: number | null): boolean => was !== null && (is === null || is > was);
  return (
    raised(before.perItem, after.perItem) ||
    raised(before.perList, after.perList) ||
    raised(before.perDay, after.perDay) ||
    (before.action === 'refuse' && after.action === 'warn') ||
    (before.secondApproval && !after.secondApproval)
  );
}
