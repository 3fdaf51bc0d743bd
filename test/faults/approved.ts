import { createHash } from 'node:crypto';
import { keyFingerprint } from '../../electron/iyzico/signature.ts';
import type { PracticePayout } from '../../electron/practice/payout.ts';
import type { Bank } from './bank.ts';
import type { Approved, Commits } from './commits.ts';
import { Broken } from './broken.ts';

/**
 * 4: what was approved is what was authorised. For every authorise that reached the bank, the digest of the press is made
 * anew from the other side: from the bytes on the wire and the bank's own books, without the program's own digest code.
 * Answers how many approvals were judged.
 */
export function assertApprovedOnly(bank: Bank, commits: Commits): number {
  let judged = 0;
  for (const { id } of bank.tap.arrivals.filter(({ operation }) => operation === 'auth')) {
    if (id === '') continue;
    const approvals = commits.approvalsOf(id);
    if (approvals.length === 0) throw new Broken(`4 nobody approved what was authorised: ${id}`);
    for (const approval of approvals) {
      const { digest, about } = whatTheBankHas(bank, approval);
      judged += 1;
      if (digest !== approval.digest || about.count !== approval.count || about.total !== approval.total)
        throw new Broken(`4 approved is not authorised: ${JSON.stringify({ approval, about })}`);
    }
  }
  return judged;
}

function whatTheBankHas(
  bank: Bank,
  approval: Approved,
): { readonly digest: string; readonly about: { readonly count: number; readonly total: number } } {
  const payouts = approval.requestIds.map((requestId) => bank.server.books.byRequestId(bank.accountId, requestId));
  const [first] = payouts;
  if (first === undefined)
    throw new Broken(`4 approved a payout the bank does not have: ${approval.requestIds.join()}`);
  const items = payouts.flatMap((payout) => (payout === undefined ? [] : accepted(payout)));
  const currency = items[0]?.currency ?? '';
  const canonical = JSON.stringify([
    'odeme-masasi approval 1',
    approval.companyId,
    'practice',
    'practice',
    keyFingerprint(bank.keys.apiKey),
    first.purpose,
    currency,
    payouts.map((payout) => [
      payout?.requestId,
      payout === undefined ? '' : bytesOnTheWire(bank, payout),
      currency,
      payout === undefined ? [] : accepted(payout).map((item) => [item.itemExternalId, item.amount]),
    ]),
  ]);
  return {
    digest: createHash('sha256').update(canonical, 'utf8').digest('hex'),
    about: { count: items.length, total: items.reduce((total, item) => total + item.amount, 0) },
  };
}

function accepted(payout: PracticePayout): PracticePayout['items'] {
  return payout.items.filter((item) => item.outcome !== 'invalid');
}

function bytesOnTheWire(bank: Bank, payout: PracticePayout): string {
  const arrived = bank.tap.arrivals.find(
    ({ operation, id, bodySha256 }) => operation === 'init' && id === payout.externalId && bodySha256 !== '',
  );
  return arrived?.bodySha256 ?? '';
}
