import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expired, notAccepted, readAdvisories } from '../../electron/dev/advisories.ts';
import { OUTSIDE } from '../../electron/dev/bundles.ts';
import { ACCEPTED_LICENCES, shippedLicences } from '../../electron/dev/licences.ts';
import { ROOT } from '../../electron/dev/root.ts';
import { shippedSbom } from '../../electron/dev/sbom.ts';
import { BUNDLED, readLock, readManifest, shippedPackages } from '../../electron/dev/shipped.ts';

const manifest = readManifest();
const lock = readLock();
const numbers = (version: string): number[] => version.split('-')[0]?.split('.').map(Number) ?? [];
/** True when `version` is not before `wanted`. */
const isAtLeast = (version: string, wanted: string): boolean => {
  const [have, need] = [numbers(version), numbers(wanted)];
  const differs = need.findIndex((part, index) => have[index] !== part);
  return differs === -1 || (have[differs] ?? 0) > (need[differs] ?? 0);
};

describe('versions', () => {
  const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
  const all = { ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides };

  it.each(Object.entries(all))('%s is pinned to one version: %s', (_name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  it.each(Object.entries({ ...dependencies, ...devDependencies }))(
    '%s is locked to what is pinned: %s',
    (name, version) => {
      expect(lock[`node_modules/${name}`]?.version).toBe(version);
    },
  );

  it('every locked package names its content, those for other systems included: npm checks what it fetches against it', () => {
    const without = Object.entries(lock).filter(
      ([path, entry]) =>
        path !== '' && !('link' in entry) && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(entry.integrity ?? ''),
    );
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it('the lock file names no place packages come from, so that it holds for any registry', () => {
    expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  });
});

describe('install scripts', () => {
  it('run for keytar alone', () => {
    expect(Object.entries(manifest.allowScripts).filter(([, runs]) => runs)).toEqual([['keytar', true]]);
    const withScripts = Object.entries(lock).filter(([, entry]) => 'hasInstallScript' in entry);
    const names = withScripts.map(([path]) => path.replace(/^.*node_modules\//, '')).toSorted();
    expect(names).toEqual(Object.keys(manifest.allowScripts).toSorted());
  });
});

describe('what is shipped', () => {
  const direct = [...Object.keys(manifest.dependencies), ...BUNDLED].toSorted();

  it('is what README.md says', () => {
    const section =
      readFileSync(join(ROOT, 'README.md'), 'utf8')
        .split(/^## Packages$/m)[1]
        ?.split(/^## /m)[0] ?? '';
    const rows = [...section.matchAll(/^\|\s*`([^`]+)`\s*\|\s*([^|]+?)\s*\|/gm)];
    const said = rows
      .filter(([, , shipped]) => shipped === 'yes' || shipped === 'bundled')
      .map(([, name = '']) => name);
    expect(said.toSorted()).toEqual(direct);
    expect(
      rows
        .filter(([, , shipped]) => shipped === 'yes')
        .map(([, name]) => name)
        .toSorted(),
    ).toEqual(Object.keys(manifest.dependencies).toSorted());
  });

  it('is what the program imports, no more and no less', () => {
    const files = globSync(['electron/**/*.ts', 'renderer/**/*.{ts,tsx,css,html}', 'shared/**/*.ts'], {
      cwd: ROOT,
    }).filter((file) => !file.replaceAll('\\', '/').startsWith('electron/dev/'));
    const imported = new Set<string>();
    for (const file of files) {
      const code = readFileSync(join(ROOT, file), 'utf8');
      const statements =
        /^(?:import|export|\})[^'"\n]*\bfrom\s+'([^'.][^']*)'|(?:^import|@import|\bimport\(|\burl\()\s*['"]([^'"./][^'"]*)['"]/gm;
      for (const [, from, bare] of code.matchAll(statements)) {
        const name = from ?? bare ?? '';
        if (name.startsWith('node:') || builtinModules.includes(name) || name === 'electron') continue;
        if (/^(electron\/|vite\/|data:)/.test(name)) continue;
        imported.add(
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        );
      }
    }
    expect([...imported].toSorted()).toEqual(direct);
  });

  it('stays outside the bundles only where package.json ships it', () => {
    expect(OUTSIDE.filter((name) => name !== 'electron').toSorted()).toEqual(
      Object.keys(manifest.dependencies).toSorted(),
    );
  });

  it('has a licence that was accepted, and its text where the package has one', () => {
    const licences = shippedLicences();
    expect(licences.filter(({ licence }) => !ACCEPTED_LICENCES.includes(licence))).toEqual([]);
    expect(licences.filter(({ text }) => text === null).length).toBeLessThan(8);
    expect(licences.length).toBeGreaterThan(60);
  });

  it('has a bill of materials that names each package once, and nothing else', () => {
    const { bomFormat, components } = shippedSbom();
    expect(bomFormat).toBe('CycloneDX');
    const expected = new Set(shippedPackages().map(({ name, version }) => `${name}@${version}`));
    expected.add(`electron@${manifest.devDependencies['electron']}`);
    expect(components.map(({ name, version }) => `${name}@${version}`).toSorted()).toEqual([...expected].toSorted());
  });
});

describe('advisories', () => {
  const { accepted, fixed } = readAdvisories();

  it.each(accepted.map((entry) => [entry.id, entry] as const))(
    '%s was looked at within the last year',
    (_id, entry) => {
      const days = (Date.parse(entry.expires) - Date.parse(entry.reviewed)) / 86_400_000;
      expect(days).toBeLessThanOrEqual(366);
    },
  );

  it.each(accepted.map((entry) => [entry.id, entry] as const))('%s is about a package that is there', (_id, entry) => {
    const paths = Object.entries(lock).filter(
      ([path, { version }]) => path.endsWith(`node_modules/${entry.package}`) && version === entry.version,
    );
    expect(paths.length).toBeGreaterThan(0);
    const shipped = shippedPackages().some(({ name, version }) => name === entry.package && version === entry.version);
    expect(shipped).toBe(entry.shipped);
  });

  it.each(fixed.map((entry) => [`${entry.package} ${entry.id}`, entry] as const))('%s is behind us', (_id, entry) => {
    const versions = Object.entries(lock)
      .filter(([path]) => path.endsWith(`node_modules/${entry.package}`))
      .map(([, { version = '' }]) => version);
    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions) {
      const line = entry.atLeast.find((each) => numbers(each)[0] === numbers(version)[0]) ?? entry.atLeast.at(-1) ?? '';
      expect(isAtLeast(version, line), `${entry.package} ${version} is before ${line}`).toBe(true);
    }
  });

  it('are looked at again when their day has come', () => {
    expect(expired(readAdvisories(), Date.now())).toEqual([]);
  });

  it('whose day has come fail this test and stop a release', () => {
    const [first] = accepted;
    const day = Date.parse(first?.expires ?? '');
    const text = `${first?.package}: ${first?.id} was accepted until ${first?.expires}`;
    expect(expired(readAdvisories(), day - 1)).not.toContain(text);
    expect(expired(readAdvisories(), day)).toContain(text);
  });

  it('that nobody accepted stop a release', () => {
    const audit = {
      vulnerabilities: {
        uuid: { via: [{ url: 'https://github.com/advisories/GHSA-w5hq-g745-h8pq', title: 'bounds' }] },
        exceljs: { via: ['uuid'] },
        zod: { via: [{ url: 'https://github.com/advisories/GHSA-new', title: 'something new' }] },
      },
    };
    expect(notAccepted(audit, readAdvisories())).toEqual(['zod: something new (GHSA-new)']);
  });
});

describe('the release workflow', () => {
  const workflow = readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8');

  it('runs programs that exist', () => {
    for (const [, file = ''] of workflow.matchAll(/\bnode ([\w/.-]+\.(?:ts|mjs))/g)) {
      expect(existsSync(join(ROOT, file)), file).toBe(true);
    }
    for (const [, script = ''] of workflow.matchAll(/npm run ([\w:-]+)/g)) {
      expect(readFileSync(join(ROOT, 'package.json'), 'utf8')).toContain(`"${script}": `);
    }
  });

  it('builds and tests on all three systems, with what real Electron needs there', () => {
    for (const os of ['ubuntu-24.04', 'windows-2025', 'macos-15']) expect(workflow).toContain(`os: ${os}`);
    expect(workflow).toContain('apparmor_restrict_unprivileged_userns=0');
    expect(workflow).toContain('xvfb-run -a npm run test:app');
    expect(workflow).toMatch(/smoke\.ts release/);
  });

  it('refuses a release without a certificate or an identity, and one whose update list nobody could check', () => {
    expect(workflow).toMatch(/test -n "\$WIN_CSC_LINK" \|\| \{ .*exit 1; \}/);
    expect(workflow).toMatch(/test -n "\$CSC_LINK" -a -n "\$APPLE_API_KEY" \|\| \{ .*exit 1; \}/);
    expect(workflow).toContain("-c.forceCodeSigning=${{ matrix.target != 'linux' }}");
    expect(workflow).toContain("if ($signature.Status -ne 'Valid') { throw");
    expect(workflow).toContain('node electron/dev/sign-release.ts release');
    // The key for signing lists is seen by the one step that signs.
    expect(workflow.match(/secrets\.UPDATE_SIGNING_KEY/g)).toHaveLength(1);
  });

  it('names no place packages come from', () => {
    expect(workflow).not.toMatch(/registry\.|npmjs|https?:\/\//);
  });

  it('takes actions by a version, may only read, and inspects what it packed', () => {
    for (const [, action = ''] of workflow.matchAll(/uses: (\S+)/g)) expect(action).toMatch(/@[0-9a-f]{40}$|@v\d+$/);
    expect(workflow).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(workflow).toContain('node test/package/inspect.ts release');
    expect(workflow).toContain('node electron/dev/advisories.ts');
  });
});
