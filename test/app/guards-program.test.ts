/**
 * The same guards on the program itself, as built into dist/: its own windows, preloads and start-up.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { pageGuards } from './guards-cases.ts';
import { launchApp } from './launch.ts';

const built = existsSync(fileURLToPath(new URL('../../dist/main/main.js', import.meta.url)));

describe.runIf(built)('the program', () => {
  pageGuards('its main page, taken over', async () => {
    const launched = await launchApp();
    return { launched, page: await launched.page('desk') };
  });

  test('its main page itself never breaks the policy while it starts', async () => {
    const launched = await launchApp();
    try {
      const page = await launched.page('desk');
      await page.addInitScript(() => {
        const broken: string[] = [];
        Object.assign(window, { broken });
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
          broken.push(`${effectiveDirective} ${blockedURI} by ${sourceFile}`),
        );
      });
      await page.reload();
      await page.locator('#root main').first().waitFor();
      // Reported as a task of its own, after the script that broke it.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
      expect(await page.evaluate(() => Reflect.get(window, 'broken') as unknown)).toEqual([]);
    } finally {
      await launched.close();
    }
  });
});
