import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** The first bytes of a native module of each system. */
const FORMATS = [
  { platform: 'linux', magic: [0x7f, 0x45, 0x4c, 0x46], name: 'ELF' },
  { platform: 'win32', magic: [0x4d, 0x5a], name: 'PE' },
  { platform: 'darwin', magic: [0xcf, 0xfa, 0xed, 0xfe], name: 'Mach-O' },
  { platform: 'darwin', magic: [0xca, 0xfe, 0xba, 0xbe], name: 'Mach-O universal' },
];

/** Which system a native module was built for, from its first bytes; undefined when it is none of ours. */
export function formatOf(bytes) {
  return FORMATS.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));
}

/**
 * electron-builder packs whatever keytar binary lies in node_modules: on Linux it would ship an ELF file to Windows
 * without a word, and every customer's keychain would be missing. A wrong or absent binary stops the build.
 */
export default async function afterPack({ electronPlatformName, appOutDir, packager }) {
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  const path = join(resources, 'app.asar.unpacked', 'node_modules', 'keytar', 'build', 'Release', 'keytar.node');
  const file = await open(path).catch((error) => {
    throw new Error(`keytar's binary is not in the package (${error.code}): the program could keep no keys`);
  });
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    const found = formatOf(buffer);
    if (found?.platform !== electronPlatformName) {
      throw new Error(
        `keytar's binary is ${found?.name ?? 'of an unknown format'}, but the package is for ${electronPlatformName}: build it on its own system`,
      );
    }
  } finally {
    await file.close();
  }
}
