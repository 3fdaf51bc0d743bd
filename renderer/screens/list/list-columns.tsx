import { CURRENCIES, type Locale, formatAmount } from '../../../shared/money.ts';
import { RECIPIENT_TYPES } from '../../../shared/items.ts';
import type { Field, RowView } from '../../../shared/rows.ts';
import type { BatchId } from '../../../shared/ids.ts';
import type { CellEditorKind, GridColumn, GridLayout } from '../../components/grid/grid-types.ts';
import { StatusPill } from '../../components/status-pill.tsx';
import { call } from '../../client.ts';
import { COMMON, LIST } from '../../text/areas.ts';
import { textIn } from '../../text/use-text.ts';
import type { Stages } from './attempt-stage.ts';
import { cellMark, rowState } from './row-state.ts';

/** Columns that stand aside until a person shows them. */
export const FIRST_LAYOUT: GridLayout = {
  columns: [
    ...['row', 'name', 'recipient', 'bank', 'amount', 'description', 'state'].map((id) => ({ id })),
    ...['currency', 'recipientType', 'reference', 'nonWithdrawable'].map((id) => ({ id, isHidden: true })),
  ],
};

const without = (...hidden: readonly string[]): GridLayout => ({
  columns: FIRST_LAYOUT.columns.map((column) => (hidden.includes(column.id) ? { ...column, isHidden: true } : column)),
});

/** Beside the row's panel, which says the bank itself: a name of three parts is read to its end. */
export const BESIDE_LAYOUT = without('bank');

/** The same in a small window, where bank and explanation would push the state out of view. */
export const NARROW_LAYOUT = without('bank', 'description');

/** How much room the columns have. */
export type ListRoom = 'wide' | 'besidePanel' | 'narrow';

export interface ListColumnsOptions {
  readonly batchId: BatchId;
  readonly locale: Locale;
  readonly isEditable: boolean;
  /** In little room the columns that matter most are there, and the name takes what is left. */
  readonly room: ListRoom;
  readonly stages: Stages;
  /** How many the longest row number has. */
  readonly digits: number;
}

const written = (row: RowView, locale: Locale): string =>
  row.amount === null ? row.amountText : formatAmount(row.amount, row.currency ?? 'TRY', locale);

/** The grid's columns, one per field and the row's number, bank and state. */
export function listColumns({
  batchId,
  locale,
  isEditable,
  stages,
  room,
  digits,
}: ListColumnsOptions): readonly GridColumn<RowView>[] {
  const { grid } = textIn(LIST, locale);
  const { fields, recipientTypes, currencies } = textIn(COMMON, locale);
  const field = (
    id: Field,
    column: Omit<GridColumn<RowView>, 'id' | 'label'> & { readonly editor: CellEditorKind },
  ): GridColumn<RowView> => {
    const { editor, ...rest } = column;
    return {
      canHide: true,
      ...rest,
      id,
      label: fields[id],
      mark: (row) => cellMark(row, id, locale),
      ...(isEditable ? { editor } : {}),
    };
  };
  // The page holds masked recipients; what is edited is fetched for the one cell.
  const typedOf = async (row: RowView, id: Field): Promise<string> => {
    const shown = await call('rows.reveal', { batchId, rowId: row.rowId });
    return shown.ok ? (shown.value.typed[id] ?? '') : '';
  };
  return [
    {
      id: 'row',
      label: grid.row,
      // The heading is as wide as four figures.
      width: 16 + 8 * Math.max(digits, 4),
      align: 'end',
      look: 'quiet',
      isPinned: true,
      canSort: true,
      render: (row) => row.excelRow ?? '+',
      text: (row) => (row.excelRow === null ? '' : String(row.excelRow)),
    },
    field('name', {
      width: { wide: 134, besidePanel: 192, narrow: 84 }[room],
      grow: 2,
      canSort: true,
      editor: { kind: 'text', maxLength: 200 },
      render: (row) => row.name,
      text: (row) => row.name,
    }),
    field('recipient', {
      // With the sign of a warning before it, the last four figures are still read.
      width: 142,
      look: 'code',
      editor: { kind: 'iban' },
      editText: (row) => typedOf(row, 'recipient'),
      render: (row) => row.recipientMasked,
      text: (row) => row.recipientMasked,
    }),
    {
      id: 'bank',
      label: grid.bank,
      width: 100,
      look: 'quiet',
      canSort: true,
      canHide: true,
      render: (row) =>
        row.bank !== '' || row.recipientType === null || row.recipientType === 'IBAN'
          ? row.bank
          : recipientTypes[row.recipientType],
      text: (row) => row.bank,
    },
    field('amount', {
      width: 106,
      align: 'end',
      look: 'money',
      canSort: true,
      editor: { kind: 'money' },
      editText: (row) => row.amountText,
      render: (row) => written(row, locale),
      text: (row) => written(row, locale),
    }),
    field('description', {
      width: 100,
      grow: 1,
      editor: { kind: 'text', maxLength: 2000 },
      render: (row) => row.description,
      text: (row) => row.description,
    }),
    field('currency', {
      width: 72,
      editor: {
        kind: 'select',
        options: CURRENCIES.map((value) => ({ value, label: `${value} · ${currencies[value]}` })),
      },
      render: (row) => row.currency ?? '',
      text: (row) => row.currency ?? '',
    }),
    field('recipientType', {
      width: 96,
      look: 'quiet',
      editor: {
        kind: 'select',
        options: RECIPIENT_TYPES.map((value) => ({ value, label: recipientTypes[value] })),
      },
      render: (row) => (row.recipientType === null ? '' : recipientTypes[row.recipientType]),
      text: (row) => row.recipientType ?? '',
    }),
    field('reference', {
      width: 110,
      look: 'code',
      editor: { kind: 'text', maxLength: 200 },
      render: (row) => row.reference,
      text: (row) => row.reference,
    }),
    field('nonWithdrawable', {
      width: 96,
      editor: { kind: 'checkbox' },
      render: (row) => (row.nonWithdrawable ? '✓' : ''),
      text: (row) => String(row.nonWithdrawable),
    }),
    {
      id: 'state',
      label: grid.state,
      // “Kabul edilmedi” and its sign stand in full.
      width: 134,
      canSort: true,
      render: (row) => {
        const { tone, word } = rowState(row, locale, stages);
        return <StatusPill tone={tone}>{word}</StatusPill>;
      },
      text: (row) => rowState(row, locale, stages).word,
    },
  ];
}
