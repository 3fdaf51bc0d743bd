import { createHash } from 'node:crypto';
import { fold } from '../../../shared/turkish.ts';
import type { ColumnName } from './find.ts';

/**
 * What a layout is remembered by: the folded names of the columns with their positions. Rows, values and the file's name
 * do not matter, so next month's list from the same program has the same fingerprint.
 */
export function layoutFingerprint(names: readonly ColumnName[]): string {
  const named = names.map((name, index) => `${index}:${fold(name.full)}`).filter((text) => !text.endsWith(':'));
  return createHash('sha256').update(named.join('\n')).digest('hex').slice(0, 32);
}
