import { recipientKeyOf, type AcrossRow } from '../../../shared/checks/across.ts';
import type { RowId } from '../../../shared/ids.ts';
import type { RecipientType } from '../../../shared/items.ts';
import type { Currency, Minor } from '../../../shared/money.ts';
import { isPayable } from '../../../shared/rows.ts';
import type { AttemptView, Issue, RowPlace, RowTyped, RowValues } from '../../../shared/rows.ts';
import { fold } from '../../../shared/turkish.ts';
import type { RowContent } from '../row-content.ts';
import type { SeqAttempt } from './attempts.ts';

/** What a row says about its person, without the extra columns: those stay sealed until a report asks for them. */
export type OpenContent = Omit<RowContent, 'extra' | 'said'>;

export const NO_EXTRA: RowTyped['extra'] = [];

/** One row of an open list, unsealed in the ledger's thread. Its index is its place in the list, from 0. */
export class ListRow implements AcrossRow {
  readonly rowId: RowId;
  readonly index: number;
  readonly excelRow: number | null;
  content: OpenContent;
  issues: readonly Issue[];
  place: RowPlace;
  placeReason: string;
  attempt: SeqAttempt | null = null;
  nameKey: string;
  recipientKey: string;
  /** What was said about the row as it is sealed now, as JSON; empty when nothing was. */
  sealedSaid = '';
  /** What a search looks into; made when first searched. */
  searchText: string | null = null;

  constructor(
    at: { readonly rowId: RowId; readonly index: number; readonly excelRow: number | null },
    content: OpenContent,
    state: { readonly issues: readonly Issue[]; readonly place: RowPlace; readonly placeReason: string },
  ) {
    this.rowId = at.rowId;
    this.index = at.index;
    this.excelRow = at.excelRow;
    this.content = content;
    this.issues = state.issues;
    this.place = state.place;
    this.placeReason = state.placeReason;
    this.nameKey = fold(content.values.name);
    this.recipientKey = recipientKeyOf(content.values.recipientType, content.values.recipientInfo);
  }

  /** Puts other content into the row; whoever does takes it out of the list's index before and puts it back after. */
  hold(content: OpenContent): void {
    this.content = content;
    this.nameKey = fold(content.values.name);
    this.recipientKey = recipientKeyOf(content.values.recipientType, content.values.recipientInfo);
    this.searchText = null;
  }

  get values(): RowValues {
    return this.content.values;
  }
  get recipientType(): RecipientType | null {
    return this.content.values.recipientType;
  }
  get amount(): Minor | null {
    return this.content.values.amount;
  }
  get currency(): Currency | null {
    return this.content.values.currency;
  }
  get reference(): string {
    return this.content.values.reference;
  }
  get descriptionLength(): number {
    return this.content.values.description.length;
  }
}

/**
 * True when an attempt holds the row as it is: it was sent, and what was sent is not changed afterwards. After a refusal
 * or a cancellation the row is this list's again; every other freed row goes on in a new list.
 */
export function isBound(row: { readonly attempt: AttemptView | null }): boolean {
  return row.attempt !== null && row.attempt.outcome !== 'cancelled';
}

/** Every row is in exactly one of these; `rowCountsSchema` counts them. */
export type Standing = 'payable' | 'errors' | 'questions' | 'held' | 'dropped';

/** Where a row stands before it is sent. */
export function standingOf(row: { readonly place: RowPlace; readonly issues: readonly Issue[] }): Standing {
  if (row.place !== 'in') return row.place;
  if (row.issues.length === 0 || isPayable('in', row.issues)) return 'payable';
  return row.issues.some((issue) => issue.severity === 'error') ? 'errors' : 'questions';
}
