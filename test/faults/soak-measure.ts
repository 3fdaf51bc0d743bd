import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SoakLife } from './soak-life.ts';

/** What the process held at one moment. */
export interface Sample {
  readonly atS: number;
  readonly rssMb: number;
  readonly heapMb: number;
  readonly handles: number;
  readonly timers: number;
  readonly followed: number;
}

export interface Soaked {
  readonly samples: readonly Sample[];
  readonly asked: number;
  readonly imported: number;
  readonly written: number;
  /** What grew; empty when the run was flat. */
  readonly grew: readonly string[];
}

/** A quarter of the run warms it up: caches, compiled code, sockets kept alive. */
const WARM_UP = 0.25;
const HEAP_PER_MINUTE_MB = 12;
const RSS_PER_MINUTE_MB = 60;

/** Works for so long, and tells whether anything grew that should not. */
export async function soak(seconds: number): Promise<Soaked> {
  const life = await SoakLife.begin();
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1000;
  const samples: Sample[] = [measure(life, 0)];
  try {
    while (elapsed() < seconds) {
      await life.turn();
      await sleep(20);
      samples.push(measure(life, elapsed()));
    }
    const { asked, imported, written } = life;
    return { samples, asked, imported, written, grew: growth(samples) };
  } finally {
    await life.end();
  }
}

/** What is not garbage is what counts; the flag makes the collector callable wherever this runs. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

function measure(life: SoakLife, atS: number): Sample {
  collectGarbage();
  const { rss, heapUsed } = process.memoryUsage();
  const mb = (bytes: number): number => Math.round(bytes / 1024 / 102.4) / 10;
  const handles = process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout').length;
  return {
    atS: Math.round(atS),
    rssMb: mb(rss),
    heapMb: mb(heapUsed),
    handles,
    timers: life.timers,
    followed: life.followed,
  };
}

/** Compares the medians of the middle and of the end, so that one garbage collection decides nothing. */
export function growth(samples: readonly Sample[]): string[] {
  const warm = samples.slice(Math.floor(samples.length * WARM_UP));
  const half = Math.floor(warm.length / 2);
  const [middle, end] = [warm.slice(0, half), warm.slice(half)];
  const median = (of: readonly Sample[], what: keyof Sample): number =>
    of.map((sample) => sample[what]).toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
  const minutes = Math.max((median(end, 'atS') - median(middle, 'atS')) / 60, 0.1);
  const allowed = [
    ['heapMb', 8 + HEAP_PER_MINUTE_MB * minutes],
    ['rssMb', 40 + RSS_PER_MINUTE_MB * minutes],
    ['handles', 6],
    ['timers', 0],
  ] as const;
  return allowed.flatMap(([what, by]) => {
    const grown = median(end, what) - median(middle, what);
    return grown > by ? [`${what} grew by ${grown} (allowed ${by})`] : [];
  });
}

export function soakReport({ samples, asked, imported, written, grew }: Soaked): string {
  const line = (name: string, sample: Sample | undefined): string => `${name}: ${JSON.stringify(sample)}`;
  return [
    line('start ', samples[0]),
    line('middle', samples[Math.floor(samples.length / 2)]),
    line('end   ', samples.at(-1)),
    `asked ${asked} times, read ${imported} files, wrote ${written} reports; ${grew.length === 0 ? 'flat' : grew.join('; ')}`,
  ].join('\n');
}
