import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { effectSchema } from '../../../../electron/practice/effects.ts';
import {
  assumptionsSchema,
  DEFAULT_RULES,
  OUTCOMES,
  readScenario,
  scenarioSchema,
} from '../../../../electron/practice/scenario.ts';

const root = join(import.meta.dirname, '../../../..');
const documentation = readFileSync(join(root, 'electron/practice/SCENARIOS.md'), 'utf8');

describe('scenario files', () => {
  const folder = join(root, 'test/fixtures/scenarios');
  test.each(readdirSync(folder))('%s is a scenario', (name) => {
    expect(readScenario(readFileSync(join(folder, name), 'utf8'))).toMatchObject({ ok: true });
  });

  test('an empty object is the default', () => {
    expect(readScenario('{}')).toMatchObject({ ok: true, scenario: { balance: '50000000.00', faults: [] } });
  });

  test.each([
    ['{', 'not JSON'],
    ['{"fautls":[]}', 'fautls'],
    ['{"balance":100}', 'balance'],
    ['{"balance":"100"}', 'two decimals'],
    ['{"faults":[{"operation":"authorize","effect":{"kind":"dropAnswer"}}]}', 'faults.0.operation'],
    ['{"faults":[{"operation":"authorise","effect":{"kind":"explode"}}]}', 'faults.0.effect'],
    ['{"assumptions":{"paging":"sideways"}}', 'assumptions.paging'],
  ])('%s is refused with a reason', (text, reason) => {
    const read = readScenario(text);
    expect(read.ok ? '' : read.problem).toContain(reason);
  });
});

describe('SCENARIOS.md names everything there is', () => {
  const named = (words: readonly string[]) => words.filter((word) => !documentation.includes(`\`${word}\``));
  test('fields', () => expect(named(Object.keys(scenarioSchema.shape))).toEqual([]));
  test('assumptions', () => expect(named(Object.keys(assumptionsSchema.shape))).toEqual([]));
  test('outcomes', () => expect(named(OUTCOMES)).toEqual([]));
  test('faults', () => expect(named(effectSchema.options.map((option) => option.shape.kind.value))).toEqual([]));
  test('amounts', () => {
    for (const rule of DEFAULT_RULES) expect(documentation).toContain(`\`,${rule.match.kurus ?? ''}\``);
  });
  test('defaults come first', () => {
    for (const [name, value] of Object.entries(assumptionsSchema.parse({}))) {
      const line = documentation.split('\n').findLast((each) => each.startsWith(`| \`${name}\``)) ?? '';
      const first = /\|[^|]*\| `"?([^`"]+)"?`/.exec(line)?.[1];
      expect([name, first]).toEqual([name, String(value)]);
    }
  });
});
