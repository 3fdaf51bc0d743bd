/**
 * `UPDATE_SIGNING_KEY=… node electron/dev/sign-release.ts release`: writes `release-<version>.json` over the installers in
 * a folder, signed with the key (EC P-256, PKCS#8 PEM) whose public half stands in electron/updater/configured.ts. Without a
 * key it does nothing: then there are no updates.
 */
import { createHash, createPrivateKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { releaseSchema } from '../updater/release-signature.ts';
import type { Release } from '../updater/release-signature.ts';
import { readManifest } from './shipped.ts';

/** The signed text that the program checks a downloaded installer against. */
export function signRelease(version: string, installers: readonly string[], key: KeyObject): string {
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new Error('the signing key must be EC P-256');
  const files = installers.map((path) => {
    const bytes = readFileSync(path);
    return {
      name: basename(path),
      size: bytes.byteLength,
      sha512: createHash('sha512').update(bytes).digest('base64'),
    };
  });
  const content: Release = releaseSchema.parse({ program: 'odeme-masasi', version, files });
  const release = JSON.stringify(content);
  const signature = sign('sha256', Buffer.from(release, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }).toString('base64');
  return `${JSON.stringify({ release, signature })}\n`;
}

if (import.meta.main) {
  const folder = resolve(process.argv[2] ?? 'release');
  const pem = process.env['UPDATE_SIGNING_KEY'] ?? '';
  if (pem === '') console.log('no UPDATE_SIGNING_KEY: this release cannot be offered as an update');
  else {
    const { version } = readManifest();
    const installers = globSync('odeme-masasi-*.{exe,dmg,zip,AppImage,deb}', { cwd: folder }).map((name) =>
      join(folder, name),
    );
    writeFileSync(join(folder, `release-${version}.json`), signRelease(version, installers, createPrivateKey(pem)));
  }
}
