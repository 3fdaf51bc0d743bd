import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Vite's manifest: what each entry and chunk is made of. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** Every file that a page can come to load, from its own entry on. */
export function filesOf(manifest: Manifest, entry: string): string[] {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined || seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next);
  };
  visit(entry);
  return [...files].toSorted();
}

/** "authorise/index.html" is the page of `app://authorise`; the one at the top is the desk. */
const hostOfEntry = (entry: string): string => entry.split('/').at(-2) ?? 'desk';

/**
 * Writes pages.json, the list from which `app://` serves: for each host the paths that exist there and their files.
 * What is not reached from a page's entry does not exist for that page, even if it lies in the same folder.
 */
export function writePagesList(pagesDir: string): void {
  const manifestPath = join(pagesDir, '.vite', 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as Manifest;
  const entries = Object.keys(manifest).filter((name) => name.endsWith('.html'));
  const pages = Object.fromEntries(
    entries.map((entry) => [
      hostOfEntry(entry),
      {
        '/index.html': entry,
        ...Object.fromEntries(
          filesOf(manifest, entry)
            .filter((file) => !file.endsWith('.html'))
            .map((file) => [`/${file}`, file]),
        ),
      },
    ]),
  );
  writeFileSync(join(pagesDir, 'pages.json'), `${JSON.stringify(pages, null, 2)}\n`);
  rmSync(join(pagesDir, '.vite'), { recursive: true });
}
