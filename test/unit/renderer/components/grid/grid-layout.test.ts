import { describe, expect, test } from 'vitest';
import {
  columnTemplate,
  completeLayout,
  placeColumns,
  withHidden,
  withMoved,
  withWidth,
} from '../../../../../renderer/components/grid/grid-layout.ts';
import type { GridColumn } from '../../../../../renderer/components/grid/grid-types.ts';

const column = (id: string, extra: Partial<GridColumn<string>> = {}): GridColumn<string> => ({
  id,
  label: id,
  width: 100,
  render: (row) => row,
  text: (row) => row,
  ...extra,
});
const columns = [column('row', { isPinned: true }), column('name'), column('iban'), column('amount')];
const ids = (layout: Parameters<typeof placeColumns<string>>[1]) =>
  placeColumns(columns, layout).map((placed) => placed.column.id);

describe('a remembered layout', () => {
  test('without one, the columns stand as they come', () => {
    expect(ids(undefined)).toEqual(['row', 'name', 'iban', 'amount']);
  });

  test('columns that are gone are forgotten, new ones come at the end', () => {
    const old = { columns: [{ id: 'amount' }, { id: 'gone' }, { id: 'row' }] };
    expect(ids(old)).toEqual(['row', 'amount', 'name', 'iban']);
  });

  test('hidden columns are not placed', () => {
    expect(ids(withHidden(completeLayout(columns, undefined), 'iban', true))).toEqual(['row', 'name', 'amount']);
  });

  test('a column moves before another, or to the end', () => {
    const full = completeLayout(columns, undefined);
    expect(ids(withMoved(full, 'amount', 'name'))).toEqual(['row', 'amount', 'name', 'iban']);
    expect(ids(withMoved(full, 'name', undefined))).toEqual(['row', 'iban', 'amount', 'name']);
  });

  test('a width stays within bounds', () => {
    const width = (wanted: number) => withWidth(completeLayout(columns, undefined), 'name', wanted).columns[1]?.width;
    expect([width(5), width(200.4), width(5000)]).toEqual([48, 200, 900]);
  });

  test('when nothing grows, an empty track takes the rest', () => {
    expect(columnTemplate(placeColumns([column('a')], undefined), 30)).toEqual({
      template: '30px 100px minmax(0, 1fr)',
      minWidth: 130,
    });
    expect(columnTemplate(placeColumns([column('a', { grow: 2 })], undefined), 0)).toEqual({
      template: 'minmax(100px, 2fr)',
      minWidth: 100,
    });
  });
});
