import type { RowId } from '../../../shared/ids.ts';
import type { deskContract, Input, Output } from '../../../shared/ipc.ts';
import type { Fix } from '../../../shared/row-query.ts';
import { groupIban } from '../../../shared/iban.ts';
import { maskRecipient } from '../../../shared/mask.ts';
import { formatFigures, readAmountText } from '../../../shared/money.ts';
import { assertNever } from '../../../shared/problems.ts';
import type { Field } from '../../../shared/rows.ts';
import { fillTemplate } from '../../workbook/table/template.ts';
import type { Store } from '../store.ts';
import { addressBook, type AddressBook } from './address-book.ts';
import { changeRows } from './change.ts';
import type { Pressed } from './edit.ts';
import { isBound, type ListRow } from './list-row.ts';
import { rowsInScope } from './page.ts';
import { typing, type Patch } from './patch.ts';

type Desk = typeof deskContract;

const EXAMPLES = 5;

interface Proposal {
  readonly row: ListRow;
  readonly field: Field;
  readonly patch: Patch;
  readonly before: string;
  readonly after: string;
}

/** What a rule would change, without changing it: how many rows, and a few of them before and after (recipients masked). */
export function rowsFixPreview(store: Store, args: Input<Desk, 'rows.fixPreview'>): Output<Desk, 'rows.fixPreview'> {
  const proposals = propose(store, args);
  return {
    changes: proposals.length,
    examples: proposals.slice(0, EXAMPLES).map(({ row, field, before, after }) => ({
      rowId: row.rowId,
      excelRow: row.excelRow,
      name: row.values.name,
      before: field === 'recipient' ? maskRecipient(row.recipientType, before) : before,
      after: field === 'recipient' ? maskRecipient('IBAN', after) : after,
    })),
  };
}

/** Applies a rule to many rows as one undo step; rows that were sent or dropped are left out. */
export function rowsFix(store: Store, args: Input<Desk, 'rows.fix'> & Pressed): Output<Desk, 'rows.fix'> {
  const proposals = propose(store, args);
  const patches = new Map<RowId, Patch>(proposals.map(({ row, patch }) => [row.rowId, patch]));
  const { batchId, actor, fix } = args;
  const field = 'field' in fix ? fix.field : fix.kind === 'useKnownIban' ? 'recipient' : 'amount';
  const press = { batchId, actor, kind: 'edited', label: 'fixed', open: { fix: fix.kind, fields: field } } as const;
  return { changed: changeRows(store, press, patches) };
}

function propose(store: Store, args: Input<Desk, 'rows.fixPreview'>): Proposal[] {
  const { list, rows } = rowsInScope(store, args);
  const rule = ruleOf(args.fix, {
    period: String(store.db.prepare('SELECT period FROM batches WHERE id = ?').get(args.batchId)?.['period'] ?? ''),
    book: args.fix.kind === 'useKnownIban' ? addressBook(store, list.companyId) : null,
  });
  return rows.flatMap((row) => {
    if (row.place === 'dropped' || isBound(row)) return [];
    const proposal = rule(row);
    return proposal === null ? [] : [proposal];
  });
}

type Rule = (row: ListRow) => Proposal | null;

function ruleOf(fix: Fix, known: { readonly period: string; readonly book: AddressBook | null }): Rule {
  switch (fix.kind) {
    case 'setText':
      return (row) => {
        if (fix.onlyEmpty && row.content.typed[fix.field].trim() !== '') return null;
        return typed(row, fix.field, fillTemplate(fix.text, { period: known.period, name: row.values.name }));
      };
    case 'readAmountsAs':
      return (row) => {
        if (!row.issues.some((issue) => issue.code === 'amount.ambiguous')) return null;
        const before = row.content.typed.amount;
        const reading = readAmountText(before, fix.convention);
        // Shown in the way that was chosen, so that a thousand and a one are told apart.
        const after = reading.ok ? formatFigures(reading.amount, fix.convention === 'comma' ? 'tr' : 'en') : before;
        return { row, field: 'amount', patch: { convention: fix.convention }, before, after };
      };
    case 'useKnownIban':
      return (row) => {
        if (row.nameKey === '' || !hasBadRecipient(row)) return null;
        const ibans = (known.book?.byName(row.nameKey) ?? []).filter((each) => each.recipientType === 'IBAN');
        const [only] = ibans;
        // Two IBANs of one name are for a person to choose from.
        if (only === undefined || ibans.length > 1) return null;
        const { recipientType } = row.content.typed;
        const proposal = typed(row, 'recipient', groupIban(only.recipientInfo));
        if (proposal === null || recipientType === '' || recipientType === 'IBAN') return proposal;
        return {
          ...proposal,
          patch: typing(row, { recipient: proposal.after, recipientType: 'IBAN' }) ?? proposal.patch,
        };
      };
    case 'replace':
      return (row) =>
        typed(
          row,
          fix.field,
          row.content.typed[fix.field].replaceAll(fix.find, () => fix.replaceWith),
        );
    default:
      return assertNever(fix);
  }
}

function typed(row: ListRow, field: Field, after: string): Proposal | null {
  const before = row.content.typed[field];
  if (before === after) return null;
  const patch = typing(row, { [field]: after });
  return patch === null ? null : { row, field, patch, before, after };
}

function hasBadRecipient(row: ListRow): boolean {
  return row.issues.some((issue) => issue.field === 'recipient' && (issue.severity === 'error' || issue.asks));
}
