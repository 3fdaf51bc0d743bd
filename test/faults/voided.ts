import { actElsewhere } from '../../electron/practice/lifecycle.ts';
import { minor } from '../../shared/money.ts';
import { approvalOf } from '../fixtures/approval.ts';
import { Broken } from './broken.ts';
import { booksOf } from './person.ts';
import type { Person } from './person.ts';
import type { Command } from './schedule.ts';

type Change = Extract<Command, { do: 'voided' }>['by'];

/**
 * 4, the other way round: something changes between what the person saw and the press, or the press says something else
 * than what was seen. Nothing may reach the bank. Answers whether there was anything to press.
 */
export async function pressVoided(person: Person, n: number, by: Change): Promise<boolean> {
  const { office } = person;
  const { bank } = office.parts;
  const all = await person.views();
  const chosen = all[n % Math.max(all.length, 1)];
  if (chosen === undefined) return false;
  const { batchId, view } = chosen;
  const seen = await office.ledger.call('payouts.approvable', { batchId, currency: view.currency, host: 'practice' });
  if (!seen.ok) return false;
  const [payoutId] = seen.value.payouts.map((payout) => payout.payoutId);
  if (payoutId === undefined) return false;
  const approval = approvalOf(seen.value);
  const { companyId } = await office.call('payouts.load', { payoutId });
  const { keyFingerprint } = await office.call('companies.get', { companyId });
  const setKeys = (fingerprint: string) =>
    office.call('companies.keysSaved', { companyId, fingerprint, actor: 'Selin' });
  const before = bank.tap.count('auth');
  if (by === 'keys') await setKeys('00000000');
  if (by === 'panel')
    for (const payout of booksOf(office, await person.state(payoutId)))
      actElsewhere(bank.server.books, payout, 'authorise');
  const pressed = {
    ...approval,
    ...(by === 'digest' ? { digest: approval.digest.replace(/^./, (first) => (first === '0' ? '1' : '0')) } : {}),
    ...(by === 'host' ? { host: 'https://api.iyzipay.com' } : {}),
    ...(by === 'total' ? { total: minor(approval.total + 1) } : {}),
  };
  const done = await office.runner.authorise(payoutId, 'Selin', pressed);
  if (by === 'keys') await setKeys(keyFingerprint);
  if (done.ok || bank.tap.count('auth') !== before) throw new Broken(`4 a voided press was sent: ${by}`);
  return true;
}
