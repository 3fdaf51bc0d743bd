import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What opens the windows, to be started by hand: the real Electron where it is, else the stand-in. */
export function executable(): string {
  const pathFile = join(root, 'node_modules/electron/path.txt');
  const real = existsSync(pathFile) ? join(root, 'node_modules/electron/dist', readFileSync(pathFile, 'utf8')) : '';
  return real !== '' && existsSync(real) ? real : join(root, 'test/electron-standin/electron');
}
