import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { windowPlacesIn } from '../../../electron/window-place-file.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'window-place-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const place = (x: number) => ({ x, y: 0, width: 1280, height: 800, maximised: false });

test('each set-up of screens has its own place, also after a new start', () => {
  const before = windowPlacesIn(folder);
  before.remember('office', place(2000));
  before.remember('laptop', place(10));
  before.remember('office', place(2100));
  const after = windowPlacesIn(folder);
  expect([after.placeOn('office'), after.placeOn('laptop')]).toEqual([place(2100), place(10)]);
});

test('a set-up never seen begins where the window stood last', () => {
  const places = windowPlacesIn(folder);
  places.remember('office', place(2000));
  places.remember('laptop', place(10));
  expect(places.placeOn('meeting room')).toEqual(place(10));
});

test('of many set-ups the longest unused is forgotten', () => {
  const places = windowPlacesIn(folder);
  for (let n = 0; n <= 12; n += 1) places.remember(`desk ${n}`, place(n));
  const kept = JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8')) as { setUp: string }[];
  expect(kept.map(({ setUp }) => setUp)).toEqual(Array.from({ length: 12 }, (_, n) => `desk ${12 - n}`));
});

test.each([
  ['no file', null],
  ['half a file', '[{"setUp":"office","pla'],
  ['something else', '{"x":"left"}'],
])('%s: nothing is remembered, and the next move is', (_what, text) => {
  if (text !== null) writeFileSync(join(folder, 'window.json'), text);
  const places = windowPlacesIn(folder);
  expect(places.placeOn('office')).toBeNull();
  places.remember('office', place(5));
  expect(places.placeOn('office')).toEqual(place(5));
});

test('a folder that cannot be written costs the place alone', () => {
  const places = windowPlacesIn(join(folder, 'gone'));
  expect(() => places.remember('office', place(5))).not.toThrow();
  expect(places.placeOn('office')).toBeNull();
});
