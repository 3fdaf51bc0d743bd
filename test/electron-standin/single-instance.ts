import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type OnSecond = (argv: string[], cwd: string, data: unknown) => void;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function readPid(lockFile: string): number | null {
  try {
    return Number(readFileSync(lockFile, 'utf8'));
  } catch {
    return null;
  }
}

/** Tells the first instance what this one was started with. Synchronous, as Electron's lock is. */
function tellFirst(socket: string, message: unknown[]): void {
  const code = 'const s=require("net").connect(process.argv[1],()=>s.end(process.argv[2]))';
  spawnSync(process.execPath, ['-e', code, socket, JSON.stringify(message)], { timeout: 5000 });
}

/** True when no other instance uses this user data folder; then `onSecond` hears of each later one. */
export function becomeFirstInstance(userData: string, data: unknown, onSecond: OnSecond): boolean {
  const lockFile = join(userData, 'standin.lock');
  const name = createHash('sha256').update(lockFile).digest('hex').slice(0, 16);
  const socket = join(tmpdir(), `standin-${name}.sock`);
  const holder = readPid(lockFile);
  if (holder !== null && holder !== process.pid && isRunning(holder)) {
    tellFirst(socket, [process.argv, process.cwd(), data]);
    return false;
  }
  writeFileSync(lockFile, String(process.pid));
  rmSync(socket, { force: true });
  const server = createServer((connection) => {
    let text = '';
    connection.on('data', (chunk) => (text += chunk.toString()));
    connection.on('end', () => onSecond(...(JSON.parse(text) as [string[], string, unknown])));
  });
  server.listen(socket).unref();
  giveUp = () => {
    server.close();
    rmSync(lockFile, { force: true });
    rmSync(socket, { force: true });
  };
  process.on('exit', giveUpInstance);
  return true;
}

let giveUp = (): void => undefined;

/** Lets another instance be the first, as the end of this one does. */
export function giveUpInstance(): void {
  giveUp();
  giveUp = () => undefined;
}
