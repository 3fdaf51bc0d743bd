import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Fonts are bundled, but two releases of Chromium may smooth an edge differently. */
const MOST_DIFFERENT = 0.004;
const isUpdate = process.env['UPDATE_BASELINES'] === '1';

/** What keeps a picture from being its baseline in `folder`, as a sentence; UPDATE_BASELINES=1 writes it anew instead. */
export function compareWithBaseline(folder: string, name: string, png: Buffer): readonly string[] {
  // Baselines belong to the Chromium they were taken with; the release workflow's machines have others.
  if (process.env['GALLERY_BASELINES'] === 'skip') return [];
  const file = join(folder, `${name}.png`);
  if (isUpdate) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, png);
    return [];
  }
  if (!existsSync(file)) return [`${name}: there is no baseline`];
  const baseline = readFileSync(file);
  if (png.equals(baseline)) return [];
  const now = PNG.sync.read(png);
  const then = PNG.sync.read(baseline);
  if (now.width !== then.width || now.height !== then.height) {
    return [`${name}: ${then.width}×${then.height} became ${now.width}×${now.height}`];
  }
  const difference = new PNG({ width: now.width, height: now.height });
  const count = pixelmatch(then.data, now.data, difference.data, now.width, now.height, { threshold: 0.2 });
  const share = count / (now.width * now.height);
  if (share <= MOST_DIFFERENT) return [];
  const differences = join(tmpdir(), 'picture-differences');
  mkdirSync(differences, { recursive: true });
  writeFileSync(join(differences, `${name}.png`), PNG.sync.write(difference));
  return [`${name}: ${(share * 100).toFixed(2)} % of the picture differs, see ${join(differences, `${name}.png`)}`];
}
