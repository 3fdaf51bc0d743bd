// Draws icon.svg at the sizes each system wants and packs them: run by hand after the drawing changed
// (`node electron/build-resources/make-icons.mjs`, with Chromium installed); the results are committed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];
/** Apple's names for PNG images by their size in pixels. */
const ICNS = { 32: 'ic11', 64: 'ic12', 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' };

const browser = await chromium.launch({
  executablePath: process.env.STANDIN_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
const svg = readFileSync(here('icon.svg'), 'utf8');
const images = new Map();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{width:${size}px;height:${size}px;display:block}</style>${svg}`,
  );
  images.set(size, await page.screenshot({ omitBackground: true }));
}
await browser.close();

mkdirSync(here('icons'), { recursive: true });
for (const [size, png] of images) if (size <= 512) writeFileSync(here(`icons/${size}x${size}.png`), png);

const inIco = [16, 32, 48, 64, 128, 256].map((size) => [size, images.get(size)]);
let offset = 6 + 16 * inIco.length;
const directory = inIco.map(([size, png]) => {
  const entry = Buffer.alloc(16);
  entry.writeUInt8(size % 256, 0);
  entry.writeUInt8(size % 256, 1);
  entry.writeUInt16LE(1, 4);
  entry.writeUInt16LE(32, 6);
  entry.writeUInt32LE(png.length, 8);
  entry.writeUInt32LE(offset, 12);
  offset += png.length;
  return entry;
});
const head = Buffer.from([0, 0, 1, 0, inIco.length, 0]);
writeFileSync(here('icon.ico'), Buffer.concat([head, ...directory, ...inIco.map(([, png]) => png)]));

const chunks = Object.entries(ICNS).map(([size, name]) => {
  const png = images.get(Number(size));
  const chunk = Buffer.alloc(8);
  chunk.write(name, 0, 'latin1');
  chunk.writeUInt32BE(png.length + 8, 4);
  return Buffer.concat([chunk, png]);
});
const body = Buffer.concat(chunks);
const icns = Buffer.alloc(8);
icns.write('icns', 0, 'latin1');
icns.writeUInt32BE(body.length + 8, 4);
writeFileSync(here('icon.icns'), Buffer.concat([icns, body]));
