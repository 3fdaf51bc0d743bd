import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feedOfBuild } from '../../../../electron/dev/update-feed.ts';
import { UPDATE_FEED } from '../../../../electron/updater/configured.ts';
import { fetchSignedRelease } from '../../../../electron/updater/fetch-release.ts';
import { isNewer } from '../../../../electron/updater/release-signature.ts';
import { createUpdates } from '../../../../electron/updater/updates.ts';
import type { UpdateEngine, UpdateParts, Updates } from '../../../../electron/updater/updates.ts';
import { fail, succeed } from '../../../../shared/problems.ts';
import { signFolder, signRelease } from '../../../../electron/dev/sign-release.ts';

const pair = (): { publicKey: string; privateKey: KeyObject } => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(), privateKey };
};
const ours = pair();
const FEED = { url: 'https://updates.example.com/desk', publicKey: ours.publicKey };

let folder: string;
let installer: string;
let did: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'masa-update-'));
  installer = join(folder, 'odeme-masasi-1.1.0.exe');
  writeFileSync(installer, 'the new program');
  did = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const signed = (version = '1.1.0', key = ours.privateKey): string => signRelease(version, [installer], key);

const engine = (): UpdateEngine => ({
  offered: async () => (did.push('asked'), '1.1.0'),
  download: async () => (did.push('downloaded'), [installer]),
  installAndRestart: async () => void did.push('installed'),
});

function updates(over: Partial<UpdateParts> = {}): Updates {
  return createUpdates({
    feed: FEED,
    current: '1.0.9',
    engine: engine(),
    signedRelease: async () => signed(),
    openPayouts: async () => succeed(0),
    flights: () => 0,
    confirm: async (version) => (did.push(`confirmed ${version}`), true),
    now: () => 7,
    onChanged: () => undefined,
    ...over,
  });
}
/** Both presses, one after the other, as a person who waits for the first. */
const install = async (of: Updates, version: string): ReturnType<Updates['install']> => {
  await of.check();
  const got = await of.download(version);
  return got.ok ? of.install(version) : got;
};
const why = async (press: Promise<unknown>): Promise<unknown> => {
  const answer = (await press) as { ok: boolean; problem?: { code: string; params: Record<string, unknown> } };
  return answer.ok ? 'done' : `${answer.problem?.code} ${String(answer.problem?.params['reason'] ?? '')}`.trim();
};

describe('this build', () => {
  it('has no feed: it is off, and nobody is asked', async () => {
    expect(UPDATE_FEED).toBeNull();
    const off = updates({ feed: UPDATE_FEED });
    expect(await why(off.check())).toBe('update.off');
    expect(await why(install(off, '1.1.0'))).toBe('update.off');
    expect(did).toEqual([]);
  });
});

describe('the feed of a build', () => {
  const key = ours.publicKey;

  it('is what the build was given', () => {
    expect(feedOfBuild({})).toBeNull();
    expect(feedOfBuild({ UPDATE_FEED_URL: FEED.url, UPDATE_PUBLIC_KEY: key.replaceAll('\n', '\\n') })).toEqual({
      url: FEED.url,
      publicKey: key,
    });
  });

  it.each([
    ['half of it', { UPDATE_FEED_URL: FEED.url }],
    ['the other half', { UPDATE_PUBLIC_KEY: key }],
    ['an address without TLS', { UPDATE_FEED_URL: 'http://updates.example.com', UPDATE_PUBLIC_KEY: key }],
    ['a key that is none', { UPDATE_FEED_URL: FEED.url, UPDATE_PUBLIC_KEY: 'x' }],
  ])('is not %s', (_what, env) => expect(() => feedOfBuild(env)).toThrow());
});

describe('a new version', () => {
  it('is looked for when a person asks, and only looked for', async () => {
    const made = updates();
    expect(made.state()).toEqual({ kind: 'none', lookedAt: null });
    expect(await made.check()).toEqual({ ok: true, value: { kind: 'offered', version: '1.1.0' } });
    expect(did).toEqual(['asked']);
  });

  it('is fetched by one press and installed by another', async () => {
    const states: string[] = [];
    const made: Updates = updates({ onChanged: () => void states.push(made.state().kind) });
    await made.check();
    expect(await made.download('1.1.0')).toEqual({ ok: true, value: { kind: 'ready', version: '1.1.0' } });
    expect(did).not.toContain('installed');
    expect((await made.install('1.1.0')).ok).toBe(true);
    expect(did).toEqual(['asked', 'asked', 'downloaded', 'confirmed 1.1.0', 'installed']);
    expect(states).toEqual(['offered', 'downloading', 'ready', 'installing']);
  });

  it('is not installed while the person would rather not, and can be pressed for again', async () => {
    let isRight = false;
    const made = updates({ confirm: async () => isRight });
    await made.check();
    await made.download('1.1.0');
    expect(await why(made.install('1.1.0'))).toBe('cancelled');
    expect(did).not.toContain('installed');
    expect(made.state()).toEqual({ kind: 'ready', version: '1.1.0' });
    isRight = true;
    expect(await why(made.install('1.1.0'))).toBe('done');
    expect(did).toContain('installed');
  });

  it('is not installed when a payout began while the person was asked', async () => {
    let open = 0;
    const made = updates({
      openPayouts: async () => succeed(open),
      confirm: async () => ((open = 1), true),
    });
    await made.check();
    await made.download('1.1.0');
    expect(await why(made.install('1.1.0'))).toBe('update.payoutOpen');
    expect(did).not.toContain('installed');
  });

  it('is not installed by the second press alone, nor in place of another', async () => {
    expect(await why(updates().install('1.1.0'))).toBe('update.unverified nothing');
    const made = updates();
    await made.check();
    await made.download('1.1.0');
    expect(await why(made.install('1.2.0'))).toBe('update.unverified nothing');
    expect(did).not.toContain('installed');
  });

  it('is fetched only when it was found and shown, so that no other can be put into its place', async () => {
    const made = updates();
    expect(await why(made.download('1.1.0'))).toBe('update.unverified otherVersion');
    await made.check();
    expect(await why(made.download('9.9.9'))).toBe('update.unverified otherVersion');
    expect(made.state()).toEqual({ kind: 'offered', version: '1.1.0' });
    expect(did).toEqual(['asked']);
  });

  it('that is not newer is none, and when it was looked for is known', async () => {
    const made = updates({ engine: { ...engine(), offered: async () => null } });
    expect(await made.check()).toEqual({ ok: true, value: { kind: 'none', lookedAt: 7 } });
  });

  it('is fetched once at a time, and a failure leaves the offer standing', async () => {
    const made = updates({ signedRelease: () => Promise.reject(new TypeError('fetch failed')) });
    await made.check();
    const [first, second] = await Promise.all([made.download('1.1.0'), made.download('1.1.0')]);
    expect([first, second].map((each) => (each.ok ? 'ok' : each.problem.code))).toEqual(['update.unreachable', 'busy']);
    expect(made.state()).toEqual({ kind: 'offered', version: '1.1.0' });
  });
});

describe('while a payment is not final', () => {
  it.each([
    ['a payout is open', { openPayouts: async () => succeed(2) }, 'update.payoutOpen'],
    ['a request is in flight', { flights: () => 1 }, 'update.payoutOpen'],
    ['nobody knows', { openPayouts: async () => fail('ledger.corrupt') }, 'ledger.corrupt'],
  ])('nothing is fetched when %s', async (_what, over, code) => {
    expect(await why(install(updates(over), '1.1.0'))).toBe(code);
    // Looked for, and nothing more.
    expect(did).toEqual(['asked']);
  });

  it('nothing is installed when a list was sent after the download, and it stays ready', async () => {
    let open = 0;
    const made = updates({ openPayouts: async () => succeed(open) });
    await made.check();
    await made.download('1.1.0');
    open = 1;
    expect(await why(made.install('1.1.0'))).toBe('update.payoutOpen');
    expect(did).toEqual(['asked', 'asked', 'downloaded']);
    expect(made.state()).toEqual({ kind: 'ready', version: '1.1.0' });
    open = 0;
    expect((await made.install('1.1.0')).ok).toBe(true);
  });
});

describe('what is not exactly right is not installed', () => {
  const releaseIs = (text: string | (() => string)): Partial<UpdateParts> => ({
    signedRelease: async () => (typeof text === 'string' ? text : text()),
  });
  const altered = (change: (release: string) => string): string => {
    const parsed = JSON.parse(signed()) as { release: string; signature: string };
    return JSON.stringify({ ...parsed, release: change(parsed.release) });
  };

  it.each<[string, () => Partial<UpdateParts>, string]>([
    ['no release', () => releaseIs(''), 'unreadable'],
    ['an HTML page', () => releaseIs('<html>'), 'unreadable'],
    ['no signature', () => releaseIs(JSON.stringify({ release: '{}' })), 'unreadable'],
    ['an empty signature', () => releaseIs(JSON.stringify({ release: '{}', signature: '' })), 'unreadable'],
    [
      'a signature of zeros',
      () => releaseIs(JSON.stringify({ release: '{}', signature: `${'A'.repeat(86)}==` })),
      'signature',
    ],
    ['somebody else’s signature', () => releaseIs(signed('1.1.0', pair().privateKey)), 'signature'],
    ['one changed letter', () => releaseIs(altered((release) => release.replace('odeme', 'Odeme'))), 'signature'],
    ['another version, signed', () => releaseIs(signed('1.2.0')), 'otherVersion'],
    ['an older version, signed', () => ({ ...releaseIs(signed('1.1.0')), current: '1.1.0' }), 'notNewer'],
    ['a feed key that is none', () => ({ feed: { ...FEED, publicKey: 'x' } }), 'key'],
    [
      'a feed key of another kind',
      () => {
        const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        return { feed: { ...FEED, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() } };
      },
      'key',
    ],
    [
      'a text signed by us that is no release',
      () => {
        const release = JSON.stringify({ program: 'other', version: '1.1.0', files: [] });
        const signature = sign('sha256', Buffer.from(release), { key: ours.privateKey, dsaEncoding: 'ieee-p1363' });
        return releaseIs(JSON.stringify({ release, signature: signature.toString('base64') }));
      },
      'content',
    ],
    [
      'a feed that cannot be reached',
      () => ({ signedRelease: () => Promise.reject(new TypeError('fetch failed')) }),
      'TypeError',
    ],
    [
      'a file that electron-updater itself finds to be another',
      () => ({
        engine: {
          ...engine(),
          download: () => Promise.reject(Object.assign(new Error('no'), { code: 'ERR_CHECKSUM_MISMATCH' })),
        },
      }),
      'content',
    ],
  ])('%s', async (_what, over, reason) => {
    const code = reason === 'TypeError' ? 'update.unreachable' : 'update.unverified';
    expect(await why(install(updates(over()), '1.1.0'))).toBe(`${code} ${reason}`);
    expect(did).not.toContain('installed');
  });

  it.each<[string, () => void, string]>([
    ['one byte more', () => appendFileSync(installer, 'x'), 'size'],
    ['one byte else', () => writeFileSync(installer, 'the new prograM'), 'content'],
    ['another name', () => renameSync(installer, (installer = join(folder, 'other.exe'))), 'otherFile'],
  ])('a downloaded file with %s', async (_what, spoil, reason) => {
    const text = signed();
    spoil();
    expect(await why(install(updates(releaseIs(text)), '1.1.0'))).toBe(`update.unverified ${reason}`);
    expect(did).not.toContain('installed');
  });

  it('a file that was changed after it was fetched and checked', async () => {
    const made = updates();
    await made.check();
    await made.download('1.1.0');
    writeFileSync(installer, 'the new prograM');
    expect(await why(made.install('1.1.0'))).toBe('update.unverified content');
    expect(made.state()).toEqual({ kind: 'offered', version: '1.1.0' });
    expect(did).not.toContain('installed');
  });

  it('a version that is not the one that was shown', async () => {
    expect(await why(install(updates(), '1.0.10'))).toBe('update.unverified otherVersion');
  });
});

describe('versions', () => {
  it.each([
    ['1.0.1', '1.0.0', true],
    ['1.10.0', '1.9.9', true],
    ['2.0.0', '1.99.99', true],
    ['1.0.0', '1.0.0', false],
    ['1.0.9', '1.0.10', false],
  ])('%s after %s: %s', (a, b, newer) => expect(isNewer(a, b)).toBe(newer));
});

describe('the signed release', () => {
  const get = (answer: Response) => (async () => answer) as typeof fetch;

  it('is read over https, without redirects', async () => {
    const seen: [string, RequestInit | undefined][] = [];
    const spy = (async (url: URL, init?: RequestInit) => {
      seen.push([String(url), init]);
      return new Response('{}');
    }) as typeof fetch;
    expect(await fetchSignedRelease(FEED, '1.1.0', spy)).toBe('{}');
    expect(seen[0]?.[0]).toBe('https://updates.example.com/desk/release-1.1.0.json');
    expect(seen[0]?.[1]?.redirect).toBe('error');
  });

  it.each([
    ['http', { ...FEED, url: 'http://updates.example.com' }, '1.1.0', new Response('{}')],
    ['a version that is a path', FEED, '../../x', new Response('{}')],
    ['an error', FEED, '1.1.0', new Response('no', { status: 500 })],
    ['too much', FEED, '1.1.0', new Response('x'.repeat(70_000))],
  ])('is not taken from %s', async (_what, feed, version, answer) => {
    await expect(fetchSignedRelease(feed, version, get(answer))).rejects.toThrow();
  });
});

describe('signing', () => {
  it('names each installer by its content', () => {
    const { release } = JSON.parse(signed()) as { release: string };
    expect(JSON.parse(release)).toEqual({
      program: 'odeme-masasi',
      version: '1.1.0',
      files: [
        {
          name: 'odeme-masasi-1.1.0.exe',
          size: 15,
          sha512: createHash('sha512').update(readFileSync(installer)).digest('base64'),
        },
      ],
    });
  });

  it('takes no key of another kind', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    expect(() => signRelease('1.1.0', [installer], createPrivateKey(pem))).toThrow(/P-256/);
  });

  it('of a folder writes one list over every installer in it', () => {
    writeFileSync(join(folder, 'odeme-masasi-1.1.0-linux-x64.deb'), 'deb');
    writeFileSync(join(folder, 'latest.yml'), 'version: 1.1.0');
    const pem = ours.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const path = signFolder(folder, '1.1.0', pem, ours.publicKey);
    expect(path).toBe(join(folder, 'release-1.1.0.json'));
    const { release } = JSON.parse(readFileSync(path, 'utf8')) as { release: string };
    expect((JSON.parse(release) as { files: { name: string }[] }).files.map(({ name }) => name)).toEqual([
      'odeme-masasi-1.1.0-linux-x64.deb',
      'odeme-masasi-1.1.0.exe',
    ]);
  });

  it.each<[string, () => string, string]>([
    ['without a key', () => '', ours.publicKey],
    [
      'with the key of another release',
      () => pair().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      ours.publicKey,
    ],
  ])('of a folder fails %s', (_what, pem, publicKey) => {
    expect(() => signFolder(folder, '1.1.0', pem(), publicKey)).toThrow(/UPDATE_SIGNING_KEY/);
  });

  it('of a folder without installers fails', () => {
    const pem = ours.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    rmSync(installer);
    expect(() => signFolder(folder, '1.1.0', pem, ours.publicKey)).toThrow(/no installer/);
  });
});
