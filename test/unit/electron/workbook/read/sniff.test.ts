import { expect, it } from 'vitest';
import { sniff } from '../../../../../electron/workbook/read/sniff.ts';

const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);

it.each([
  ['empty', Buffer.alloc(0)],
  ['zip', Buffer.from('PK\u0003\u0004rest')],
  ['oldExcel', ole],
  ['oldExcel', Buffer.from([0x09, 0x08, 0x10, 0x00])],
  ['encrypted', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])],
  ['pdf', Buffer.from('%PDF-1.7')],
  ['image', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  ['html', Buffer.from('\uFEFF  <!DOCTYPE html><table>')],
  ['html', Buffer.from('<table><tr><td>IBAN</td></tr></table>')],
  [
    'xmlSpreadsheet',
    Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
  ],
  ['text', Buffer.from('Ad;IBAN;Tutar')],
] as const)('%s', (kind, bytes) => {
  expect(sniff(bytes)).toBe(kind);
});
