import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildNodeBundle } from '../../../electron/dev/bundles.ts';

const source = fileURLToPath(new URL('.', import.meta.url));

/** Builds the guards' program into `outDir` as the real one is built, and returns the path of its main file. */
export async function buildGuardsApp(outDir: string): Promise<string> {
  await buildNodeBundle({ entry: join(source, 'main.ts'), outFile: join(outDir, 'main.js'), format: 'es' });
  await buildNodeBundle({ entry: join(source, 'preload.ts'), outFile: join(outDir, 'preload.cjs'), format: 'cjs' });
  cpSync(join(source, 'pages'), join(outDir, 'pages'), { recursive: true });
  const pages = {
    desk: { '/index.html': 'desk/index.html', '/page.js': 'desk/page.js' },
    authorise: { '/index.html': 'authorise/index.html' },
  };
  writeFileSync(join(outDir, 'pages', 'pages.json'), JSON.stringify(pages));
  writeFileSync(join(outDir, 'package.json'), JSON.stringify({ name: 'guards', type: 'module', main: 'main.js' }));
  return join(outDir, 'main.js');
}
