/** The search that test/app/security-secrets.test.ts leans on finds what it is meant to find. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { filesHolding, holds } from './marks.ts';

const SECRET = 'sandbox-MARKEDsecret6Hd1Bs5Jf0Gm7Qc';

test.each([
  ['as it is', Buffer.from(`x${SECRET}y`)],
  ['in UTF-16', Buffer.from(`x${SECRET}y`, 'utf16le')],
  ['in hex', Buffer.from(Buffer.from(SECRET).toString('hex'))],
  ['in base64', Buffer.from(Buffer.from(SECRET).toString('base64'))],
  ['in base64 one letter on', Buffer.from(Buffer.from(`a${SECRET}bc`).toString('base64'))],
  ['in base64 two letters on', Buffer.from(Buffer.from(`key:ab${SECRET}`).toString('base64'))],
])('a secret %s is found', (_how, bytes) => expect(holds(bytes, [SECRET])).toBe(true));

test('half of one is not', () => expect(holds(Buffer.from(SECRET.slice(0, 20)), [SECRET])).toBe(false));

test('one in a workbook, where it is packed, is found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'masa-marks-'));
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(`<t>${`${SECRET} `.repeat(50)}</t>`), 'xl/sharedStrings.xml');
  zip.end();
  writeFileSync(join(folder, 'a.xlsx'), await buffer(zip.outputStream));
  expect(await filesHolding(folder, [SECRET])).toEqual([join(folder, 'a.xlsx')]);
  expect(await filesHolding(folder, ['something else'])).toEqual([]);
  rmSync(folder, { recursive: true });
});
