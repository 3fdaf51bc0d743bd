import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { CompanyId } from '../../shared/ids.ts';
import { fail } from '../../shared/problems.ts';
import { ProblemError } from './problem-error.ts';
import type { Store } from './store.ts';

/** scrypt's cost: 64 MiB and about 0.1 s a try. */
const SCRYPT = { N: 2 ** 16, r: 8, p: 1, maxmem: 96 * 1024 * 1024 } as const;
const TRIES = 5;
const LOCK_MS = 5 * 60_000;
const MAX_LOCK_MS = 24 * 60 * 60_000;

/** A company's PIN as it is kept: hashed, and sealed under the data key so that the file alone allows no guessing. */
const pinSchema = z.strictObject({
  salt: z.string(),
  hash: z.string(),
  wrong: z.number().int().nonnegative(),
  lockedUntil: z.number(),
});
type Pin = z.infer<typeof pinSchema>;

function hashOf(pin: string, salt: string): Buffer {
  return scryptSync(pin.normalize('NFC'), Buffer.from(salt, 'hex'), 32, SCRYPT);
}

function readPin(store: Store, companyId: CompanyId): Pin | null {
  const stored = store.db.prepare('SELECT pin FROM companies WHERE id = ?').get(companyId)?.['pin'];
  if (typeof stored !== 'string') return null;
  return pinSchema.parse(store.seal.openOwn('companies', companyId, Buffer.from(stored, 'base64')));
}

function writePin(store: Store, companyId: CompanyId, pin: Pin): void {
  const sealed = Buffer.from(store.seal.sealOwn('companies', companyId, pin)).toString('base64');
  store.db.prepare('UPDATE companies SET pin = ? WHERE id = ?').run(sealed, companyId);
}

export function isPinSet(store: Store, companyId: CompanyId): boolean {
  return readPin(store, companyId) !== null;
}

/** Sets or replaces the PIN (inside the caller's transaction). */
export function setPin(store: Store, companyId: CompanyId, pin: string): void {
  const salt = randomBytes(16).toString('hex');
  writePin(store, companyId, { salt, hash: hashOf(pin, salt).toString('hex'), wrong: 0, lockedUntil: 0 });
}

/**
 * Checks a typed PIN. The try is on disk before the answer is known, so that killing the program buys no free guess; from
 * the fifth wrong try on each locks for twice as long, five minutes first. Problems thrown: `payout.pinMissing` when none is set,
 * `payout.pinLocked` (until, ms), `payout.pin` (tries left).
 */
export function checkPin(store: Store, companyId: CompanyId, typed: string): void {
  const pin = readPin(store, companyId);
  if (pin === null) throw new ProblemError(fail('payout.pinMissing').problem);
  const now = store.now();
  if (now < pin.lockedUntil) throw new ProblemError(fail('payout.pinLocked', { until: pin.lockedUntil }).problem);
  const wrong = pin.wrong + 1;
  const lockedUntil = wrong < TRIES ? 0 : now + Math.min(LOCK_MS * 2 ** (wrong - TRIES), MAX_LOCK_MS);
  store.transaction(() => writePin(store, companyId, { ...pin, wrong, lockedUntil }));
  if (!timingSafeEqual(hashOf(typed, pin.salt), Buffer.from(pin.hash, 'hex')))
    throw new ProblemError(
      lockedUntil > 0
        ? fail('payout.pinLocked', { until: lockedUntil }).problem
        : fail('payout.pin', { left: TRIES - wrong }).problem,
    );
  store.transaction(() => writePin(store, companyId, { ...pin, wrong: 0, lockedUntil: 0 }));
}
