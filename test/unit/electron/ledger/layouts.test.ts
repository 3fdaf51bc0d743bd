import { afterEach, beforeEach, expect, it } from 'vitest';
import { layoutOperations } from '../../../../electron/ledger/layouts.ts';
import type { CompanyId } from '../../../../shared/ids.ts';
import type { Mapping } from '../../../../shared/mapping.ts';
import { addTestCompany, openTestLedger } from '../../../fixtures/ledger-list.ts';
import type { TestLedger } from '../../../fixtures/ledger-list.ts';

const ops = layoutOperations;
let ledger: TestLedger;
let companyId: CompanyId;
beforeEach(() => {
  ledger = openTestLedger();
  companyId = addTestCompany(ledger.store);
});
afterEach(() => ledger.remove());

const mapping = (text: string): Mapping => ({ columns: [], fixed: [{ field: 'description', text }] });

it('remembers a mapping per company and layout, the newest first', () => {
  const other = addTestCompany(ledger.store);
  for (const [fingerprint, text] of [
    ['a', 'bir'],
    ['b', 'iki'],
    ['a', 'üç'],
  ] as const) {
    ledger.clock.now += 1;
    ops['layouts.remember'](ledger.store, { companyId, fingerprint, mapping: mapping(text) });
  }
  expect(ops['layouts.list'](ledger.store, { companyId })).toEqual([
    { fingerprint: 'a', mapping: mapping('üç') },
    { fingerprint: 'b', mapping: mapping('iki') },
  ]);
  expect(ops['layouts.list'](ledger.store, { companyId: other })).toEqual([]);
});
it('keeps the hundred used last', () => {
  for (let n = 0; n < 105; n += 1) {
    ledger.clock.now += 1;
    ops['layouts.remember'](ledger.store, { companyId, fingerprint: `f${n}`, mapping: mapping('') });
  }
  const kept = ops['layouts.list'](ledger.store, { companyId }).map(({ fingerprint }) => fingerprint);
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([100, 'f104', 'f5']);
});
it('passes over a layout it cannot read any more', () => {
  ops['layouts.remember'](ledger.store, { companyId, fingerprint: 'a', mapping: mapping('') });
  ledger.store.db.exec(`UPDATE layouts SET choice = '{"columns":1}'`);
  expect(ops['layouts.list'](ledger.store, { companyId })).toEqual([]);
});
it('remembers files, newest first, each once, and not in clear', () => {
  for (const path of ['/ev/Ayşe/kasım.xlsx', '/ev/Ayşe/ekim.xlsx', '/ev/Ayşe/kasım.xlsx'])
    ops['recent.add'](ledger.store, { companyId, path });
  expect(ops['recent.list'](ledger.store, { companyId }).map(({ path }) => path)).toEqual([
    '/ev/Ayşe/kasım.xlsx',
    '/ev/Ayşe/ekim.xlsx',
  ]);
  expect(JSON.stringify(ledger.store.db.prepare('SELECT value FROM meta').all())).not.toContain('kasım');
});
