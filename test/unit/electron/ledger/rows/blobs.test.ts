import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Blobs } from '../../../../../electron/ledger/rows/blobs.ts';

describe('Blobs', () => {
  it('gives each blob back from its place, also those that end a piece or are longer than one', () => {
    const blobs = new Blobs();
    const made = [1, 250, 256 * 1024 - 251, 1, 0, 300 * 1024, 40].map((length) => randomBytes(length));
    for (const blob of made) blobs.add(blob);
    expect(blobs.count).toBe(made.length);
    for (const [place, blob] of made.entries()) expect(Buffer.from(blobs.at(place)).equals(blob)).toBe(true);
  });

  it('throws for a row that was not sealed', () => {
    expect(() => new Blobs().at(0)).toThrow('a row was not sealed');
  });
});
