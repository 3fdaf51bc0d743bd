import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchId, CompanyId } from '../../../../shared/ids.ts';
import { addTestCompany, addTestList, openTestLedger } from '../../../fixtures/ledger-list.ts';
import type { TestLedger } from '../../../fixtures/ledger-list.ts';

let ledger: TestLedger;
let companyId: CompanyId;
let batchId: BatchId;
beforeEach(() => {
  ledger = openTestLedger();
  companyId = addTestCompany(ledger.store);
  batchId = addTestList(ledger.store, companyId, []).batchId;
});
afterEach(() => ledger.remove());

const PERSON = { name: 'Şükrü Çağlar', iban: 'TR330006100519786457841326' };

describe('sealing', () => {
  it('gives back what was sealed, also after a restart', () => {
    const sealed = ledger.store.seal.seal(batchId, 'rows', 'row-1', PERSON);
    ledger = ledger.reopen();
    expect(ledger.store.seal.open(batchId, 'rows', 'row-1', sealed)).toEqual(PERSON);
  });
  it('shows nothing in the blob and never the same blob twice', () => {
    const { seal } = ledger.store;
    const [one, two] = [seal.seal(batchId, 'rows', 'row-1', PERSON), seal.seal(batchId, 'rows', 'row-1', PERSON)];
    expect(Buffer.from(one).toString('latin1')).not.toContain('TR33');
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
  });
  it('opens nothing that was moved to another row, table or list', () => {
    const { seal } = ledger.store;
    const sealed = seal.seal(batchId, 'rows', 'row-1', PERSON);
    const other = addTestList(ledger.store, companyId, []).batchId;
    expect(() => seal.open(batchId, 'rows', 'row-2', sealed)).toThrow();
    expect(() => seal.open(batchId, 'edits', 'row-1', sealed)).toThrow();
    expect(() => seal.open(other, 'rows', 'row-1', sealed)).toThrow();
    expect(() => seal.openOwn('rows', 'row-1', sealed)).toThrow();
  });
  it('opens nothing of which one bit was altered, at any place', () => {
    const { seal } = ledger.store;
    const sealed = seal.seal(batchId, 'rows', 'row-1', PERSON);
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Uint8Array.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => seal.open(batchId, 'rows', 'row-1', altered)).toThrow();
    }
    expect(() => seal.open(batchId, 'rows', 'row-1', sealed.subarray(0, 20))).toThrow(/cut short/);
  });
  it('packs long texts', () => {
    const { seal } = ledger.store;
    const long = { body: 'Kasım 2026 ücret '.repeat(5000) };
    const sealed = seal.seal(batchId, 'journal', '1', long);
    expect(sealed.length).toBeLessThan(5000);
    expect(seal.open(batchId, 'journal', '1', sealed)).toEqual(long);
  });
  it.each([0, 1, 65_535, 300_000])('keeps %i bytes of a file as they are', (length) => {
    const { seal } = ledger.store;
    const file = new Uint8Array(length).map((_, at) => (at * 31) % 251);
    const sealed = seal.sealBytes(batchId, 'workbooks', batchId, file);
    expect(seal.openBytes(batchId, 'workbooks', batchId, sealed)).toEqual(Buffer.from(file));
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => seal.openBytes(batchId, 'workbooks', batchId, sealed)).toThrow();
  });
  it('answers undefined for a forgotten list and refuses to seal for it', () => {
    const { seal, db } = ledger.store;
    const sealed = seal.seal(batchId, 'rows', 'row-1', PERSON);
    db.exec('UPDATE batches SET key_wrapped = NULL');
    seal.dropBatchKey(batchId);
    expect(seal.open(batchId, 'rows', 'row-1', sealed)).toBeUndefined();
    expect(() => seal.seal(batchId, 'rows', 'row-1', PERSON)).toThrow(/forgotten/);
  });
});

describe('tokens', () => {
  it('are alike for the same text of a company and purpose, and for nothing else', () => {
    const { seal } = ledger.store;
    const hex = (company: CompanyId, purpose: 'word' | 'name', text: string): string =>
      Buffer.from(seal.token(company, purpose, text)).toString('hex');
    const other = addTestCompany(ledger.store);
    expect(hex(companyId, 'word', 'ayse')).toBe(hex(companyId, 'word', 'ayse'));
    expect(hex(companyId, 'word', 'ayse')).toHaveLength(32);
    const different = [
      hex(companyId, 'word', 'ayse'),
      hex(companyId, 'name', 'ayse'),
      hex(other, 'word', 'ayse'),
      hex(companyId, 'word', 'ays'),
    ];
    expect(new Set(different).size).toBe(4);
  });
});
