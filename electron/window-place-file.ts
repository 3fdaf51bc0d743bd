import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WindowPlace } from './window-place.ts';

const placeSchema = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
  maximised: z.boolean(),
});
const file = (folder: string): string => join(folder, 'window.json');

/** Where the main window stood last; null when nothing readable says so. Kept beside the ledger because it is needed before it opens. */
export function readWindowPlace(folder: string): WindowPlace | null {
  try {
    const parsed = placeSchema.safeParse(JSON.parse(readFileSync(file(folder), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    // Missing or damaged: the window then stands in the middle, and the next move writes the file anew.
    return null;
  }
}

/** Writes down where the main window stands; a folder that cannot be written costs the place and nothing else. */
export function writeWindowPlace(folder: string, place: WindowPlace): void {
  try {
    writeFileSync(file(folder), JSON.stringify(place), { mode: 0o600 });
  } catch (error) {
    process.stderr.write(`window place: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
