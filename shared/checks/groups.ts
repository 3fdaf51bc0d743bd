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
