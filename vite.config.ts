import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Each page of the program and where it starts; the name is the host of its address (electron/app-protocol.ts). */
const pages = Object.fromEntries(
  Object.entries({
    desk: here('./renderer/index.html'),
    authorise: here('./renderer/authorise/index.html'),
    keys: here('./renderer/keys/index.html'),
    record: here('./renderer/record/index.html'),
  }).filter(([, path]) => existsSync(path)),
);

/**
 * Says the order of the style layers at the head of every stylesheet. The build splits styles over several files and
 * moves the statement of styles/index.css behind others; the first file loaded would then decide the order by accident.
 */
const layerOrder: Plugin = {
  name: 'odeme-masasi:layer-order',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        file.source = `@layer tokens,base,components,screens;${file.source.toString()}`;
      }
    },
  },
};

/** The pages' bundle. `electron/dev/build.ts` builds the main process, its workers and the preloads beside it. */
export default defineConfig({
  root: here('./renderer'),
  base: '/',
  plugins: [react(), layerOrder],
  build: {
    outDir: here('./dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: { input: pages },
  },
  test: {
    root: here('.'),
    projects: [
      {
        test: {
          name: 'unit',
          root: here('.'),
          include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx'],
          // Generous, because a busy machine is no failure; what must be fast is measured in test/bench.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'app',
          root: here('.'),
          include: ['test/app/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A condition is waited for as long as Playwright waits for one; a second is short on a busy machine.
          expect: { poll: { timeout: 20_000 } },
        },
      },
      { test: { name: 'faults', root: here('.'), include: ['test/faults/**/*.test.ts'], testTimeout: 600_000 } },
      {
        test: {
          name: 'hostile',
          root: here('.'),
          include: ['test/hostile/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
      { test: { name: 'package', root: here('.'), include: ['test/package/**/*.test.ts'], testTimeout: 600_000 } },
    ],
  },
});
