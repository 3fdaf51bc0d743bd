/**
 * `npm test [-- --only step,step]`: every check of the project, one step after another, all of them even when one
 * fails. Ends with `N passed, N failed`, where a command counts as one and a test file's tests each count.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { withKeyring } from './keyring.ts';
import { ROOT } from './root.ts';

interface CommandStep {
  readonly name: string;
  readonly kind: 'command';
  readonly commands: readonly (readonly string[])[];
  readonly file?: string;
}

interface VitestStep {
  readonly name: string;
  readonly kind: 'vitest';
  readonly keyring?: boolean;
  /** Test files at once; vitest leaves one core idle, which on two cores is half the machine. */
  readonly workers?: string;
  /**
   * A file that fails is run once more, and the summary names what had failed at first. For tests that drive a real
   * browser only: a machine that stalled is no fault of the program, and a fault that is there fails twice.
   */
  readonly secondTry?: boolean;
}

type Step = CommandStep | VitestStep;

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
  { name: 'app', kind: 'vitest', keyring: true, secondTry: true },
  { name: 'package', kind: 'vitest' },
  {
    name: 'soak',
    kind: 'command',
    commands: [withKeyring([node, 'test/faults/soak.ts', '--minutes', '1'])],
    file: 'test/faults/soak.ts',
  },
];

/** More files than this do not fail by chance. */
const MOST_SECOND_TRIES = 3;

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The files that were run again, and the tests that had failed in them at first. */
  readonly unsteady?: readonly string[];
}

/** What vitest's JSON reporter writes, as far as it is read here. */
interface VitestResult {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const run = (command: readonly string[]): boolean => {
  const [program = '', ...args] = command;
  return spawnSync(program, args, { cwd: ROOT, stdio: 'inherit' }).status === 0;
};

interface VitestRun {
  readonly ok: boolean;
  /** Null when the run broke before it could say anything. */
  readonly result: VitestResult | null;
}

/** Runs one vitest project, or the given files of it, and reads what it reports. */
function runProject({ name, keyring, workers }: VitestStep, files: readonly string[] = []): VitestRun {
  const resultFile = join(ROOT, 'test-output', `${name}${files.length > 0 ? '-again' : ''}.json`);
  rmSync(resultFile, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
  const command = [node, join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--project', name, ...reporters];
  if (workers !== undefined) command.push(`--maxWorkers=${workers}`);
  command.push(...files);
  const ok = run(keyring === true ? withKeyring(command) : command);
  const result = existsSync(resultFile) ? (JSON.parse(readFileSync(resultFile, 'utf8')) as VitestResult) : null;
  return { ok, result };
}

/** Counts a run. One that broke without a failed test counts as one failure. */
function countRun({ ok, result }: VitestRun): Outcome {
  if (result === null) return { passed: 0, failed: 1, skipped: 0 };
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

/** Runs one vitest project and counts it, with a second try of the files that failed where the step has one. */
function runVitest(step: VitestStep): Outcome {
  const first = runProject(step);
  const counted = countRun(first);
  const failed = (first.result?.testResults ?? []).filter(({ status }) => status === 'failed');
  if (step.secondTry !== true || failed.length === 0 || failed.length > MOST_SECOND_TRIES) return counted;
  const files = failed.map(({ name }) => relative(ROOT, name));
  console.log(`\n── ${step.name}, once more: ${files.join(', ')} ──`);
  const again = countRun(runProject(step, files));
  const tests = failed.flatMap(({ assertionResults }) => assertionResults);
  const passedAtFirst = tests.filter(({ status }) => status === 'passed').length;
  const failedAtFirst = tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  return {
    passed: counted.passed - passedAtFirst + again.passed,
    failed: again.failed,
    skipped: counted.skipped - (tests.length - passedAtFirst - failedAtFirst.length) + again.skipped,
    unsteady: [...files, ...failedAtFirst],
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
  lines.push(...(outcome.unsteady ?? []).map((name) => `           second try: ${name}`));
}
console.log(`\n${lines.join('\n')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
