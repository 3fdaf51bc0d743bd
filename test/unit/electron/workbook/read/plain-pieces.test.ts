import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodePieces } from '../../../../../electron/workbook/read/archive.ts';

/** What must never be called plain: XML's forbidden characters, and the line ends and tabs that a quick look leaves to a slow one. */
// oxlint-disable-next-line no-control-regex -- these are looked for
const NOT_PLAIN = /[\u0000-\u001F\u0080-\u009F\uFFFE\uFFFF]/;

async function decoded(bytes: Buffer, size: number): Promise<{ text: string; plain: boolean }[]> {
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const found: { text: string; plain: boolean }[] = [];
  for await (const piece of decodePieces(pieces(), 'part')) found.push(piece);
  return found;
}

const letters = fc.constantFrom(
  'a',
  '<',
  'ş',
  'İ',
  'ç',
  '€',
  '😀',
  '\u00A0',
  '\u0085',
  '\t',
  '\u0001',
  '\uFFFE',
  '\uFFFF',
  '한',
);

it('a piece is called plain only when it holds no control and no non-character, however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(letters, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), async (chars, size) => {
      const text = chars.join('');
      const found = await decoded(Buffer.from(text, 'utf8'), size);
      expect(found.map((piece) => piece.text).join('')).toBe(text);
      for (const { text: piece, plain } of found) if (plain) expect(piece).not.toMatch(NOT_PLAIN);
    }),
    { numRuns: 2_000 },
  );
});

it('Turkish text is plain', async () => {
  const [piece] = await decoded(Buffer.from('<t>Çiğdem Öztürk Işıl Şükrü Ğ ü</t>', 'utf8'), 1_000);
  expect(piece?.plain).toBe(true);
});

it('no piece of UTF-16 is called plain, whatever its bytes look like', async () => {
  const found = await decoded(
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('한국어文字\uFFFE', 'utf16le')]),
    4,
  );
  expect(found.some(({ plain }) => plain)).toBe(false);
});
