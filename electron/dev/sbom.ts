/**
 * `npm run sbom [-- FILE]`: the software bill of materials of what is shipped, in CycloneDX (npm's own, from the lock
 * file, without network). npm knows only folders; what is built into our bundles is listed as well, and what only
 * installs keytar is not. Without FILE it goes to standard output.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ROOT } from './root.ts';
import { readManifest, shippedPackages } from './shipped.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
}

/** npm's CycloneDX document, as far as it is read here. */
export interface Sbom {
  readonly bomFormat: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** The bill of everything whose code reaches a person's computer, Electron included. */
export function shippedSbom(): Sbom {
  const args = ['sbom', '--package-lock-only', '--offline', '--sbom-format', 'cyclonedx', '--loglevel', 'error'];
  const text = execFileSync('npm', args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
    shell: process.platform === 'win32',
  });
  const all = JSON.parse(text) as Sbom;
  const electron = `electron@${readManifest().devDependencies['electron']}`;
  const shipped = new Set([electron, ...shippedPackages().map(({ name, version }) => `${name}@${version}`)]);
  const components = all.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
  const refs = new Set([all.metadata.component['bom-ref'], ...components.map((each) => each['bom-ref'])]);
  return {
    ...all,
    metadata: { ...all.metadata, component: { ...all.metadata.component, name: 'odeme-masasi' } },
    components,
    dependencies: all.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) })),
  };
}

if (import.meta.main) {
  const text = `${JSON.stringify(shippedSbom(), null, 2)}\n`;
  const file = process.argv[2];
  if (file === undefined) process.stdout.write(text);
  else {
    mkdirSync(dirname(resolve(file)), { recursive: true });
    writeFileSync(file, text);
  }
}
