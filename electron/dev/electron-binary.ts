import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';

const folder = join(ROOT, 'node_modules/electron');
const triedFile = join(ROOT, 'node_modules/.electron-not-fetched');
const FETCH_LIMIT_MS = 180_000;
const TRY_AGAIN_AFTER_MS = 24 * 3600 * 1000;

/** What opens the windows, and where its executable is. */
export interface ElectronChoice {
  readonly kind: 'electron' | 'stand-in';
  readonly executable: string;
}

/** The electron package's own binary, when it has been fetched. */
export function installedElectron(): string | null {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : null;
}

const standIn: ElectronChoice = { kind: 'stand-in', executable: join(ROOT, 'test/electron-standin/electron') };

/**
 * The Electron binary, fetched by the electron package's own script if it is not there yet; where that cannot be done
 * (it comes from GitHub), the stand-in. A failed attempt is not repeated for a day unless `fetchAgain`.
 */
export function chooseElectron(fetchAgain: boolean, say: (line: string) => void): ElectronChoice {
  const installed = installedElectron();
  if (installed !== null) return { kind: 'electron', executable: installed };
  const triedLately = existsSync(triedFile) && Date.now() - statSync(triedFile).mtimeMs < TRY_AGAIN_AFTER_MS;
  if (!triedLately || fetchAgain) {
    say('fetching the Electron binary (once) …');
    spawnSync(process.execPath, [join(folder, 'install.js')], {
      cwd: folder,
      stdio: 'ignore',
      timeout: FETCH_LIMIT_MS,
    });
    const fetched = installedElectron();
    if (fetched !== null) return { kind: 'electron', executable: fetched };
    writeFileSync(triedFile, '');
  }
  say(
    'The Electron binary cannot be fetched here (it comes from GitHub), so the same program opens in the stand-in: Node 24 and Chromium.',
  );
  return standIn;
}
