import { describe, expect, it } from 'vitest';
import type { ColumnFinding, ImportChoice, ImportColumn } from '../../../../shared/import.ts';
import type { ColumnUse } from '../../../../shared/mapping.ts';
import {
  columnUse,
  fixedOf,
  isFed,
  undecidedColumn,
  withFixed,
  withUse,
} from '../../../../renderer/screens/import/choice-edits.ts';

const use = (index: number, feeds: ColumnUse['feeds'], order = 0): ColumnUse => ({
  index,
  feeds,
  order,
  convention: null,
  asDisplayed: false,
});
const column = (index: number, feeds: ColumnUse['feeds']): ImportColumn => ({
  index,
  letter: 'ABC'[index] ?? '',
  header: '',
  hidden: false,
  filled: 3,
  examples: [],
  proposed: use(index, feeds),
  why: 'none',
  evidence: null,
  findings: [],
});
const choice: ImportChoice = {
  sheet: 'Sayfa1',
  headerRow: 1,
  headerRows: 1,
  mapping: { columns: [use(0, 'name'), use(1, 'amount')], fixed: [] },
  csv: null,
};

describe('the decisions about a file', () => {
  it('change one column and leave the others', () => {
    const next = withUse(choice, column(1, 'amount'), { feeds: null });
    expect(next.mapping.columns).toEqual([use(0, 'name'), use(1, null)]);
  });

  it('know a column of amounts that waits for one', () => {
    const finding: ColumnFinding = { code: 'ambiguousAmounts', count: 2, restorable: 2, rows: [3], difference: null };
    const view = { columns: [column(0, 'name'), { ...column(1, 'amount'), findings: [finding] }] };
    expect(undecidedColumn(view, choice)?.letter).toBe('B');
    expect(undecidedColumn(view, withUse(choice, column(1, 'amount'), { convention: 'comma' }))).toBeUndefined();
    expect(undecidedColumn(view, withUse(choice, column(1, 'amount'), { feeds: null }))).toBeUndefined();
    expect(undecidedColumn({ columns: [column(0, 'name'), column(1, 'amount')] }, choice)).toBeUndefined();
  });

  it('join a second column to a field after the first', () => {
    const next = withUse(choice, column(2, null), { feeds: 'name' });
    expect(columnUse(next, column(2, null))).toEqual(use(2, 'name', 1));
  });

  it('keep the order of a column whose convention alone changes', () => {
    const next = withUse(choice, column(1, 'amount'), { convention: 'dot' });
    expect(columnUse(next, column(1, 'amount'))).toEqual({ ...use(1, 'amount'), convention: 'dot' });
  });

  it('take the proposal where nothing was decided', () => {
    expect(columnUse(choice, column(2, 'description')).feeds).toBe('description');
  });

  it('fill a field for every row, and take it back when emptied', () => {
    const filled = withFixed(choice, 'description', '{ay} {yıl} ücret');
    expect(fixedOf(filled, 'description')).toBe('{ay} {yıl} ücret');
    expect(withFixed(filled, 'description', ' ').mapping.fixed).toEqual([]);
    expect(isFed(choice, 'amount')).toBe(true);
  });
});
