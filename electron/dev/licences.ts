import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';
import { shippedPackages } from './shipped.ts';
import type { ShippedPackage } from './shipped.ts';

/** The licences under which code may be shipped. Another one is a decision for a person, so it stops the build. */
export const ACCEPTED_LICENCES: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
];

/** Packages that say their licence in a way of their own, and what a person read there. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  // "(MIT OR GPL-3.0-or-later)" and "(MIT AND Zlib)": the first is taken; zlib's notice is in pako's own file.
  jszip: 'MIT',
  pako: 'MIT',
};

export interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The licence's full text as the package ships it; null when it ships none. */
  readonly text: string | null;
}

/** The licence of one installed package. */
export function licenceOf({ name, version, path }: ShippedPackage): Licence {
  const folder = join(ROOT, path);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly license?: string | { readonly type: string };
    readonly licenses?: readonly { readonly type: string }[];
  };
  const said = typeof manifest.license === 'string' ? manifest.license : manifest.license?.type;
  const licence = READ_BY_HAND[name] ?? said ?? manifest.licenses?.[0]?.type ?? 'unknown';
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying|mit-licen[cs]e)/i.test(each));
  return { name, version, licence, text: file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim() };
}

/** The licences of everything shipped, each version once, by name. */
export function shippedLicences(): Licence[] {
  const byVersion = new Map(shippedPackages().map((each) => [`${each.name}@${each.version}`, licenceOf(each)]));
  return [...byVersion.values()].toSorted((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/**
 * Writes `licences/` into the build: our own licence, and THIRD-PARTY.txt with every shipped package's. Called by the build
 * (electron/dev/build.ts). Throws when a package's licence is not one of `ACCEPTED_LICENCES`.
 */
export function writeLicences(dist: string): void {
  const licences = shippedLicences();
  const odd = licences.filter(({ licence }) => !ACCEPTED_LICENCES.includes(licence));
  if (odd.length > 0) {
    throw new Error(`a person must look at: ${odd.map(({ name, licence }) => `${name} (${licence})`).join(', ')}`);
  }
  const folder = join(dist, 'licences');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'LICENSE.txt'), readFileSync(join(ROOT, 'LICENSE'), 'utf8'));
  const rule = '='.repeat(80);
  const parts = licences.map(({ name, version, licence, text }) =>
    [rule, `${name} ${version}`, `Licence: ${licence}`, '', text ?? 'The package ships no licence file.'].join('\n'),
  );
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), `${parts.join('\n\n')}\n`);
}
