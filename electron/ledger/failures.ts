import { fail } from '../../shared/problems.ts';
import type { Problem } from '../../shared/problems.ts';
import { ProblemError } from './problem-error.ts';

/** SQLite's primary result codes this program has an answer to (sqlite.org/rescode.html). */
export const SQLITE = {
  BUSY: 5,
  LOCKED: 6,
  READONLY: 8,
  IOERR: 10,
  CORRUPT: 11,
  FULL: 13,
  CANTOPEN: 14,
  NOTADB: 26,
} as const;

/** SQLite's primary result code of an error node:sqlite threw; undefined for anything else. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode & 0xff;
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * The problem behind an error that can be expected of disks and files, or undefined when it is a bug: `diskFull`,
 * `readOnly`, `ledger.corrupt`, `ledger.locked`, `ledger.folder`, or what a ProblemError carries.
 */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof ProblemError) return error.problem;
  switch (sqliteCode(error)) {
    case SQLITE.FULL:
      return fail('diskFull').problem;
    case SQLITE.READONLY:
      return fail('readOnly').problem;
    case SQLITE.CORRUPT:
    case SQLITE.NOTADB:
      return fail('ledger.corrupt').problem;
    case SQLITE.BUSY:
    case SQLITE.LOCKED:
      return fail('ledger.locked').problem;
    case SQLITE.CANTOPEN:
    case SQLITE.IOERR:
      return fail('ledger.folder', { reason: 'io' }).problem;
    case undefined:
      break;
    default:
      return undefined;
  }
  switch (systemCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fail('diskFull').problem;
    case 'EROFS':
      return fail('readOnly').problem;
    case 'EACCES':
    case 'EPERM':
    case 'EEXIST':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
      return fail('ledger.folder', { reason: String(systemCode(error)) }).problem;
    default:
      return undefined;
  }
}
