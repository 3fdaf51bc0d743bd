/**
 * The same guards on the program itself, as built into dist/: its own windows, preloads and start-up.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { pageGuards } from './guards-cases.ts';
import { launchApp } from './launch.ts';

const built = existsSync(fileURLToPath(new URL('../../dist/main/main.js', import.meta.url)));

describe.runIf(built)('the program', () => {
  pageGuards('its main page, taken over', async () => {
    const launched = await launchApp();
    return { launched, page: await launched.page('desk') };
  });
});
