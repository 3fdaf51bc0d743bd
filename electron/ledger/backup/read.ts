import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { fail, succeed } from '../../../shared/problems.ts';
import type { Outcome } from '../../../shared/problems.ts';
import type { Progress } from '../advance.ts';
import {
  BACKUP_VERSION,
  ChunkCipher,
  CHUNK_BYTES,
  contentsSchema,
  headerSchema,
  MAGIC,
  MAX_HEADER_BYTES,
  passphraseKey,
  TAG_BYTES,
} from './format.ts';
import type { BackupContents, BackupHeader } from './format.ts';

/** A backup that was read to its end, every tag checked. */
export interface ReadBackup {
  readonly createdAt: number;
  readonly contents: BackupContents;
}

interface Opening {
  readonly header: BackupHeader;
  readonly bytes: Buffer;
  readonly start: number;
}

/**
 * Opens a backup and writes the database in it to `into` (which must not exist). Problems: `fileRead`, `backup.damaged`
 * (not a backup, altered, cut short, longer than it was), `backup.newer`, `backup.passphrase`, `diskFull` by throwing.
 * Bytes so far, of all, are told.
 */
export async function readBackup(
  { path, passphrase, into }: { readonly path: string; readonly passphrase: string; readonly into: string },
  progress: Progress,
): Promise<Outcome<ReadBackup>> {
  // The passphrase's key alone takes its half second.
  progress.begin('restore');
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => error);
  if (file instanceof Error) return fail('fileRead', { reason: file.code ?? '' });
  try {
    const opening = await readHeader(file);
    if (!opening.ok) return opening;
    const { header, bytes, start } = opening.value;
    const cipher = new ChunkCipher(await passphraseKey(passphrase, header), header, bytes);
    const first = await readChunk(file, start);
    if (first === undefined) return fail('backup.damaged');
    const clear = cipher.open(0, false, first.body, first.tag);
    // Nothing tells a wrong passphrase from an altered first chunk, and the first is what happens.
    if (clear === undefined) return fail('backup.passphrase');
    const contents = contentsSchema.safeParse(JSON.parse(clear.toString('utf8')));
    if (!contents.success) return fail('backup.damaged');
    const whole = await copyChunks(file, cipher, first.next, into, progress);
    return whole ? succeed({ createdAt: header.createdAt, contents: contents.data }) : fail('backup.damaged');
  } finally {
    await file.close();
  }
}

async function readHeader(file: FileHandle): Promise<Outcome<Opening>> {
  const fixed = await readExactly(file, 0, MAGIC.length + 4);
  if (fixed === undefined || !fixed.subarray(0, MAGIC.length).equals(MAGIC)) return fail('backup.damaged');
  const length = fixed.readUInt32BE(MAGIC.length);
  const bytes = length > MAX_HEADER_BYTES ? undefined : await readExactly(file, fixed.length, length);
  const json = bytes === undefined ? null : jsonOrNull(bytes.toString('utf8'));
  if (typeof json === 'object' && json !== null && 'version' in json && Number(json.version) > BACKUP_VERSION)
    return fail('backup.newer', { version: Number(json.version) });
  const header = headerSchema.safeParse(json);
  if (!header.success || bytes === undefined) return fail('backup.damaged');
  return succeed({ header: header.data, bytes, start: fixed.length + length });
}

interface Chunk {
  readonly body: Buffer;
  readonly tag: Buffer;
  readonly next: number;
}

async function readChunk(file: FileHandle, at: number): Promise<Chunk | undefined> {
  const length = (await readExactly(file, at, 4))?.readUInt32BE(0);
  if (length === undefined || length === 0 || length > CHUNK_BYTES) return undefined;
  const bytes = await readExactly(file, at + 4, length + TAG_BYTES);
  return bytes && { body: bytes.subarray(0, length), tag: bytes.subarray(length), next: at + 4 + length + TAG_BYTES };
}

/** True when the last chunk was reached exactly at the end of the file. */
async function copyChunks(
  file: FileHandle,
  cipher: ChunkCipher,
  from: number,
  into: string,
  progress: Progress,
): Promise<boolean> {
  const { size } = await file.stat();
  const out = await open(into, 'wx', 0o600);
  try {
    let at = from;
    for (let index = 1; at < size; index += 1) {
      const chunk = await readChunk(file, at);
      if (chunk === undefined) return false;
      const clear = cipher.open(index, chunk.next === size, chunk.body, chunk.tag);
      if (clear === undefined) return false;
      await out.writeFile(clear);
      at = chunk.next;
      progress.advance('restore', at, size);
    }
    await out.sync();
    return at > from;
  } finally {
    await out.close();
  }
}

async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer | undefined> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  return bytesRead === length ? buffer : undefined;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
