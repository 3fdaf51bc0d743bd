import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import type { Accountant } from './accountant.ts';

const folder = fileURLToPath(new URL('../../../test-output/app', import.meta.url));

/** Keeps a picture of every window of a test that failed, in `test-output/app`. */
export function pictureOnFailure(person: () => Accountant | undefined): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    mkdirSync(folder, { recursive: true });
    const name = task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
    const pages = person()?.app.windows() ?? [];
    for (const [index, page] of pages.entries())
      if (!page.isClosed()) await page.screenshot({ path: `${folder}/${name}-${index}.png` });
  });
}
