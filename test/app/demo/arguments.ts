import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What `npm run demo` was asked for. */
export interface DemoArguments {
  /** A workbook of one's own; null is the sample that the program itself offers. */
  readonly workbook: string | null;
  readonly out: string;
  readonly scenario: string | null;
  readonly limitMs: number;
}

/** Reads the command line; throws a sentence a person can act on. */
export function readArguments(argv: readonly string[]): DemoArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      workbook: { type: 'string' },
      out: { type: 'string', default: 'demo-output' },
      scenario: { type: 'string' },
      limit: { type: 'string', default: '240' },
    },
  });
  for (const file of [values.workbook, values.scenario]) {
    if (file !== undefined && !existsSync(file)) throw new Error(`there is no file ${file}`);
  }
  const seconds = Number(values.limit);
  if (!Number.isFinite(seconds) || seconds <= 0) throw new Error('--limit takes a number of seconds');
  return {
    workbook: values.workbook === undefined ? null : resolve(values.workbook),
    out: resolve(values.out),
    scenario: values.scenario === undefined ? null : resolve(values.scenario),
    limitMs: seconds * 1000,
  };
}
