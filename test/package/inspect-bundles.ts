import { builtinModules } from 'node:module';
import { compileFunction } from 'node:vm';
import { extractFile } from '@electron/asar';
import { OUTSIDE } from '../../electron/dev/bundles.ts';
import { ROOT } from '../../electron/dev/root.ts';
import { archiveFiles } from './inspect-archive.ts';

const MAY_IMPORT = new Set<string>([...OUTSIDE, ...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);

/** What our own files load, and whether a sandboxed preload is one that Electron can run. */
export function inspectBundles(archive: string): string[] {
  const read = (file: string): string => extractFile(archive, file).toString('utf8');
  const files = archiveFiles(archive).filter((file) => file.startsWith('dist/'));
  const scripts = files.filter((file) => /\.c?js$/.test(file));
  return [
    ...scripts.filter((file) => file.startsWith('dist/main/')).flatMap((file) => mainFaults(file, read(file))),
    ...scripts.filter((file) => file.startsWith('dist/preload/')).flatMap((file) => preloadFaults(file, read(file))),
    ...scripts.flatMap((file) => traceFaults(file, read(file))),
    ...files.filter((file) => file.endsWith('.html')).flatMap((file) => pageFaults(file, read(file))),
  ];
}

/** The main process's bundles load Electron, Node, and the packages that are shipped as folders. */
function mainFaults(file: string, code: string): string[] {
  const imports = [...code.matchAll(/^(?:import|export)\b[^'"\n]*['"]([^'"\n]+)['"]/gm)].map(([, name = '']) => name);
  return imports
    .filter((name) => !MAY_IMPORT.has(name) && !OUTSIDE.some((outside) => name.startsWith(`${outside}/`)))
    .map((name) => `${file} imports ${name}, which is not in the package`);
}

/** A sandboxed preload is one CommonJS file that may require `electron` and nothing else of ours or of npm's. */
export function preloadFaults(file: string, code: string): string[] {
  const faults: string[] = [];
  try {
    // Throws on `import` and `export`: they are no part of a CommonJS file.
    compileFunction(code, ['exports', 'require', 'module', '__filename', '__dirname']);
  } catch (error) {
    faults.push(`${file} is no CommonJS: ${error instanceof Error ? error.message : String(error)}`);
  }
  const required = [...code.matchAll(/\brequire\w*\(\s*(['"`]?)([^'"`)]*)\1\s*\)/g)].map(([, , name = '']) => name);
  for (const name of required) if (name !== 'electron') faults.push(`${file} requires ${name}`);
  if (/\bimport\s*\(/.test(code)) faults.push(`${file} imports at run time`);
  return faults;
}

/** Nothing that leads back to the sources or to the machine that built them. */
function traceFaults(file: string, code: string): string[] {
  const faults: string[] = [];
  if (/^\/\/[#@]\s*sourceMappingURL=/m.test(code)) faults.push(`${file} names a source map`);
  if (code.includes(ROOT)) faults.push(`${file} names the folder it was built in`);
  return faults;
}

/** A page starts its own scripts by address; nothing in it is inline (the policy would stop it, and the page would be blank). */
function pageFaults(file: string, html: string): string[] {
  const faults: string[] = [];
  if (/<script(?![^>]*\bsrc=)[^>]*>/i.test(html)) faults.push(`${file} has an inline script`);
  if (/\son[a-z]+\s*=|<style\b|\sstyle\s*=/i.test(html)) faults.push(`${file} has an inline handler or style`);
  if (/(src|href)="(?!\/)[^"#]/i.test(html)) faults.push(`${file} loads something from elsewhere`);
  return faults;
}
