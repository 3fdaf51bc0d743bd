import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import afterPack from '../../electron/dev/after-pack.mjs';

/** On a Windows machine keytar's binary is a PE file. Here it is put where it would be, and then the real check runs. */
export default async function afterPackOnWindows(context) {
  const place = 'resources/app.asar.unpacked/node_modules/keytar/build/Release/keytar.node';
  copyFileSync(process.env.PACKAGE_TEST_KEYTAR, join(context.appOutDir, place));
  await afterPack(context);
}
