import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const SETTLE_MS = 350;

/** Counts and sums of the list at one step. */
export type Stage = Readonly<Record<string, unknown>>;

/**
 * Says each step with its time as it goes, keeps a picture of it, and writes `summary.json` at the end, also when the
 * demo did not reach it.
 */
export class Diary {
  readonly #out: string;
  readonly #startedAt = performance.now();
  readonly #steps: {
    readonly name: string;
    readonly ms: number;
    readonly picture: string | null;
    readonly stage: Stage;
  }[] = [];
  readonly #problems: string[] = [];
  #lastAt = performance.now();

  constructor(out: string) {
    this.#out = out;
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
  }

  /** Ends a step: prints its line, takes the picture, notes where the list stands. */
  async step(name: string, page: Page, stage: Stage = {}): Promise<void> {
    const now = performance.now();
    const ms = Math.round(now - this.#lastAt);
    const slug = name
      .normalize('NFKD')
      .replace(/[^\w]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase();
    const picture = `${String(this.#steps.length + 1).padStart(2, '0')}-${slug}.png`;
    // Dialogs fade in and rows arrive; the picture is of what a person sees once they have.
    await page.waitForTimeout(SETTLE_MS);
    await page.screenshot({ path: join(this.#out, picture) });
    this.#steps.push({ name, ms, picture, stage });
    const facts = Object.entries(stage).map(
      ([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    );
    console.log(
      `${String(this.#steps.length).padStart(2)}  ${name.padEnd(46)} ${String(ms).padStart(6)} ms  ${facts.join(' · ')}`,
    );
    this.#lastAt = performance.now();
  }

  problem(text: string): void {
    this.#problems.push(text);
  }

  /** Writes `summary.json`; `reached` says whether the list came to its end. */
  finish(reached: boolean, end: Stage): void {
    const summary = {
      reached,
      totalMs: Math.round(performance.now() - this.#startedAt),
      end,
      steps: this.#steps,
      problems: this.#problems,
    };
    writeFileSync(join(this.#out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  }
}
