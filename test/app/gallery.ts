/**
 * `npm run gallery`: builds the component gallery and serves it until Ctrl+C.
 * `npm run gallery -- --screenshots DIR` writes a picture of every section in both themes instead.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser, pictures } from './gallery-browser.ts';
import { startGallery } from './gallery-server.ts';

const { values } = parseArgs({
  options: { screenshots: { type: 'string' }, port: { type: 'string', default: '5180' } },
});
const { screenshots } = values;

if (screenshots === undefined) {
  const { url } = await startGallery(Number(values.port));
  console.log(`The gallery is at ${url} (Ctrl+C ends it).`);
} else {
  const gallery = await startGallery();
  const browser = await openBrowser();
  await mkdir(screenshots, { recursive: true });
  for await (const { name, png } of pictures(browser, gallery.url)) {
    await writeFile(join(screenshots, `${name}.png`), png);
  }
  await browser.close();
  await gallery.close();
  console.log(`The pictures are in ${screenshots}.`);
}
