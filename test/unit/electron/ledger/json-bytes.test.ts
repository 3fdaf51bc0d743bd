import { describe, expect, it } from 'vitest';
import { BYTES_PER_CHAR, JsonBytes } from '../../../../electron/ledger/json-bytes.ts';

function written(write: (json: JsonBytes) => void): string {
  const json = new JsonBytes();
  json.room(4_096);
  json.raw('before');
  expect(json.taken().toString()).toBe('before');
  write(json);
  return json.taken().toString();
}

describe('JsonBytes', () => {
  it.each([
    '',
    'Ayşe Yılmaz',
    'İĞÜŞÖÇ ığüşöç',
    'a "quoted" \\ word',
    'line\nend\ttab\u0000\u001f\u007f\u0080',
    '日本語 €',
    '👩‍👧 family',
    'lone \uD800 and \uDFFF',
    '\u2028\u2029\uFEFF\uFFFF',
    '\u07ff\u0800',
  ])('writes a text as JSON.stringify does: %j', (text) => {
    expect(written((json) => json.text(text))).toBe(JSON.stringify(text));
  });
  it('never takes more bytes for a character than it says', () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      const text = String.fromCharCode(code);
      expect(Buffer.byteLength(JSON.stringify(text)) - 2).toBeLessThanOrEqual(BYTES_PER_CHAR);
    }
  });
  it('writes one thing after another', () => {
    const value = { codes: ['é', null, 1.5], deep: { yes: true } };
    const text = written((json) => {
      json.raw('[1,');
      json.text('Çağla');
      json.raw(',');
      json.value(value);
      json.raw(']');
    });
    expect(JSON.parse(text)).toEqual([1, 'Çağla', value]);
  });
  it('keeps what was written when it makes more room', () => {
    const long = 'ğ'.repeat(30_000);
    const text = written((json) => {
      json.raw('[');
      for (let turn = 0; turn < 5; turn += 1) {
        json.room(long.length * BYTES_PER_CHAR);
        json.text(long);
        json.raw(turn < 4 ? ',' : ']');
      }
    });
    expect(JSON.parse(text)).toEqual([long, long, long, long, long]);
  });
});
