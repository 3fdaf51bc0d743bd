import { describe, expect, it } from 'vitest';
import { serialToIso } from '../../../../../electron/workbook/read/dates.ts';

describe('serialToIso', () => {
  it.each([
    ['1', 'date', false, '1900-01-01'],
    ['59', 'date', false, '1900-02-28'],
    ['60', 'date', false, '1900-02-29'],
    ['61', 'date', false, '1900-03-01'],
    ['46356', 'date', false, '2026-11-30'],
    ['46356.25', 'dateTime', false, '2026-11-30T06:00:00'],
    ['46356.999999999', 'dateTime', false, '2026-12-01T00:00:00'],
    ['46356.5', 'date', false, '2026-11-30T12:00:00'],
    ['0.354166666666667', 'time', false, '08:30:00'],
    ['44894', 'date', true, '2026-11-30'],
    ['0', 'date', true, '1904-01-01'],
    ['2958465', 'date', false, '9999-12-31'],
  ] as const)('%s as %s (1904: %s) is %s', (serial, kind, date1904, iso) => {
    expect(serialToIso(serial, kind, date1904)).toBe(iso);
  });

  it.each(['-1', '2958466', '1e99', 'x'])('%s is no date', (serial) => {
    expect(serialToIso(serial, 'date', false)).toBeUndefined();
  });

  it('leaves a duration a number', () => {
    expect(serialToIso('1.5', 'duration', false)).toBeUndefined();
  });
});
