import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WindowPlace, WindowPlaces } from './window-place.ts';

/** A person has a few desks; what comes after them is forgotten, the longest unused first. */
const SET_UPS = 12;

const placesSchema = z.array(
  z.strictObject({
    setUp: z.string(),
    place: z.strictObject({
      x: z.number(),
      y: z.number(),
      width: z.number().positive(),
      height: z.number().positive(),
      maximised: z.boolean(),
    }),
  }),
);
/** The last used first. */
type Places = z.infer<typeof placesSchema>;

/**
 * Where the main window stood on each set-up of screens, in a file beside the ledger, because it is needed before that
 * opens. What cannot be read counts as nothing remembered; a folder that cannot be written costs the place and nothing else.
 */
export function windowPlacesIn(folder: string): WindowPlaces {
  const file = join(folder, 'window.json');
  const read = (): Places => {
    try {
      const parsed = placesSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
      return parsed.success ? parsed.data : [];
    } catch {
      // Missing or damaged: the window then stands in the middle, and the next move writes the file anew.
      return [];
    }
  };
  return {
    placeOn: (setUp) => {
      const places = read();
      return (places.find((each) => each.setUp === setUp) ?? places[0])?.place ?? null;
    },
    remember: (setUp: string, place: WindowPlace) => {
      const others = read().filter((each) => each.setUp !== setUp);
      try {
        writeFileSync(file, JSON.stringify([{ setUp, place }, ...others].slice(0, SET_UPS)), { mode: 0o600 });
      } catch (error) {
        process.stderr.write(`window place: ${error instanceof Error ? error.message : String(error)}\n`);
      }
    },
  };
}
