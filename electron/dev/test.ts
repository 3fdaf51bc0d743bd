/**
 * `npm test [-- --only step,step]`: every check of the project, one step after another, all of them even when one
 * fails. Ends with `N passed, N failed`, where a command counts as one and a test file's tests each count.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withKeyring } from './keyring.ts';
import { ROOT } from './root.ts';

type Step =
  | {
      readonly name: string;
      readonly kind: 'command';
      readonly commands: readonly (readonly string[])[];
      readonly file?: string;
    }
  | {
      readonly name: string;
      readonly kind: 'vitest';
      readonly keyring?: boolean;
      /** Test files at once; vitest leaves one core idle, which on two cores is half the machine. */
      readonly workers?: string;
    };

const bin = (name: string): string => join(ROOT, 'node_modules/.bin', name);
const node = process.execPath;
const FORMATTED = ['electron', 'renderer', 'shared', 'test', 'vite.config.ts'];

const STEPS: readonly Step[] = [
  {
    name: 'typecheck',
    kind: 'command',
    commands: ['shared', 'electron', 'renderer', 'test'].map((folder) => [bin('tsc'), '-p', folder]),
  },
  {
    name: 'lint',
    kind: 'command',
    commands: [
      [bin('oxlint'), '--deny-warnings'],
      [bin('oxfmt'), '--check', ...FORMATTED],
    ],
  },
  { name: 'unit', kind: 'vitest', workers: '100%' },
  { name: 'build', kind: 'command', commands: [[node, 'electron/dev/build.ts', '--if-changed']] },
  { name: 'hostile', kind: 'vitest' },
  { name: 'faults', kind: 'vitest', keyring: true },
  { name: 'app', kind: 'vitest', keyring: true },
  { name: 'package', kind: 'vitest' },
  {
    name: 'soak',
    kind: 'command',
    commands: [withKeyring([node, 'test/faults/soak.ts', '--minutes', '1'])],
    file: 'test/faults/soak.ts',
  },
];

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What vitest's JSON reporter writes, as far as it is read here. */
interface VitestResult {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const run = (command: readonly string[]): boolean => {
  const [program = '', ...args] = command;
  return spawnSync(program, args, { cwd: ROOT, stdio: 'inherit' }).status === 0;
};

/** Runs one vitest project and reads its own count. A run that broke without a failed test counts as one failure. */
function runVitest({ name, keyring, workers }: Extract<Step, { kind: 'vitest' }>): Outcome {
  const resultFile = join(ROOT, 'test-output', `${name}.json`);
  rmSync(resultFile, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
  const command = [node, join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--project', name, ...reporters];
  if (workers !== undefined) command.push(`--maxWorkers=${workers}`);
  const ok = run(keyring === true ? withKeyring(command) : command);
  if (!existsSync(resultFile)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(resultFile, 'utf8')) as VitestResult;
  // A file that could not even be loaded has no tests to count; it is one failure.
  const broken = result.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
  );
  const failed = result.numFailedTests + broken.length;
  return {
    passed: result.numPassedTests,
    failed: ok ? failed : Math.max(failed, 1),
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

/** Runs a step; null when it has nothing to run yet. */
function runStep(step: Step): Outcome | null {
  if (step.kind === 'vitest') {
    const files = globSync(`test/${step.name}/**/*.test.{ts,tsx}`, { cwd: ROOT });
    return files.length === 0 ? null : runVitest(step);
  }
  if (step.file !== undefined && !existsSync(join(ROOT, step.file))) return null;
  const results = step.commands.map((command) => run(command));
  const failed = results.filter((ok) => !ok).length;
  return { passed: results.length - failed, failed, skipped: 0 };
}

const onlyAt = process.argv.indexOf('--only');
const only = onlyAt === -1 ? null : new Set((process.argv[onlyAt + 1] ?? '').split(','));
const unknown = [...(only ?? [])].filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) throw new Error(`unknown step: ${unknown.join(', ')}`);
if (only?.has('app') === true) only.add('build');
mkdirSync(join(ROOT, 'test-output'), { recursive: true });

const lines: string[] = [];
let passed = 0;
let failed = 0;
for (const step of STEPS.filter(({ name }) => only === null || only.has(name))) {
  console.log(`\n── ${step.name} ──`);
  const startedAt = performance.now();
  const outcome = runStep(step);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (outcome === null) {
    lines.push(`${step.name.padEnd(10)} skipped: nothing there yet`);
    continue;
  }
  passed += outcome.passed;
  failed += outcome.failed;
  const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : '';
  lines.push(`${step.name.padEnd(10)} ${outcome.passed} passed, ${outcome.failed} failed${skipped} in ${seconds} s`);
}
console.log(`\n${lines.join('\n')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
