import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { minorSchema } from '../../shared/money.ts';
import { practicePayoutSchema } from './payout.ts';

/** What can happen in the practice server's books; they are the fold of these, so a restarted server remembers. */
export const bookEntrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), accountId: z.string(), balance: minorSchema }),
  z.object({ kind: z.literal('payout'), payout: practicePayoutSchema }),
  z.object({ kind: z.literal('authorised'), requestId: z.string(), at: z.number(), funded: z.boolean() }),
  z.object({ kind: z.literal('cancelled'), requestId: z.string(), at: z.number() }),
  z.object({ kind: z.literal('looked'), requestId: z.string() }),
]);
export type BookEntry = z.infer<typeof bookEntrySchema>;

/** Where the books are kept between runs. Lines hold names and IBANs: whoever stores them decides how they are sealed. */
export interface BookStore {
  readonly load: () => Iterable<string>;
  readonly append: (line: string) => void;
}

/** Turns a line into what may lie on disk and back; the identity keeps lines in clear, for tests. */
export interface LineSealing {
  readonly seal: (line: string) => string;
  readonly open: (sealed: string) => string;
}

const IN_CLEAR: LineSealing = { seal: (line) => line, open: (sealed) => sealed };

/** Books in a file, one line per entry; a line cut by a kill is left out. */
export function fileBookStore(path: string, sealing: LineSealing = IN_CLEAR): BookStore {
  return {
    load: () => {
      if (!existsSync(path)) return [];
      const text = readFileSync(path, 'utf8');
      const lines = text.split('\n');
      const partial = lines.pop() ?? '';
      // The next entry must not be glued to the remains of a line that a kill cut short.
      if (partial !== '') appendFileSync(path, '\n');
      return lines.filter((line) => line !== '').flatMap((line) => openedOrNothing(sealing, line));
    },
    append: (line) => appendFileSync(path, `${sealing.seal(line)}\n`, { mode: 0o600 }),
  };
}

function openedOrNothing(sealing: LineSealing, line: string): string[] {
  try {
    return [sealing.open(line)];
  } catch {
    // A line that was cut short, later closed with a line end: nothing was promised for it.
    return [];
  }
}

/** Reads a stored line; undefined when it is not an entry. */
export function readEntry(line: string): BookEntry | undefined {
  try {
    const parsed = bookEntrySchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // The same: a line cut short.
    return undefined;
  }
}
