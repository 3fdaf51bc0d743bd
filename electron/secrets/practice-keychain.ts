import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { Keychain } from './keychain.ts';

const entriesSchema = z.record(z.string(), z.string());

/**
 * Stands in where a computer has no keychain: a file in the ledger's folder, readable by its owner. Only keys of practice
 * companies ever come here (the ledger is open as `practiceOnly`), and those open nothing but the practice server.
 */
export function createPracticeKeychain(file: string): Keychain {
  const read = (): Record<string, string> =>
    existsSync(file) ? entriesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const write = (entries: Record<string, string>): Outcome<null> => {
    writeFileSync(`${file}.part`, JSON.stringify(entries), { mode: 0o600, flush: true });
    renameSync(`${file}.part`, file);
    return succeed(null);
  };
  return {
    get: async (account) => succeed(read()[account] ?? null),
    set: async (account, secret) => write({ ...read(), [account]: secret }),
    remove: async (account) => write(Object.fromEntries(Object.entries(read()).filter(([name]) => name !== account))),
  };
}
