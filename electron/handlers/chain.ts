import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { DeskContext } from './context.ts';

/**
 * A journal that was changed, cut or reordered proves nothing about what was paid, so nothing is sent over it; looking,
 * asking and exporting go on. The way out is a backup. Problem: `ledger.chainBroken` with the first faulty entry.
 */
export function chainHolds({ ledger }: Pick<DeskContext, 'ledger'>): Outcome<null> {
  const [fault] = ledger.report.verification.faults;
  return fault === undefined ? succeed(null) : fail('ledger.chainBroken', { seq: fault.seq, fault: fault.fault });
}
