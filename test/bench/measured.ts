import { execFileSync } from 'node:child_process';

/** What one run of one thing cost, in a process of its own. */
export interface Measured {
  readonly ms: number;
  readonly peakMb: number;
}

/** The middle of the values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Times something once and adds what this process needed at most. */
export async function timed(work: () => unknown): Promise<Measured> {
  const startedAt = performance.now();
  await work();
  return { ms: performance.now() - startedAt, peakMb: process.resourceUsage().maxRSS / 1024 };
}

/** Runs the parts by name, each in a process of its own, in turns so that a busy machine slows all alike; medians come back. */
export function inTurns(script: string, names: readonly string[], runs: number): ReadonlyMap<string, Measured> {
  const all = new Map<string, Measured[]>(names.map((name) => [name, []]));
  for (let run = 0; run < runs; run += 1)
    for (const name of names) {
      const output = execFileSync(process.execPath, [script, name], { encoding: 'utf8', maxBuffer: 1 << 26 });
      all.get(name)?.push(JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measured);
    }
  return new Map(
    [...all].map(([name, each]) => [
      name,
      { ms: median(each.map(({ ms }) => ms)), peakMb: Math.max(...each.map(({ peakMb }) => peakMb)) },
    ]),
  );
}

export interface Line {
  readonly what: string;
  readonly value: string;
  readonly yardstick?: string;
  readonly ratio?: string;
  readonly target?: string;
}

/** A table of what was measured beside its yardstick. */
export function printTable(lines: readonly Line[]): void {
  const cells = lines.map(({ what, value, yardstick = '', ratio = '', target = '' }) => [
    what,
    value,
    yardstick,
    ratio,
    target,
  ]);
  const rows = [['what', 'measured', 'yardstick in the same run', 'ratio', 'target'], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

export const inMs = (ms: number): string => `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
