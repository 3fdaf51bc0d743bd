/**
 * `UPDATE_SIGNING_KEY=… node electron/dev/sign-release.ts release`: writes `release-<version>.json` over the installers in
 * a folder, signed with the key (EC P-256, PKCS#8 PEM) whose public half, UPDATE_PUBLIC_KEY, the programs were built with.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
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

/**
 * Signs what lies in a folder for a release whose programs hold `publicKey`. Throws without a key, without installers, or
 * with a key whose public half is another: every program would turn the update down.
 */
export function signFolder(folder: string, version: string, pem: string, publicKey: string): string {
  if (pem === '') throw new Error('no UPDATE_SIGNING_KEY: programs with this feed would turn every update down');
  const key = createPrivateKey(pem);
  const half = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString().trim();
  if (half !== publicKey.replaceAll('\\n', '\n').trim())
    throw new Error('UPDATE_SIGNING_KEY does not belong to UPDATE_PUBLIC_KEY');
  const installers = globSync('odeme-masasi-*.{exe,dmg,zip,AppImage,deb}', { cwd: folder }).toSorted();
  if (installers.length === 0) throw new Error(`no installer in ${folder}`);
  const path = join(folder, `release-${version}.json`);
  writeFileSync(
    path,
    signRelease(
      version,
      installers.map((name) => join(folder, name)),
      key,
    ),
  );
  return path;
}

if (import.meta.main) {
  const folder = resolve(process.argv[2] ?? 'release');
  const { UPDATE_SIGNING_KEY = '', UPDATE_PUBLIC_KEY = '' } = process.env;
  console.log(signFolder(folder, readManifest().version, UPDATE_SIGNING_KEY, UPDATE_PUBLIC_KEY));
}
