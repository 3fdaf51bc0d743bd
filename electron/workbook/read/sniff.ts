/** What a file is by its first bytes, whatever its name says. */
export type FileKind =
  | 'zip'
  | 'oldExcel'
  | 'encrypted'
  | 'text'
  | 'pdf'
  | 'image'
  | 'html'
  | 'xmlSpreadsheet'
  | 'rtf'
  | 'archive'
  | 'binary'
  | 'empty';

const SIGNATURES: readonly (readonly [FileKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
  // BIFF 2 to 4 sheets without a container begin with a BOF record ([MS-XLS] 2.4.21).
  ['oldExcel', [0x09, 0x08]],
  ['oldExcel', [0x09, 0x04]],
  ['oldExcel', [0x09, 0x02]],
  ['oldExcel', [0x09, 0x00, 0x04, 0x00]],
];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * Tells a file's kind from its bytes. An OLE container is an old .xls or an encrypted workbook: the names of its streams
 * (UTF-16, `EncryptedPackage`) say which ([MS-OFFCRYPTO] 2.3.4.4).
 */
export function sniff(bytes: Buffer): FileKind {
  if (bytes.length === 0) return 'empty';
  if (startsWith(bytes, OLE)) {
    return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'oldExcel';
  }
  for (const [kind, signature] of SIGNATURES) if (startsWith(bytes, signature)) return kind;
  const head = bytes
    .subarray(0, 4096)
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart()
    .slice(0, 1000)
    .toLowerCase();
  if (/^(<!doctype html|<html|<table|<style)/.test(head) || (head.startsWith('<?xml') && head.includes('<html')))
    return 'html';
  if (head.startsWith('<?xml') || head.startsWith('<workbook')) return 'xmlSpreadsheet';
  return 'text';
}

function startsWith(bytes: Buffer, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, index) => bytes[index] === byte);
}
