import { createHmac } from 'node:crypto';
import type { CompanyId } from '../../shared/ids.ts';
import type { IyzicoKeys } from '../iyzico/signature.ts';

/**
 * A practice company's key pair, derived from the ledger's data key: it opens nothing but this computer's practice
 * server, so it needs no entry in the keychain and is there where a computer has none.
 */
export function practiceKeys(dataKey: Uint8Array, companyId: CompanyId): IyzicoKeys {
  const derive = (what: string): string =>
    createHmac('sha256', dataKey).update(`practice ${what} ${companyId}`).digest('hex').slice(0, 40);
  return { apiKey: `practice-${derive('api')}`, secretKey: `practice-${derive('secret')}` };
}

/** The key of the practice server's books, 32 bytes: derived from the ledger's data key, it opens nothing else. */
export function practiceBooksKey(dataKey: Uint8Array): Uint8Array {
  return createHmac('sha256', dataKey).update('practice books').digest();
}

/** A number of 32 bits that tells this ledger's practice ids from those of another's. */
export function practiceSeed(dataKey: Uint8Array): number {
  return createHmac('sha256', dataKey).update('practice seed').digest().readUInt32BE(0);
}
