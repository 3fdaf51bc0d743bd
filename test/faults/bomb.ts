/** The program died here. Nobody catches it on the way; the office that saw it does nothing any more. */
export class Crash extends Error {
  constructor(point: string) {
    super(`crash at ${point}`);
  }
}

/**
 * Counts effects and ends the program at the n-th: before and after every ledger operation, inside its transaction, and
 * around every send. Once it went off nothing passes any more, as nothing runs after a death.
 */
export class Bomb {
  readonly points: string[] = [];
  #at: number | null = null;
  #armed = false;
  #dead = false;

  /** From now on effects are counted; `at` null only counts. */
  arm(at: number | null): void {
    this.points.length = 0;
    this.#at = at;
    this.#armed = true;
  }

  disarm(): void {
    this.#armed = false;
  }

  get exploded(): boolean {
    return this.#dead;
  }

  point(name: string): void {
    if (this.#dead) throw new Crash(name);
    if (!this.#armed) return;
    this.points.push(name);
    if (this.points.length !== this.#at) return;
    this.#dead = true;
    throw new Crash(name);
  }
}
