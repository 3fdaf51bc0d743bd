import { recipientKeyOf } from '../../../shared/checks/across.ts';
import { groupIban } from '../../../shared/iban.ts';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { deskContract, Input, Output } from '../../../shared/ipc.ts';
import { maskRecipient } from '../../../shared/mask.ts';
import { currencySchema, minor } from '../../../shared/money.ts';
import { batchColumns } from './batch-columns.ts';
import type { Store } from '../store.ts';
import { addressBook } from './address-book.ts';
import { recipientTokenOf } from './history.ts';
import type { ListRow } from './list-row.ts';
import { openList, type OpenList } from './open-list.ts';
import { RowContents, type Kept } from './row-contents.ts';
import { rowView } from './view.ts';

type Revealed = Output<typeof deskContract, 'rows.reveal'>;
type Evidence = Revealed['evidence'][number];

/** Pieces of evidence of each kind at most: more than a person compares. */
const MOST_EVIDENCE = 20;

/** One row in full: what it holds, what the address book knows of its name, and what a duplicate question is about. */
export function rowsReveal(store: Store, args: Input<typeof deskContract, 'rows.reveal'>): Revealed {
  const list = openList(store, args.batchId);
  const row = list.row(args.rowId);
  const { values, typed } = row.content;
  const recipient = values.recipientInfo ?? typed.recipient;
  return {
    row: rowView(row),
    typed: { ...typed },
    recipient: values.recipientType === 'IBAN' && values.recipientInfo !== null ? groupIban(recipient) : recipient,
    columns: extraColumnsOf(store, args.batchId, args.rowId),
    known: knownIban(store, list, row),
    evidence: [...twinsOf(store, list, row), ...earlierOf(store, list, row)],
  };
}

function extraColumnsOf(store: Store, batchId: BatchId, rowId: RowId): Revealed['columns'] {
  const cells = new Map(new RowContents(store, batchId).byId(rowId)?.extra);
  return batchColumns(store, batchId).flatMap(({ index, name }) => {
    const text = cells.get(index);
    return text === undefined ? [] : [{ name, text }];
  });
}

function knownIban(store: Store, list: OpenList, row: ListRow): Revealed['known'] {
  if (row.nameKey === '') return null;
  const known = addressBook(store, list.companyId)
    .byName(row.nameKey)
    .find((entry) => entry.recipientType === 'IBAN');
  if (known === undefined) return null;
  return { iban: groupIban(known.recipientInfo), lastPaidAt: known.lastPaidAt, lastAmount: known.lastAmount };
}

function twinsOf(store: Store, list: OpenList, row: ListRow): Evidence[] {
  const batch = store.db.prepare('SELECT name, created_at FROM batches WHERE id = ?').get(list.batchId);
  const where = String(batch?.['name'] ?? '');
  const at = Number(batch?.['created_at'] ?? 0);
  return list.across
    .twins(row)
    .slice(0, MOST_EVIDENCE)
    .map((twin) => evidenceOf(twin, { where, batchId: list.batchId, at }));
}

function evidenceOf(
  row: ListRow,
  from: { readonly where: string; readonly batchId: BatchId; readonly at: number },
): Evidence {
  return {
    where: from.where,
    batchId: from.batchId,
    rowId: row.rowId,
    excelRow: row.excelRow,
    name: row.values.name,
    amount: row.amount,
    currency: row.currency,
    recipientMasked: maskRecipient(row.recipientType, row.values.recipientInfo ?? row.content.typed.recipient),
    at: from.at,
    outcome: row.attempt?.outcome ?? '',
  };
}

/** Earlier payments of the same amount to the same recipient, latest first, whatever became of them. */
function earlierOf(store: Store, list: OpenList, row: ListRow): Evidence[] {
  const key = recipientKeyOf(row.recipientType, row.values.recipientInfo);
  if (key === '' || row.amount === null || row.currency === null) return [];
  const found = store.db
    .prepare(
      `SELECT a.row_id, a.batch_id, a.amount, a.currency, a.outcome, p.created_at, b.name, r.position, r.sealed, r.excel_row
       FROM attempts a JOIN payouts p ON p.id = a.payout_id JOIN batches b ON b.id = a.batch_id JOIN rows r ON r.row_id = a.row_id
       WHERE a.company_id = ? AND a.recipient_token = ? AND a.amount = ? AND a.currency = ? AND a.row_id <> ? AND a.batch_id <> ?
       ORDER BY a.seq DESC LIMIT ?`,
    )
    .all(
      list.companyId,
      recipientTokenOf(store, list.companyId, key),
      row.amount,
      row.currency,
      row.rowId,
      list.batchId,
      MOST_EVIDENCE,
    );
  return found.map((each): Evidence => {
    const batchId = each['batch_id'] as BatchId;
    const rowId = each['row_id'] as RowId;
    const content = new RowContents(store, batchId).of(each as Kept);
    return {
      where: String(each['name']),
      batchId,
      rowId,
      excelRow: each['excel_row'] === null ? null : Number(each['excel_row']),
      name: content?.values.name ?? '',
      amount: minor(Number(each['amount'])),
      currency: currencySchema.parse(each['currency']),
      recipientMasked: maskRecipient(row.recipientType, row.values.recipientInfo ?? ''),
      at: Number(each['created_at']),
      outcome: String(each['outcome']),
    };
  });
}
