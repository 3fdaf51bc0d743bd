import { fail } from '../../../shared/problems.ts';
import type { Problem } from '../../../shared/problems.ts';

/** What a disk or folder answers when a file cannot be written. */
const WRITE_FAILURES: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EACCES',
  'EPERM',
  'EROFS',
  'EBUSY',
  'ENOENT',
  'EISDIR',
  'ENOTDIR',
  'EIO',
  'ENAMETOOLONG',
]);

/** `diskFull` or `fileWrite` for what a disk or folder refused; null for anything else, which is a bug. */
export function writeProblem(error: unknown): Problem | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!WRITE_FAILURES.has(code)) return null;
  return fail(code === 'ENOSPC' || code === 'EDQUOT' ? 'diskFull' : 'fileWrite', { reason: code }).problem;
}
