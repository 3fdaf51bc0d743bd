import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';

const versionSchema = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/);

/** What is signed: which installers belong to a version, by content. */
export const releaseSchema = z.strictObject({
  program: z.literal('odeme-masasi'),
  version: versionSchema,
  files: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(200),
        size: z.number().int().positive(),
        sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
      }),
    )
    .min(1)
    .max(20),
});
export type Release = z.infer<typeof releaseSchema>;

/** The signed file: the release as the exact text that was signed, and the signature of those bytes. */
export const signedReleaseSchema = z.strictObject({
  release: z.string().max(20_000),
  /** ECDSA P-256 over SHA-256, IEEE P1363, base64. */
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});

const unverified = (reason: string): ReturnType<typeof fail> => fail('update.unverified', { reason });

/** Whether version `a` comes after `b`, part by part. */
export function isNewer(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const differs = left?.findIndex((part, index) => part !== right?.[index]) ?? -1;
  return differs !== -1 && (left?.[differs] ?? 0) > (right?.[differs] ?? 0);
}

/**
 * Reads a signed release. Everything that is not exactly right is `update.unverified`: an unreadable text, a missing or
 * foreign signature, another program, another version than was offered, or one that is not newer than this one (an old
 * release with a hole is validly signed, too).
 */
export function verifyRelease(
  text: string,
  expected: { readonly publicKey: string; readonly offered: string; readonly current: string },
): Outcome<Release> {
  const signed = signedReleaseSchema.safeParse(jsonOrNull(text));
  if (!signed.success) return unverified('unreadable');
  const key = publicKeyOf(expected.publicKey);
  if (key === null) return unverified('key');
  const bytes = Buffer.from(signed.data.release, 'utf8');
  const signature = Buffer.from(signed.data.signature, 'base64');
  if (!verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature)) return unverified('signature');
  const release = releaseSchema.safeParse(jsonOrNull(signed.data.release));
  if (!release.success) return unverified('content');
  if (release.data.version !== expected.offered) return unverified('otherVersion');
  if (!isNewer(release.data.version, expected.current)) return unverified('notNewer');
  return succeed(release.data);
}

/** Whether a downloaded file is one of the release's, byte for byte. Problem: `update.unverified`. */
export async function verifyFile(path: string, release: Release): Promise<Outcome<null>> {
  const named = release.files.find(({ name }) => name === basename(path));
  if (named === undefined) return unverified('otherFile');
  if ((await stat(path)).size !== named.size) return unverified('size');
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64') === named.sha512 ? succeed(null) : unverified('content');
}

/** The key, if it is one of the only kind that is accepted. */
function publicKeyOf(pem: string): ReturnType<typeof createPublicKey> | null {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
