import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../electron/dev/root.ts';

/** What `npm run demo` runs once everything is installed and built: it ends by itself, and says in words and by its code how. */
describe('the demo', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'masa-demo-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const demo = (out: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['test/app/demo.ts', '--out', join(folder, out), ...args],
      { cwd: ROOT, encoding: 'utf8' },
    );
    return { status, said: `${stdout}${stderr}`.trim().split('\n') };
  };
  const summary = (out: string) =>
    JSON.parse(readFileSync(join(folder, out, 'summary.json'), 'utf8')) as {
      reached: boolean;
      end: { state: string; rows: number; totals: unknown; sums: Record<string, string> };
      steps: { name: string; ms: number; picture: string }[];
      problems: string[];
    };

  it('walks the sample list to its end and leaves its report, pictures and figures', { timeout: 200_000 }, () => {
    const { status, said } = demo('sample');
    expect(said.at(-1)).toMatch(/^✓ The list reached its end \(partlyPaid\)/);
    expect(status).toBe(0);
    const { reached, end, steps, problems } = summary('sample');
    expect({ reached, problems }).toEqual({ reached: true, problems: [] });
    expect(end).toMatchObject({ state: 'partlyPaid', rows: 24, totals: { TRY: '1,044,543.70' } });
    expect(Object.keys(end.sums).toSorted()).toEqual(
      ['failed TRY', 'notAccepted TRY', 'paid TRY', 'returned TRY', 'stuck TRY'].toSorted(),
    );
    for (const { picture } of steps) expect(existsSync(join(folder, 'sample', picture)), picture).toBe(true);
    expect(existsSync(join(folder, 'sample', 'akibet-raporu.xlsx'))).toBe(true);
  });

  it('never hangs: a list that has no end is given up with a clear last line', { timeout: 120_000 }, () => {
    const scenario = join(folder, 'never.json');
    writeFileSync(
      scenario,
      JSON.stringify({ timeScale: 50, rules: [{ match: {}, outcome: 'stays', status: 'HELD' }] }),
    );
    const { status, said } = demo('never', '--scenario', scenario, '--limit', '20');
    expect(said.at(-1)).toMatch(/^✗ The demo did not reach the end within 20 s\. Last step: /);
    expect(status).toBe(1);
    expect(summary('never')).toMatchObject({ reached: false, problems: ['time limit'] });
  });

  it('empties no folder that is not its own', () => {
    writeFileSync(join(folder, 'mine.txt'), 'kept');
    const { status, said } = demo('.');
    expect(said.at(-1)).toContain('holds other files');
    expect(status).toBe(2);
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('kept');
  });
});
