import { builtinModules } from 'node:module';
import { basename, dirname } from 'node:path';
import { build } from 'vite';

export interface NodeBundle {
  readonly entry: string;
  readonly outFile: string;
  /** The main process and its workers are ES modules; a sandboxed preload has to be one CommonJS file. */
  readonly format: 'es' | 'cjs';
  /** Names that are replaced by values, as JSON. */
  readonly define?: Readonly<Record<string, string>>;
  /** Called after every build, the first included; given, the bundle is rebuilt whenever its sources change. */
  readonly onRebuilt?: () => void;
}

/**
 * What stays outside the main process's bundles: Electron itself, Node, keytar (native) and exceljs with what it
 * reads zip files with (CommonJS that loads its parts by name). Everything else is in the bundle, so that the package
 * holds these few folders of node_modules and no more.
 */
export const OUTSIDE = ['electron', 'exceljs', 'keytar'] as const;

const isOutside = (id: string): boolean =>
  id.startsWith('node:') ||
  builtinModules.includes(id) ||
  OUTSIDE.some((name) => id === name || id.startsWith(`${name}/`));

/** Bundles one file for Node or for a preload into exactly one file, without a source map. */
export async function buildNodeBundle({ entry, outFile, format, define = {}, onRebuilt }: NodeBundle): Promise<void> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    ...(onRebuilt === undefined ? {} : { plugins: [{ name: 'odeme-masasi:rebuilt', closeBundle: () => onRebuilt() }] }),
    build: {
      ssr: true,
      outDir: dirname(outFile),
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: false,
      watch: onRebuilt === undefined ? null : {},
      rolldownOptions: {
        input: entry,
        external: isOutside,
        output: { format, entryFileNames: basename(outFile), codeSplitting: false, externalLiveBindings: false },
      },
    },
    ssr: { noExternal: true, target: 'node' },
  });
  // In watch mode vite returns before the first build ended; whoever needs the files waits for `onRebuilt`.
  if ('on' in result) {
    await new Promise<void>((resolve, reject) => {
      result.on('event', (event) => {
        if (event.code === 'END') resolve();
        if (event.code === 'ERROR') reject(event.error);
      });
    });
  }
}
