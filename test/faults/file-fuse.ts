import { vi } from 'vitest';

/** The program died at a step on the disk or at the keychain. */
export class Death extends Error {}

/**
 * Counts every step that changes something outside SQLite: files made, written, flushed, renamed and removed, and the
 * keychain. At the n-th the program is dead: `onDeath` sees the disk as it is, and no later step does anything.
 */
export class FileFuse {
  readonly steps: string[] = [];
  #at = 0;
  #dead = false;
  #onDeath: () => void = () => undefined;

  arm(at: number, onDeath: () => void): void {
    this.steps.length = 0;
    this.#at = at;
    this.#dead = false;
    this.#onDeath = onDeath;
  }

  disarm(): boolean {
    const died = this.#dead;
    this.#at = 0;
    this.#dead = false;
    return died;
  }

  step(name: string): void {
    if (this.#at === 0) return;
    if (this.#dead) throw new Death(name);
    this.steps.push(name);
    if (this.steps.length !== this.#at) return;
    this.#onDeath();
    this.#dead = true;
    throw new Death(name);
  }
}

const CHANGES = [
  'writeSync',
  'writeFileSync',
  'renameSync',
  'rmSync',
  'mkdirSync',
  'fsyncSync',
  'openSync',
  'chmodSync',
] as const;

/** `node:fs` with the fuse before each function that changes something. */
export function fusedFs(fs: typeof import('node:fs'), fuse: FileFuse): typeof import('node:fs') {
  const fused: Record<string, unknown> = { ...fs };
  for (const name of CHANGES) {
    const original: (...args: never[]) => unknown = fs[name];
    fused[name] = vi.fn((...args: never[]) => {
      fuse.step(name);
      return original(...args);
    });
  }
  return fused as unknown as typeof import('node:fs');
}
