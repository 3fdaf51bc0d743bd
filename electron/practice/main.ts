import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fileBookStore } from './book-entries.ts';
import { openControl } from './control.ts';
import { readScenario, scenarioSchema, type Scenario } from './scenario.ts';
import { startPracticeServer } from './server.ts';

/*
 * `npm run practice-server -- --port N --scenario FILE`: a practice server of its own, its keys printed. With `--control` a
 * second port shows its books (token in PRACTICE_TOKEN, or made up and printed); `--books FILE` keeps them between runs.
 */

function fail(problem: string): never {
  console.error(problem);
  process.exit(2);
}

function scenarioIn(path: string | undefined): Scenario {
  if (path === undefined) return scenarioSchema.parse({});
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return fail(`--scenario ${path}: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
  const read = readScenario(text);
  return read.ok ? read.scenario : fail(`--scenario ${path}: ${read.problem}`);
}

function portIn(text: string | undefined, flag: string): number {
  const port = Number(text ?? '0');
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : fail(`${flag} takes a port number`);
}

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    scenario: { type: 'string' },
    account: { type: 'string', default: 'practice' },
    seed: { type: 'string' },
    books: { type: 'string' },
    control: { type: 'boolean', default: false },
    'control-port': { type: 'string' },
  },
});

const server = await startPracticeServer({
  port: portIn(values.port, '--port'),
  scenario: scenarioIn(values.scenario),
  seed: values.seed === undefined ? randomInt(2 ** 40) : Number(values.seed),
  ...(values.books === undefined ? {} : { store: fileBookStore(values.books) }),
});
const keys = server.account(values.account);
const lines = [`url        ${server.url}`, `apiKey     ${keys.apiKey}`, `secretKey  ${keys.secretKey}`];
if (values.control) {
  const token = process.env['PRACTICE_TOKEN'] ?? randomBytes(16).toString('hex');
  const control = await openControl(server, token, portIn(values['control-port'], '--control-port'));
  lines.push(`control    ${control.url}`, `token      ${control.token}`);
}
console.log(lines.join('\n'));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void server.close().then(() => process.exit(0)));
