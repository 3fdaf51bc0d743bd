import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../../electron/ledger/open.ts';
import type { Head, Store } from '../../../../electron/ledger/store.ts';
import type { Verification } from '../../../../shared/records.ts';
import { addTestCompany, addTestList, openTestLedger } from '../../../fixtures/ledger-list.ts';
import type { TestLedger } from '../../../fixtures/ledger-list.ts';

let ledger: TestLedger;
beforeEach(() => {
  ledger = openTestLedger();
  const { store } = ledger;
  const companyId = addTestCompany(store);
  const { batchId } = addTestList(store, companyId, [{ name: 'Ayşe Yılmaz', amount: 100 }]);
  for (let n = 1; n <= 10; n += 1)
    store.transaction(() =>
      store.journal.append({
        actor: 'Selin',
        companyId,
        batchId,
        kind: 'asked',
        open: { n },
        secret: { raw: `cevap ${n}` },
      }),
    );
});
afterEach(() => ledger.remove());

/** Alters the closed file with plain SQL, opens it again with the anchor and says what was found. */
function after(change: (store: Store) => void, anchor?: Head | null): Verification['faults'] {
  const { store, folder, dataKey, clock } = ledger;
  const kept = anchor === undefined ? store.journal.head() : anchor;
  change(store);
  store.close();
  const opened = openStore({ folder, dataKey, anchor: kept, now: () => clock.now });
  if (!opened.ok) throw new Error(opened.problem.code);
  const { faults } = opened.value.verification;
  opened.value.close();
  return faults;
}
const sql = (text: string) => (store: Store) => store.db.exec(text);
const swap = (a: number, b: number): string =>
  `UPDATE journal SET seq = -1 WHERE seq = ${a}; UPDATE journal SET seq = ${a} WHERE seq = ${b}; UPDATE journal SET seq = ${b} WHERE seq = -1`;

describe('the chain', () => {
  it('is whole when nobody touched it', () => expect(after(() => undefined)).toEqual([]));

  it.each(['at', 'actor', 'company_id', 'batch_id', 'payout_id', 'kind', 'open'])(
    'names an entry whose %s was changed',
    (column) => {
      const value = column === 'at' ? 1 : "'x'";
      expect(after(sql(`UPDATE journal SET ${column} = ${value} WHERE seq = 4`))).toEqual([
        { seq: 4, fault: 'changed' },
      ]);
    },
  );
  it('names an entry whose sealed part was changed, taken away or given to another', () => {
    expect(
      after(sql("UPDATE journal SET sealed = NULL WHERE seq = 4; UPDATE journal SET sealed = x'00' WHERE seq = 9")),
    ).toEqual([
      { seq: 4, fault: 'changed' },
      { seq: 9, fault: 'changed' },
    ]);
  });
  it('names an entry whose MAC was changed, and only that', () =>
    expect(after(sql('UPDATE journal SET mac = zeroblob(32) WHERE seq = 4'))).toEqual([{ seq: 4, fault: 'changed' }]));
  it.each([1, 5, 9])('names entry %i when it was removed', (seq) =>
    expect(after(sql(`DELETE FROM journal WHERE seq = ${seq}`))).toEqual([{ seq, fault: 'removed' }]),
  );
  it('names the place of an entry that was removed with the rest renumbered', () =>
    expect(after(sql('DELETE FROM journal WHERE seq = 4; UPDATE journal SET seq = seq - 1 WHERE seq > 4'))).toEqual([
      { seq: 4, fault: 'removed' },
      { seq: 10, fault: 'cutOff' },
    ]));
  it.each([
    [3, 7],
    [4, 5],
    [1, 10],
  ])('names entries %i and %i when they changed places', (a, b) => {
    const faults = after(sql(swap(a, b)));
    expect(faults.filter(({ fault }) => fault === 'reordered').map(({ seq }) => seq)).toEqual([a, b]);
  });
  it('names where the end was cut off', () =>
    expect(after(sql('DELETE FROM journal WHERE seq > 7'))).toEqual([{ seq: 8, fault: 'cutOff' }]));
  it('names a journal that was emptied', () =>
    expect(after(sql('DELETE FROM journal'))).toEqual([{ seq: 1, fault: 'cutOff' }]));
  it('says that the anchor is missing beside a journal with entries', () =>
    expect(after(() => undefined, null)).toEqual([{ seq: 10, fault: 'anchorMissing' }]));
  it('finds an end that was cut off and grown anew', () => {
    const anchor = ledger.store.journal.head();
    ledger.store.db.exec('DELETE FROM journal WHERE seq > 7');
    ledger = ledger.reopen();
    for (let n = 0; n < 5; n += 1)
      ledger.store.transaction(() => ledger.store.journal.append({ actor: 'x', kind: 'asked', open: {} }));
    expect(after(() => undefined, anchor)).toEqual([{ seq: 10, fault: 'changed' }]);
  });
  it('takes a ledger that is ahead of its anchor', () => {
    const anchor = ledger.store.journal.head();
    ledger.store.transaction(() => ledger.store.journal.append({ actor: 'x', kind: 'asked', open: {} }));
    expect(after(() => undefined, anchor)).toEqual([]);
  });
  describe('with the entry of a restore', () => {
    const restoredOver = ({ seq, mac }: Head): void =>
      ledger.store.transaction(
        () =>
          void ledger.store.journal.append({ actor: 'x', kind: 'restored', open: { anchorSeq: seq, anchorMac: mac } }),
      );
    const old = { seq: 40, mac: 'a'.repeat(64) };
    it('takes the anchor of the journal it was put in place of', () => {
      restoredOver(old);
      expect(after(() => undefined, old)).toEqual([]);
    });
    it('takes no other anchor for it: an end that was cut off is found as ever', () => {
      restoredOver(old);
      expect(after(() => undefined, { ...old, mac: 'b'.repeat(64) })).toEqual([{ seq: 12, fault: 'cutOff' }]);
    });
    it('and finds one that was made up', () => {
      const made = `{"anchorSeq":${old.seq},"anchorMac":"${old.mac}"}`;
      const faults = after(sql(`UPDATE journal SET kind = 'restored', open = '${made}' WHERE seq = 10`), old);
      expect(faults).toEqual([{ seq: 10, fault: 'changed' }]);
    });
  });
  it('finds, while the program runs, an end that vanished under it', () => {
    const { store } = ledger;
    store.db.exec('DELETE FROM journal WHERE seq = 10');
    expect(store.journal.verify().faults).toEqual([{ seq: 10, fault: 'cutOff' }]);
  });
  it('needs no anchor for a journal that begins in this run', () => {
    const fresh = openTestLedger();
    const { folder, dataKey } = fresh;
    fresh.store.close();
    const opened = openStore({ folder, dataKey, anchor: null });
    if (!opened.ok) throw new Error(opened.problem.code);
    opened.value.transaction(() => opened.value.journal.append({ actor: 'x', kind: 'asked', open: {} }));
    expect(opened.value.journal.verify().faults).toEqual([]);
    opened.value.close();
    fresh.remove();
  });
  it('verifies 100,000 entries in a few seconds at most', () => {
    const { store } = ledger;
    store.transaction(() => {
      for (let n = 0; n < 100_000; n += 1) store.journal.append({ actor: 'Selin', kind: 'asked', open: { n } });
    });
    const before = process.cpuUsage();
    expect(store.journal.verify()).toMatchObject({ entries: 100_010, faults: [] });
    const { user, system } = process.cpuUsage(before);
    // Well under a second of processor time; the bound only catches a change of kind.
    expect((user + system) / 1000).toBeLessThan(8000);
  }, 60_000);
});

describe('an entry', () => {
  it('gives its sealed part back, and nothing once the list was forgotten', () => {
    const { store } = ledger;
    const batchId = String(store.db.prepare('SELECT id FROM batches').get()?.['id']) as Parameters<
      typeof store.journal.ofBatch
    >[0];
    const [first] = store.journal.ofBatch(batchId);
    expect(first?.secret()).toEqual({ raw: 'cevap 1' });
    store.db.exec('UPDATE batches SET key_wrapped = NULL');
    store.seal.dropBatchKey(batchId);
    expect(store.journal.ofBatch(batchId)[0]?.secret()).toBeUndefined();
    expect(store.journal.verify().faults).toEqual([]);
  });
  it('is written only inside a transaction', () =>
    expect(() => ledger.store.journal.append({ actor: '', kind: 'asked', open: {} })).toThrow(/transaction/));
});
