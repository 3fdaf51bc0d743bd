import { isUtf8 } from 'node:buffer';
import type { CSV_DELIMITERS, CSV_ENCODINGS } from '../../../shared/mapping.ts';
import { Refusal } from './refusal.ts';

export type TextEncoding = (typeof CSV_ENCODINGS)[number];
export type TextDelimiter = (typeof CSV_DELIMITERS)[number];
/** How a text file is read; shown with a preview so that a wrong guess is seen, and changed by the person. */
export type TextDecision = { readonly encoding: TextEncoding; readonly delimiter: TextDelimiter };

const SAMPLE_BYTES = 64 * 1024;
const PIECE_BYTES = 256 * 1024;

/** Decides encoding and delimiter from the bytes. Refuses what has NULs but is no UTF-16: that is not text. */
export function decideText(bytes: Buffer): TextDecision {
  const encoding = decideEncoding(bytes);
  let sample = '';
  for (const piece of decodeText(bytes.subarray(0, SAMPLE_BYTES), encoding, false)) sample += piece;
  return { encoding, delimiter: decideDelimiter(sample) };
}

function decideEncoding(bytes: Buffer): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (!bytes.includes(0)) return isUtf8(bytes) ? 'utf-8' : 'windows-1254';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i += 1) {
    if (sample[i] === 0) {
      if (i % 2 === 0) even += 1;
      else odd += 1;
    }
  }
  // Latin letters in UTF-16 have one zero byte of two; in text of this program's kind most characters are such.
  const pairs = sample.length / 2;
  if (odd > pairs * 0.5 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.5 && odd < pairs * 0.05) return 'utf-16be';
  throw new Refusal('workbook.notWorkbook', { kind: 'binary' });
}

/**
 * Decodes a text file piece by piece, without its byte order mark. `whole` is false for a sample whose last character
 * may be cut. Refuses bytes that are not in the encoding.
 */
export function* decodeText(bytes: Buffer, encoding: TextEncoding, whole = true): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding !== 'windows-1254' });
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      yield decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true });
    }
    if (whole) yield decoder.decode();
  } catch (cause) {
    if (cause instanceof TypeError) throw new Refusal('workbook.encoding', { encoding });
    throw cause;
  }
}

/**
 * The delimiter whose count per line is the steadiest over the first lines; `;` where nothing tells (Turkish Excel's).
 * A first line `sep=;`, which Excel obeys, settles it.
 */
function decideDelimiter(sample: string): TextDelimiter {
  const named = /^sep=([;,\t])\r?\n/i.exec(sample)?.[1];
  if (named === ';' || named === ',' || named === '\t') return named;
  const lines = sample
    .replace(/"(?:[^"]|"")*"/g, 'q')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 60);
  let best: TextDelimiter = ';';
  let bestScore = 0;
  for (const delimiter of [';', '\t', ','] as const) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = mostCommon(counts.filter((count) => count > 0));
    const score = usual === 0 ? 0 : counts.filter((count) => count === usual).length * Math.min(usual, 4);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function mostCommon(counts: readonly number[]): number {
  const seen = new Map<number, number>();
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
  let best = 0;
  let times = 0;
  for (const [count, n] of seen) {
    if (n > times) {
      best = count;
      times = n;
    }
  }
  return best;
}
