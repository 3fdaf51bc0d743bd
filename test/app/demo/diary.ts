import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const SETTLE_MS = 350;
/** What a demo leaves behind. */
const OURS = /^(\d\d-.*\.png|where-it-stopped\.png|summary\.json|akibet-raporu\.xlsx)$/;

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

  /** Empties the folder of an earlier demo; a folder that holds anything else is left alone, with a sentence. */
  constructor(out: string) {
    this.#out = out;
    mkdirSync(out, { recursive: true });
    const foreign = readdirSync(out).filter((name) => !OURS.test(name));
    if (foreign.length > 0)
      throw new Error(`${out} holds other files (${foreign.slice(0, 3).join(', ')}); choose an empty folder`);
    for (const name of readdirSync(out)) rmSync(join(out, name));
  }

  /** The name of the last step that ended, and where the list stood then. */
  get last(): string {
    const step = this.#steps.at(-1);
    return step === undefined ? 'before the first step' : `${step.name}${stated(step.stage)}`;
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
    console.log(
      `${String(this.#steps.length).padStart(2)}  ${name.padEnd(46)} ${String(ms).padStart(6)} ms${stated(stage)}`,
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

/** A stage's facts, as they follow a step's name. */
function stated(stage: Stage): string {
  const facts = Object.entries(stage).map(
    ([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  );
  return facts.length === 0 ? '' : `  ${facts.join(' · ')}`;
}
