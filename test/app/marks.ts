import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fromBuffer } from 'yauzl';

/** A secret's bytes in every dress it could wear: as it is, as UTF-16, in hex, and in base64 wherever in a text it began. */
export function dresses(secret: string): readonly Buffer[] {
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift, ' '), Buffer.from(secret)]).toString('base64');
    // The first and last letters also hold bits of what stands beside the secret.
    return Buffer.from(encoded.slice(shift === 0 ? 0 : 4, -4));
  });
  const hex = Buffer.from(secret).toString('hex');
  return [
    Buffer.from(secret),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
    ...base64,
  ];
}

/** Whether bytes hold one of the secrets in any dress. */
export function holds(bytes: Uint8Array, secrets: readonly string[]): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return secrets.flatMap(dresses).some((dress) => buffer.includes(dress));
}

/** Every file under a folder; sockets and links, such as Chromium's lock, are no places to keep anything. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The contents of a zip, a workbook for example, entry by entry. */
function unzipped(bytes: Buffer): Promise<Buffer[]> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error !== null) return reject(error);
      zip.on('end', () => resolve(parts));
      zip.on('error', reject);
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (problem, stream) => {
          if (problem !== null) return reject(problem);
          stream.on('data', (chunk: Buffer) => parts.push(chunk));
          stream.on('end', () => zip.readEntry());
        });
      });
      return zip.readEntry();
    });
  });
}

/** The files under a folder that hold a secret, workbooks read through. A file that vanishes meanwhile holds none. */
export async function filesHolding(folder: string, secrets: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of filesUnder(folder)) {
    if (statSync(path, { throwIfNoEntry: false }) === undefined) continue;
    const bytes = readFileSync(path);
    const isZip = bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
    if (holds(bytes, secrets) || (isZip && holds(Buffer.concat(await unzipped(bytes)), secrets))) found.push(path);
  }
  return found;
}
