/** What has a place of its own in a list. */
export interface Placed {
  readonly index: number;
}

/**
 * Rows by a text, each group in the order of the list. Nearly every group has one row, which then stands alone instead
 * of in an array. Rows without the text belong to no group.
 */
export class Groups<T extends Placed> {
  readonly #groups = new Map<string, T | T[]>();

  add(key: string, row: T): void {
    if (key === '') return;
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, row);
    else if (Array.isArray(group)) group.splice(positionIn(group, row.index), 0, row);
    else this.#groups.set(key, group.index < row.index ? [group, row] : [row, group]);
  }

  remove(key: string, row: T): void {
    const group = this.#groups.get(key);
    if (group === row) this.#groups.delete(key);
    else if (Array.isArray(group)) {
      const at = positionIn(group, row.index);
      if (group[at] !== row) return;
      group.splice(at, 1);
      const [only] = group;
      if (group.length === 1 && only !== undefined) this.#groups.set(key, only);
    }
  }

  /** The group of a text when it has at least two rows; nearly every row is alone and costs one look. */
  shared(key: string): readonly T[] | null {
    const group = key === '' ? undefined : this.#groups.get(key);
    return Array.isArray(group) ? group : null;
  }

  of(key: string): readonly T[] {
    const group = key === '' ? undefined : this.#groups.get(key);
    return group === undefined ? [] : Array.isArray(group) ? group : [group];
  }
}

/** Where a row with this index stands, or would stand, in an ordered group. */
function positionIn(group: readonly Placed[], index: number): number {
  const last = group.at(-1);
  if (last === undefined || last.index < index) return group.length;
  let low = 0;
  let high = group.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((group[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The mark of no text. */
export const NO_MARK = -1;
/** Bits of each of the two maps below: 4 million, so that 300,000 texts rarely fall on one another. */
const MARKS = 1 << 22;

/**
 * Notes texts and says of each whether it may have come twice: never no of one that did. Telling the few rows that share
 * something from the many that share nothing this way takes a tenth of the time of grouping all of them.
 */
export class Repeats {
  readonly #once = new Uint8Array(MARKS >> 3);
  readonly #again = new Uint8Array(MARKS >> 3);

  /** Notes a text and gives its mark; `kind` keeps texts of different kinds apart. An empty text is none: `NO_MARK`. */
  note(kind: number, text: string): number {
    if (text === '') return NO_MARK;
    const mark = markOf(kind, text);
    const byte = mark >> 3;
    const bit = 1 << (mark & 7);
    if (((this.#once[byte] ?? 0) & bit) === 0) this.#once[byte] = (this.#once[byte] ?? 0) | bit;
    else this.#again[byte] = (this.#again[byte] ?? 0) | bit;
    return mark;
  }

  /** Whether the text of this mark may have come twice. */
  cameAgain(mark: number): boolean {
    return mark !== NO_MARK && ((this.#again[mark >> 3] ?? 0) & (1 << (mark & 7))) !== 0;
  }
}

function markOf(kind: number, text: string): number {
  let hash = kind + 1;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash, 31) + text.charCodeAt(index);
  // The last characters alone decide the low bits until they are mixed.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) & (MARKS - 1);
}
