import { timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Verification } from '../../shared/records.ts';
import type { Advance } from './advance.ts';
import { entryMac, GENESIS } from './chain.ts';
import type { StoredEntry } from './chain.ts';
import type { Head } from './store.ts';

type Fault = Verification['faults'][number];

/** Faults beyond this many are not listed one by one: the first ones say where to look. */
const MAX_FAULTS = 200;
/** Entries that are compared with each other to tell a changed entry from a moved one. */
const MAX_COMPARED = 24;

/** An entry that does not stand where its MAC says, with the MACs stored around it. */
interface Suspect {
  readonly entry: StoredEntry;
  readonly previous: Uint8Array;
}

/**
 * Walks the whole journal once and names what is wrong: `changed` (a column or the MAC), `removed` (an entry is missing,
 * whether a hole is left or the rest was renumbered), `reordered` (a genuine entry in another's place), `cutOff` (the
 * journal ends before the anchor) and `anchorMissing` (entries, but no anchor in the keychain). `anchor` undefined means
 * that there is nothing to compare with and nothing is said about it.
 */
export function verifyChain(
  db: DatabaseSync,
  key: KeyObject,
  anchor: Head | null | undefined,
  now: number,
  advance: Advance = () => undefined,
): Verification {
  const faults: Fault[] = [];
  const suspects: Suspect[] = [];
  let entries = 0;
  let seq = 0;
  let shift = 0;
  let previous: Uint8Array | undefined = GENESIS;
  let lastStored: Uint8Array = GENESIS;
  let repaired: Uint8Array | undefined;
  let anchored = anchor === undefined || anchor === null || anchor.seq === 0;
  const last = Number(db.prepare('SELECT max(seq) AS seq FROM journal').get()?.['seq'] ?? 0);
  const rows = db.prepare('SELECT * FROM journal ORDER BY seq').iterate() as Iterable<unknown> as Iterable<StoredEntry>;
  for (const entry of rows) {
    entries += 1;
    advance('verify', entries, last);
    for (let missing = seq + 1; missing < entry.seq && faults.length < MAX_FAULTS; missing += 1)
      faults.push({ seq: missing, fault: 'removed' });
    // After a hole the MAC before is gone, so this entry can be proved only by the one after it.
    if (entry.seq > seq + 1) previous = undefined;
    seq = entry.seq;
    const expected: Buffer | undefined = previous && entryMac(key, previous, entry, entry.seq + shift);
    if (expected === undefined || equal(expected, entry.mac)) {
      repaired = undefined;
    } else if (repaired !== undefined && equal(entryMac(key, repaired, entry, entry.seq + shift), entry.mac)) {
      // Only the MAC before was altered, and it has been named already.
      repaired = undefined;
    } else {
      const moved: number | undefined = [1, -1].find((by) =>
        equal(entryMac(key, previous ?? GENESIS, entry, entry.seq + shift + by), entry.mac),
      );
      if (moved === undefined) suspects.push({ entry, previous: previous ?? GENESIS });
      else {
        // From here on everything was renumbered; the entry before stands beside the place of the removed one.
        shift += moved;
        const before = suspects.pop();
        if (before !== undefined) faults.push({ seq: before.entry.seq, fault: moved === 1 ? 'removed' : 'changed' });
      }
      repaired = expected;
    }
    if (anchor && entry.seq === anchor.seq) anchored = Buffer.from(entry.mac).toString('hex') === anchor.mac;
    previous = entry.mac;
    lastStored = entry.mac;
  }
  faults.push(...judge(key, suspects, lastStored));
  if (anchor === null && entries > 0) faults.push({ seq, fault: 'anchorMissing' });
  else if (anchor && anchor.seq > seq) faults.push({ seq: seq + 1, fault: 'cutOff' });
  else if (anchor && !anchored && !faults.some((each) => each.seq === anchor.seq))
    faults.push({ seq: anchor.seq, fault: 'changed' });
  faults.sort((a, b) => a.seq - b.seq);
  return { entries, checkedAt: now, faults: faults.slice(0, MAX_FAULTS) };
}

/** Tells moved entries from changed ones, and drops those that only follow a moved one. */
function judge(key: KeyObject, suspects: readonly Suspect[], last: Uint8Array): Fault[] {
  const compared = suspects.slice(0, MAX_COMPARED);
  const places = compared.map((suspect) => suspect.entry.seq);
  const macs = [...compared.flatMap((suspect) => [suspect.previous, suspect.entry.mac]), last];
  return suspects.flatMap((suspect, index): Fault[] => {
    const { entry } = suspect;
    if (index >= MAX_COMPARED) return [{ seq: entry.seq, fault: 'changed' }];
    const home = [entry.seq, ...places].find((place) =>
      macs.some((before) => equal(entryMac(key, before, entry, place), entry.mac)),
    );
    if (home === undefined) return [{ seq: entry.seq, fault: 'changed' }];
    // A genuine entry in its own place follows one that was moved or altered, which is named by itself.
    return home === entry.seq ? [] : [{ seq: entry.seq, fault: 'reordered' }];
  });
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
