import type { Effect } from './effects.ts';
import type { PracticeOperation } from './routes.ts';
import type { Fault } from './scenario.ts';

/** Faults waiting to strike, each counting the requests of its operation from when it was added. */
export class Faults {
  readonly #waiting: { readonly fault: Fault; seen: number }[] = [];
  readonly #struck = new Map<string, number>();

  add(fault: Fault): void {
    this.#waiting.push({ fault, seen: 0 });
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  /** The effects that strike this request; every fault of its operation counts it. */
  strike(operation: PracticeOperation): readonly Effect[] {
    const effects: Effect[] = [];
    for (const waiting of this.#waiting) {
      const { fault } = waiting;
      if (fault.operation !== 'any' && fault.operation !== operation) continue;
      waiting.seen += 1;
      if (strikes(fault, waiting.seen)) effects.push(fault.effect);
    }
    for (const { kind } of effects) this.#struck.set(kind, (this.#struck.get(kind) ?? 0) + 1);
    return effects;
  }

  /** How often each kind has struck so far. */
  struck(): ReadonlyMap<string, number> {
    return this.#struck;
  }
}

function strikes({ occurrence }: Fault, nth: number): boolean {
  if (occurrence === 'every') return true;
  return Array.isArray(occurrence) ? occurrence.includes(nth) : occurrence === nth;
}
