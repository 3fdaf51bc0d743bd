/**
 * `node test/package/smoke.ts release`: starts the program that was really packed for this system, as a person would, and
 * fails when it does not stand for ten seconds or writes no ledger. Its fuses shut the debugger, so nothing looks inside:
 * that is what the application tests on the unpacked build are for. For the release workflow; here there is no Electron.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findPackages } from './inspect.ts';

const app = findPackages(resolve(process.argv[2] ?? 'release')).find(({ platform }) => platform === process.platform);
if (app === undefined) throw new Error(`nothing was packed for ${process.platform}`);
const executable = app.platform === 'darwin' ? macExecutable(app.folder) : app.executable;
const userData = mkdtempSync(join(tmpdir(), 'masa-smoke-'));

function macExecutable(folder: string): string {
  const [name = ''] = readdirSync(join(folder, 'Contents', 'MacOS'));
  return join(folder, 'Contents', 'MacOS', name);
}

const child = spawn(
  executable,
  [`--user-data-dir=${userData}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  {
    stdio: 'inherit',
    // With its fuse shut this does nothing; with it open the program would be a bare Node and leave no ledger.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--inspect-brk' },
  },
);
let ended: number | null | undefined;
child.once('exit', (code) => (ended = code));
await new Promise((done) => setTimeout(done, 10_000));
if (ended !== undefined) throw new Error(`the program ended by itself with ${ended}`);
if (!existsSync(join(userData, 'ledger', 'ledger.db'))) throw new Error('the program stands, but made no ledger');
child.kill();
console.log('the packed program starts, stands and writes its ledger');
