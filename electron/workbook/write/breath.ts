import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { Worksheet } from 'exceljs';

/** How many rows are written between two breaths. */
export const BREATH_ROWS = 250;
/** How much of a sheet may wait to be compressed, in bytes: enough for the zip never to wait for rows. */
const MOST_WAITING = 4_000_000;

/** What exceljs writes a sheet's text into and the zip reads from: a stream of `readable-stream` 2, which tells its length here only. */
interface IntoZip extends NodeJS.EventEmitter {
  readonly _writableState: { readonly length: number };
}

/**
 * Between rows: lets other work in this thread run, and waits while the zip is behind. exceljs writes on without looking
 * whether its stream is full, so that a long sheet would lie in memory whole, as text.
 */
export async function breath(sheet: Worksheet): Promise<void> {
  await setImmediate();
  const into = intoZip(sheet);
  if (into === undefined) return;
  const { _writableState: waiting } = into;
  if (waiting.length > MOST_WAITING) await once(into, 'drain');
}

/** The stream between a sheet that is being written and the zip; undefined before its first row. */
export function intoZip(sheet: Worksheet): IntoZip | undefined {
  const { _stream: stream } = sheet as { _stream?: { readonly pipes: readonly IntoZip[] } };
  return stream?.pipes[0];
}
