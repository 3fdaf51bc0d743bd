import { describe, expect, it } from 'vitest';
import { growth, soak, soakReport } from './soak-measure.ts';
import type { Sample } from './soak-measure.ts';

describe('at work for long', () => {
  it('20 lists followed, files read and reports written: nothing grows', { timeout: 120_000 }, async () => {
    const soaked = await soak(20);
    console.log(soakReport(soaked));
    expect(soaked.grew).toEqual([]);
    expect(soaked.samples.at(-1)?.followed).toBe(20);
    expect(soaked.asked).toBeGreaterThan(20);
  });

  it.each([
    ['timers', { timers: 1 }],
    ['heapMb', { heapMb: 3 }],
    ['handles', { handles: 1 }],
  ] as const)('a leak of %s is seen', (what, perSample) => {
    const samples = Array.from({ length: 60 }, (_, n): Sample => {
      const leak: Partial<Record<keyof Sample, number>> = perSample;
      const leaked = (kind: keyof Sample): number => n * (leak[kind] ?? 0);
      return {
        atS: n,
        rssMb: 200,
        heapMb: 40 + leaked('heapMb'),
        handles: 8 + leaked('handles'),
        timers: 20 + leaked('timers'),
        followed: 20,
      };
    });
    expect(growth(samples).join()).toContain(what);
  });
});
