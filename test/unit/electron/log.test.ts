import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { logLine, openLog, redact } from '../../../electron/log.ts';

const AT = Date.parse('2026-11-20T09:00:00Z');

describe('redact', () => {
  it.each([
    ['an IBAN', 'alıcı TR330006100519786457841326 reddedildi', '330006100519786457841326'],
    ['an IBAN in groups', 'TR33 0006 1005 1978 6457 8413 26', '1978'],
    ['an IBAN in small letters', 'tr330006100519786457841326', '0006100519'],
    ['a foreign IBAN', 'DE89 3704 0044 0532 0130 00', '0532'],
    ['an identity number', 'TCKN 10000000146 hatalı', '10000000146'],
    ['a phone', '+90 532 123 45 67', '532 123'],
    ['a phone with brackets', '0 (532) 123-45-67', '123-45'],
    ['a phone in one run', '05321234567', '532123'],
    ['a card number', '5528 7900 0000 0008', '7900'],
    ['a signed header', 'Authorization: IYZWSv2 YXBpS2V5OnNhbmRib3g=', 'YXBpS2V5'],
    ['a bearer token', 'authorization: Bearer abc.def.ghi', 'abc.def'],
    ['a sandbox key', 'key sandbox-Ab12Cd34Ef56Gh78Ij90', 'Cd34Ef56'],
    ['a short sandbox key', 'sandbox-abcdefgh', 'abcdefgh'],
    ['a production key', 'iyzico Zt7Qm2Xc9Vb4Nn6Ll8Kk1Jj3', 'Xc9Vb4'],
    ['a key in base64', 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0NTY3ODk=', 'R0hJSktM'],
    ['a digest', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', '659a2feaa0c5'],
  ])('takes out %s', (_what, text, secret) => {
    expect(text).toContain(secret);
    expect(redact(text)).not.toContain(secret);
  });

  it.each([
    'ledger.corrupt',
    'payout k3v9x2m1q8w7e6r5t4y0 asked',
    'SQLITE_BUSY: database is locked',
    'satır 1204, tutar 12.500,00',
    'correlation 9c5aa850-08fa-4ed7-9c95-c31468087990',
    'at Object.<anonymous> (file:///opt/odeme/resources/app.asar/dist/main/main.js:1234:17)',
  ])('leaves %j as it is', (text) => expect(redact(text)).toBe(text));

  it('takes out what stands around a correlation id', () => {
    expect(redact('10000000146 9c5aa850-08fa-4ed7-9c95-c31468087990 TR330006100519786457841326')).toBe(
      '…46 9c5aa850-08fa-4ed7-9c95-c31468087990 IBAN…',
    );
  });
});

describe('a line', () => {
  const line = (fields: Record<string, unknown>): Record<string, unknown> =>
    JSON.parse(logLine(AT, 'tried', fields)) as Record<string, unknown>;

  it('is JSON with its time and what happened, which a field cannot take the place of', () => {
    expect(line({ count: 3, event: 'other', at: 'never' })).toEqual({
      at: '2026-11-20T09:00:00.000Z',
      event: 'tried',
      count: 3,
    });
  });

  it.each([
    'apiKey',
    'secretKey',
    'secret',
    'dataKey',
    'authorization',
    'passphrase',
    'pin',
    'iban',
    'gsm',
    'typedTotal',
  ])('does not hold a field called %s, whatever its value', (name) =>
    expect(line({ nested: { [name]: 'kısa' } })).toMatchObject({ nested: { [name]: '…' } }),
  );

  it('redacts keys, lists, errors and their causes', () => {
    const error = new Error('TR330006100519786457841326', { cause: new Error('10000000146') });
    const text = logLine(AT, 'tried', { list: ['10000000146'], TR330006100519786457841326: 1, error });
    expect(text).not.toMatch(/330006100519786457841326|10000000146/);
    expect(text).toContain('"cause"');
  });

  it('holds no number that could be a person’s, and keeps times and amounts', () => {
    expect(line({ tckn11: 10000000146, phone12: 905321234567, at13: AT, kurus: 999_999_999 })).toMatchObject({
      tckn11: '…',
      phone12: '…',
      at13: AT,
      kurus: 999_999_999,
    });
    expect(line({ big: 10000000146n })['big']).toBe('…46');
  });

  it('holds no bytes', () => {
    expect(line({ key: new Uint8Array(32).fill(7), buffer: Buffer.from('gizli') })).toMatchObject({
      key: '32 bytes',
      buffer: '5 bytes',
    });
  });

  it('ends, whatever it is given', () => {
    const ring: Record<string, unknown> = {};
    ring['ring'] = ring;
    const text = logLine(AT, 'tried', { ring, many: Array.from({ length: 9000 }, () => 'x'), long: 'x'.repeat(1e6) });
    expect(text.length).toBeLessThan(6000);
    expect(text.indexOf('\n')).toBe(text.length - 1);
  });

  it('is one line, also of a text with many', () => {
    expect(logLine(AT, 'tried', { text: 'a\nb\r\nc\u2028d' }).split('\n')).toHaveLength(2);
  });
});

describe('the log', () => {
  let folder: string;
  beforeEach(() => void (folder = join(mkdtempSync(join(tmpdir(), 'masa-log-')), 'günlük')));
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  it('is nobody else’s to read', () => {
    openLog(folder, () => AT).write('tried');
    if (process.platform === 'win32') return;
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'odeme-masasi.log')).mode & 0o777).toBe(0o600);
  });

  it('keeps four files of about a megabyte, the newest lines first in the first', () => {
    const log = openLog(folder, () => AT);
    const text = 'metin '.repeat(600);
    for (let count = 0; count < 2000; count += 1) log.write('tried', { count, text });
    expect(readdirSync(folder).toSorted()).toEqual([
      'odeme-masasi.1.log',
      'odeme-masasi.2.log',
      'odeme-masasi.3.log',
      'odeme-masasi.log',
    ]);
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).size).toBeLessThan(1_010_000);
      for (const line of readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean)) JSON.parse(line);
    }
    const counts = (name: string): number[] =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as { count: number }).count);
    expect(counts('odeme-masasi.log').at(-1)).toBe(1999);
    expect((counts('odeme-masasi.1.log').at(-1) ?? 0) + 1).toBe(counts('odeme-masasi.log')[0]);
  });

  it('goes on when its folder cannot be made, and says so where a developer sees it', () => {
    writeFileSync(folder, 'a file');
    const log = openLog(folder, () => AT);
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    log.write('tried', { secretKey: 'x' });
    expect(said).toHaveBeenCalledWith(expect.stringMatching(/^log: E(EXIST|NOTDIR)/));
    said.mockRestore();
  });
});
