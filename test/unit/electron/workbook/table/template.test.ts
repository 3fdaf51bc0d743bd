import { expect, it } from 'vitest';
import { fillTemplate } from '../../../../../electron/workbook/table/template.ts';

it.each([
  ['{ay} {yıl} maaş ödemesi', 'Kasım 2026 maaş ödemesi'],
  ['{AY} {YIL}', 'Kasım 2026'],
  ['{Month} {year} salary of {name}', 'November 2026 salary of Ayşe'],
  ['{ad} – {dönem} / {period}', 'Ayşe – Kasım 2026 / November 2026'],
  ['{bilinmeyen} {', '{bilinmeyen} {'],
  ['düz', 'düz'],
])('%s is %s', (text, filled) => {
  expect(fillTemplate(text, { period: '2026-11', name: 'Ayşe' })).toBe(filled);
});
