import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const main = join(import.meta.dirname, '../../../../electron/practice/main.ts');
const children: ChildProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), 'practice-main-'));
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: string[]) {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let [out, problem] = ['', ''];
  child.stdout.on('data', (data) => (out += String(data)));
  child.stderr.on('data', (data) => (problem += String(data)));
  return { child, out: () => out, problem: () => problem };
}

test('prints its address and keys, and the address answers', async () => {
  const { child, out } = start('--seed', '7', '--control');
  await once(child.stdout ?? child, 'data');
  const lines = Object.fromEntries(
    out()
      .split('\n')
      .map((line) => line.split(/\s+/)),
  );
  expect(Object.keys(lines)).toEqual(expect.arrayContaining(['url', 'apiKey', 'secretKey', 'control', 'token']));
  const response = await fetch(`${lines['url']}/v1/mass/payout/balance?locale=tr`);
  expect(response.status).toBe(401);
  const books = await fetch(`${lines['control']}/books`, { headers: { 'x-practice-token': lines['token'] ?? '' } });
  expect(await books.json()).toEqual([]);
});

test.each([
  [['--port', 'many'], '--port takes a port number'],
  [['--scenario', join(folder, 'nowhere.json')], 'nowhere.json'],
])('%j ends with a line that says why', async (args, problem) => {
  const run = start(...args);
  const [code] = (await once(run.child, 'close')) as [number];
  expect(code).toBe(2);
  expect(run.problem()).toContain(problem);
});

test('a scenario with an unknown field is refused by its name', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'practice-main-')), 'scenario.json');
  writeFileSync(path, '{"fautls":[]}');
  const run = start('--scenario', path);
  const [code] = (await once(run.child, 'close')) as [number];
  expect(code).toBe(2);
  expect(run.problem()).toContain('fautls');
});
