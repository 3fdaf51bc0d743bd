import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../electron/dev/root.ts';
import { emptyExecutable, writeLinuxStub, writeWindowsStub } from './electron-stub.ts';

export interface Packed {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs electron-builder on this checkout, as `npm run` would, with everything it writes going to `output`. */
function electronBuilder(output: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Packed> {
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/electron-builder/cli.js'),
      ...args,
      `-c.directories.output=${output}`,
      '--publish',
      'never',
    ],
    {
      cwd: ROOT,
      env: { ...process.env, ELECTRON_BUILDER_7ZIP_PATH: '/usr/bin/7za', CSC_IDENTITY_AUTO_DISCOVERY: 'false', ...env },
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ ok: code === 0, output: said }));
  });
}

/** Packs for Linux, and makes the .deb of it with Debian's own tool in fpm's place. */
export function packLinux(folder: string, output: string): Promise<Packed> {
  const stub = join(folder, 'electron-linux');
  writeLinuxStub(stub);
  const fpm = join(folder, 'fpm');
  writeFileSync(fpm, `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, 'test/package/fpm-deb.ts')}" "$@"\n`);
  chmodSync(fpm, 0o755);
  return electronBuilder(output, ['--linux', 'dir', 'deb', `-c.electronDist=${stub}`], { CUSTOM_FPM_PATH: fpm });
}

/**
 * Packs for Windows. keytar's binary here is Linux's, as on every Linux machine; with `windowsKeytar` an empty PE file
 * lies where the binary belongs, as it would on a Windows machine.
 */
export function packWindows(folder: string, output: string, windowsKeytar: boolean): Promise<Packed> {
  const stub = join(folder, 'electron-windows');
  writeWindowsStub(stub);
  const binary = join(folder, 'keytar-windows.node');
  writeFileSync(binary, emptyExecutable());
  const hook = windowsKeytar ? ['-c.afterPack=test/package/after-pack-on-windows.mjs'] : [];
  return electronBuilder(output, ['--win', 'dir', `-c.electronDist=${stub}`, ...hook], { PACKAGE_TEST_KEYTAR: binary });
}
