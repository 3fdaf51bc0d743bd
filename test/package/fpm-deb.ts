/**
 * Takes fpm's place under `electron-builder --linux deb` (CUSTOM_FPM_PATH) where fpm cannot be downloaded: the same
 * arguments, Debian's own dpkg-deb underneath. The release workflow builds the real thing with the real fpm.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

interface FpmRequest {
  readonly options: ReadonlyMap<string, string>;
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  /** `from=to`. */
  readonly sources: readonly string[];
}

function readArguments(args: readonly string[]): FpmRequest {
  const options = new Map<string, string>();
  const depends: string[] = [];
  const recommends: string[] = [];
  const sources: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--force') continue;
    if (!/^--?[a-z]/.test(arg)) {
      sources.push(arg);
      continue;
    }
    index += 1;
    const value = args[index] ?? '';
    if (arg === '-d' || arg === '--depends') depends.push(value);
    else if (arg === '--deb-recommends') recommends.push(value);
    else options.set(arg.replace(/^-+/, ''), value);
  }
  return { options, depends, recommends, sources };
}

function build({ options, depends, recommends, sources }: FpmRequest): void {
  const option = (name: string): string => options.get(name) ?? '';
  if (option('t') !== 'deb' || option('s') !== 'dir') throw new Error('only -s dir -t deb');
  const root = mkdtempSync(join(tmpdir(), 'deb-'));
  try {
    for (const source of sources) {
      const [from = '', to = ''] = source.split('=');
      const target = join(root, to);
      mkdirSync(from.endsWith('/') ? target : dirname(target), { recursive: true });
      cpSync(from, target, { recursive: true, verbatimSymlinks: true });
    }
    const control = join(root, 'DEBIAN');
    mkdirSync(control, { mode: 0o755 });
    for (const [name, file] of [
      ['after-install', 'postinst'],
      ['after-remove', 'postrm'],
    ] as const) {
      if (!options.has(name)) continue;
      copyFileSync(option(name), join(control, file));
      chmodSync(join(control, file), 0o755);
    }
    writeFileSync(
      join(control, 'control'),
      [
        `Package: ${option('name')}`,
        `Version: ${option('version')}`,
        `Architecture: ${option('architecture')}`,
        `Maintainer: ${option('maintainer')}`,
        `Depends: ${depends.join(', ')}`,
        ...(recommends.length > 0 ? [`Recommends: ${recommends.join(', ')}`] : []),
        `Section: ${option('category') || 'default'}`,
        'Priority: optional',
        `Homepage: ${option('url')}`,
        `Description: ${option('description').trim().split('\n').join('\n ')}`,
        '',
      ].join('\n'),
    );
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z1', '--build', root, option('package')]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

build(readArguments(process.argv.slice(2)));
