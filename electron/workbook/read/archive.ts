import { isUtf8 } from 'node:buffer';
import { crc32, createInflateRaw } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { LIMITS } from './limits.ts';
import { damaged, Refusal } from './refusal.ts';

/** A workbook's zip, its directory checked before anything is inflated. Part names are compared without case (OPC 6.2.2.3). */
export type Archive = {
  readonly has: (name: string) => boolean;
  readonly names: () => readonly string[];
  /** Inflates a part piece by piece; sizes and CRC are checked by the time it ends. Throws a Refusal. */
  readonly stream: (name: string, limitBytes: number) => AsyncGenerator<Buffer>;
  /** A small part as text (UTF-8 or UTF-16 by its byte order mark). Throws a Refusal when it is missing. */
  readonly text: (name: string) => Promise<string>;
};

/** Opens the directory of a zip held in memory. Refuses names that leave the archive, duplicates, encryption and bombs. */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
    if (zip.entryCount > LIMITS.entries) throw new Refusal('workbook.tooComplex', { what: 'entries' });
    for await (const entry of zip.eachEntry()) addEntry(entries, entry);
  } catch (cause) {
    throw cause instanceof Refusal ? cause : damaged('zip');
  }
  const total = { bytes: 0 };
  const find = (name: string): Entry => {
    const entry = entries.get(partKey(name));
    if (entry === undefined) throw damaged('missingPart', name);
    return entry;
  };
  return {
    has: (name) => entries.has(partKey(name)),
    names: () => [...entries.keys()],
    stream: (name, limitBytes) => inflate(zip, find(name), limitBytes, total),
    text: async (name) => {
      const pieces: Buffer[] = [];
      for await (const piece of inflate(zip, find(name), LIMITS.partBytes, total)) pieces.push(piece);
      return decodeXml(Buffer.concat(pieces), name);
    },
  };
}

function partKey(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase();
}

function addEntry(entries: Map<string, Entry>, entry: Entry): void {
  if (entry.fileName.endsWith('/')) return;
  if (entry.isEncrypted()) throw new Refusal('workbook.encrypted');
  if (!entry.canDecodeFileData()) throw damaged('compression', entry.fileName);
  const key = partKey(entry.fileName);
  if (key.split('/').includes('..')) throw damaged('name');
  if (entries.has(key)) throw damaged('duplicateName', entry.fileName);
  entries.set(key, entry);
}

/**
 * Pieces of this size keep the parser busy between trips to the inflating thread. A text of twice as many characters is a
 * large object to V8, which keeps it for long once a single collection found it in use.
 */
const PIECE_BYTES = 60 * 1024;

type PartStream = { readonly pieces: AsyncIterable<Buffer>; readonly packedBytes: () => number };

/** A part's bytes; inflated here rather than by yauzl, whose pieces of 16 KB cost a tenth of the whole reading. */
async function openPart(zip: ZipFile, entry: Entry): Promise<PartStream> {
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  if (entry.compressionMethod === 0) {
    return { pieces: packed as AsyncIterable<Buffer>, packedBytes: () => entry.compressedSize };
  }
  const inflater = createInflateRaw({ chunkSize: PIECE_BYTES });
  packed.on('error', (cause) => inflater.destroy(cause));
  return { pieces: packed.pipe(inflater), packedBytes: () => inflater.bytesWritten };
}

async function* inflate(
  zip: ZipFile,
  entry: Entry,
  limitBytes: number,
  total: { bytes: number },
): AsyncGenerator<Buffer> {
  const part = entry.fileName;
  if (entry.uncompressedSize > limitBytes) throw new Refusal('workbook.tooLarge', { part });
  let size = 0;
  let crc = 0;
  try {
    const { pieces, packedBytes } = await openPart(zip, entry);
    for await (const piece of pieces) {
      size += piece.length;
      total.bytes += piece.length;
      if (size > limitBytes || total.bytes > LIMITS.totalBytes) throw new Refusal('workbook.tooLarge', { part });
      if (size > LIMITS.ratioFromBytes && size > packedBytes() * LIMITS.ratio) {
        throw new Refusal('workbook.tooLarge', { part, what: 'ratio' });
      }
      crc = crc32(piece, crc);
      yield piece;
    }
  } catch (cause) {
    throw cause instanceof Refusal ? cause : damaged('zip', part);
  }
  if (size !== entry.uncompressedSize) throw damaged('size', part);
  if (crc !== entry.crc32) throw damaged('crc', part);
}

/** Bytes of a part to text: OPC allows UTF-8 and UTF-16 by byte order mark only (ECMA-376 part 2, 8.1.4). */
function decodeXml(bytes: Buffer, part: string): string {
  const decode = pieceDecoder(bytes, part);
  return decode(bytes) + decode(undefined);
}

/** A piece of a part as text. `plain` is true where its bytes alone show that it holds no control character and no non-character. */
export type DecodedPiece = { readonly text: string; readonly plain: boolean };

/** Decodes a part as it is inflated; characters split between pieces stay whole. Throws a Refusal on bytes that are no text. */
export async function* decodePieces(pieces: AsyncIterable<Buffer>, part: string): AsyncGenerator<DecodedPiece> {
  let decode: ((piece: Buffer | undefined) => string) | undefined;
  let isUtf8Part = false;
  let plainBefore = true;
  for await (const piece of pieces) {
    if (decode === undefined) {
      decode = pieceDecoder(piece, part);
      isUtf8Part = utf16Of(piece) === null;
    }
    const text = decode(piece);
    // A character may have begun in a piece before, of which nothing was text yet.
    const plainNow = isUtf8Part && isPlainUtf8(piece);
    yield { text, plain: plainNow && plainBefore };
    plainBefore = plainNow && (text !== '' || plainBefore);
  }
  if (decode !== undefined) yield { text: decode(undefined), plain: false };
}

/** `decodePieces` for those who only need the text. */
export async function* decodeStream(pieces: AsyncIterable<Buffer>, part: string): AsyncGenerator<string> {
  for await (const { text } of decodePieces(pieces, part)) yield text;
}

/** In UTF-8 the controls from U+0080 on begin with 0xC2, and the non-characters U+FFFE and U+FFFF with 0xEF; little else does. */
function isPlainUtf8(bytes: Buffer): boolean {
  return !bytes.includes(0xc2) && !bytes.includes(0xef) && !hasControls(bytes);
}

/** True when a byte is below 0x20, line ends and tabs too; looked at four by four. */
function hasControls(bytes: Buffer): boolean {
  const whole = bytes.byteOffset % 4 === 0 ? bytes : Buffer.copyBytesFrom(bytes);
  const words = new Uint32Array(whole.buffer, whole.byteOffset, whole.length >> 2);
  for (let index = 0; index < words.length; index += 1) {
    // The high bit is set in a byte that had none only where taking 0x20 from it borrowed.
    const word = words[index] ?? 0;
    if (((word - 0x20202020) & ~word & 0x80808080) !== 0) return true;
  }
  return whole.subarray(words.length * 4).some((byte) => byte < 0x20);
}

/** A strict decoder fed piece by piece and ended with undefined, chosen by the first bytes. */
function pieceDecoder(first: Buffer, part: string): (piece: Buffer | undefined) => string {
  const utf16 = utf16Of(first);
  if (utf16 === null) return utf8Decoder(part);
  const decoder = new TextDecoder(utf16, { fatal: true });
  return (piece) => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch (cause) {
      if (cause instanceof TypeError) throw damaged('encoding', part);
      throw cause;
    }
  };
}

/** The kind of UTF-16 that a byte order mark names; null where there is none, which is UTF-8. */
function utf16Of(first: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : null;
}

/** UTF-8, three times as fast as a streaming TextDecoder: whole characters are checked and decoded natively. */
function utf8Decoder(part: string): (piece: Buffer | undefined) => string {
  let carried: Buffer | undefined;
  let started = false;
  return (piece) => {
    if (piece === undefined) {
      if (carried !== undefined) throw damaged('encoding', part);
      return '';
    }
    const bytes = carried === undefined ? piece : Buffer.concat([carried, piece]);
    const whole = bytes.length - unfinished(bytes);
    carried = whole === bytes.length ? undefined : Buffer.from(bytes.subarray(whole));
    const ready = bytes.subarray(0, whole);
    if (!isUtf8(ready)) throw damaged('encoding', part);
    const text = ready.toString('utf8');
    const marked = !started && text.startsWith('\uFEFF');
    started ||= text !== '';
    return marked ? text.slice(1) : text;
  };
}

/** Bytes at the end that begin a character without finishing it: 0 to 3. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? back : 0;
  }
  return 0;
}
