import { readRow } from '../../../shared/checks.ts';
import type { Shared } from '../../../shared/checks/across.ts';
import type { RowId } from '../../../shared/ids.ts';
import { EMPTY_TYPED } from '../../../shared/rows.ts';
import type { Store } from '../store.ts';
import type { Checker } from './checker.ts';
import { ListRow } from './list-row.ts';
import type { OpenList } from './open-list.ts';
import { partsOf, patchedTyped, type Patch } from './patch.ts';
import type { RowWriter } from './row-writer.ts';

/** Every part of a row, so that a row that is taken out can be put back as it was. */
const EVERYTHING: Patch = {
  typed: {
    recipientType: '',
    recipient: '',
    name: '',
    amount: '',
    currency: '',
    description: '',
    reference: '',
    nonWithdrawable: '',
  },
  convention: null,
  facts: [],
  edited: [],
  place: 'in',
  placeReason: '',
  answers: {},
};

/** Adds a row at the end of the list, inside the running transaction. */
export function addRow(list: OpenList, rowId: RowId, patch: Patch, checker: Checker, writer: RowWriter): ListRow {
  const typed = patchedTyped(EMPTY_TYPED, patch);
  const facts = patch.facts ?? [];
  const convention = patch.convention ?? null;
  const read = readRow({ typed, convention, facts }, checker.context);
  const row = new ListRow(
    { rowId, index: list.rows.length, excelRow: null },
    {
      typed,
      convention,
      facts,
      values: read.values,
      typeInferred: read.typeInferred,
      edited: patch.edited ?? [],
      origin: null,
    },
    { issues: read.issues, place: patch.place ?? 'in', placeReason: patch.placeReason ?? '' },
  );
  const { across } = list;
  list.append(row);
  across.add(row);
  writer.insert(row);
  return row;
}

/** Takes an added row out again, inside the running transaction; answers all of it, so that it can be put back. */
export function takeOutRow(store: Store, list: OpenList, rowId: RowId, shared: Shared): Patch {
  const row = list.row(rowId);
  list.across.share(row, shared);
  list.across.remove(row);
  list.removeLast(row);
  store.db.prepare('DELETE FROM rows WHERE row_id = ?').run(rowId);
  return partsOf(row, EVERYTHING);
}
