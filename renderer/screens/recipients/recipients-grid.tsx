import { BadgeCheck } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { type Locale, formatAmount } from '../../../shared/money.ts';
import { RECIPIENT_SORTS, type Recipient } from '../../../shared/records.ts';
import { Grid } from '../../components/grid/grid.tsx';
import type { GridColumn, GridHandle, GridLayout, GridSort, RowSource } from '../../components/grid/grid-types.ts';
import { Icon } from '../../components/icon.tsx';
import { useAppState } from '../../state/app-state.ts';
import { useNarrow } from '../../state/use-narrow.ts';
import { useSteady } from '../../state/use-steady.ts';
import { LIST } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import type { Format } from '../../../shared/text/format.ts';
import { RECIPIENTS_TEXT } from './recipients-text.ts';
import type { BookQuery } from './use-book-rows.ts';

/** Whoever was paid last stands first until a person sorts otherwise. */
export const FIRST_VIEW: Omit<BookQuery, 'search'> = { sort: 'lastPaid', descending: true };

interface RecipientsGridProps {
  readonly ref: Ref<GridHandle>;
  readonly source: RowSource<Recipient>;
  readonly query: BookQuery;
  readonly onQuery: (query: BookQuery) => void;
  /** Whether somebody's details stand beside the table. */
  readonly isBeside: boolean;
  readonly onOpen: (rowIndex: number) => void;
}

/** What a small window has no room for beside the name; it is among the details. */
const ROOMY_ONLY: ReadonlySet<string> = new Set(['firstSeen', 'paidCount', 'earlier']);
/** Left out while the details stand beside the table; they are among the details. */
const WIDE_ONLY: ReadonlySet<string> = new Set(['firstSeen', 'paidCount', 'earlier', 'bank']);

/** The address book, a line a person. A press or Enter opens somebody's details beside it. */
export function RecipientsGrid({ ref, source, query, onQuery, isBeside, onOpen }: RecipientsGridProps) {
  const text = useText(RECIPIENTS_TEXT);
  const { grid } = useText(LIST);
  const format = useFormat();
  const isNarrow = useNarrow();
  const { preferences } = useAppState();
  const columns = useMemo(() => columnsOf(text, format), [text, format]);
  const labels = useMemo(() => ({ ...grid, grid: text.caption, clearSort: text.clearSort }), [grid, text]);
  const layout = useMemo((): GridLayout => {
    // Beside the details of a person in a small window the amount is read in full; the details say when it was paid.
    const isHidden = (id: string) =>
      isBeside ? WIDE_ONLY.has(id) || (isNarrow && id === 'lastPaid') : isNarrow && ROOMY_ONLY.has(id);
    return { columns: columns.map(({ id }) => ({ id, isHidden: isHidden(id) })) };
  }, [columns, isBeside, isNarrow]);
  const sort = useMemo((): GridSort => {
    return { columnId: query.sort, direction: query.descending ? 'descending' : 'ascending' };
  }, [query]);
  const changeSort = useSteady((next: GridSort | undefined) => {
    const by = RECIPIENT_SORTS.find((each) => each === next?.columnId);
    onQuery({
      ...query,
      ...(by === undefined ? FIRST_VIEW : { sort: by, descending: next?.direction === 'descending' }),
    });
  });
  return (
    <Grid<Recipient>
      ref={ref}
      source={source}
      columns={columns}
      labels={labels}
      layout={layout}
      sort={sort}
      onSortChange={changeSort}
      onActivate={onOpen}
      onPress={onOpen}
      isCompact={preferences.density === 'compact'}
    />
  );
}

type Words = (typeof RECIPIENTS_TEXT)['tr'];

function columnsOf(text: Words, format: Format): readonly GridColumn<Recipient>[] {
  const { columns: words, never } = text;
  const amount = (each: Recipient, locale: Locale) =>
    each.lastAmount === null || each.currency === null ? '' : formatAmount(each.lastAmount, each.currency, locale);
  const plain = (
    id: keyof Words['columns'],
    column: Omit<GridColumn<Recipient>, 'id' | 'label' | 'render'>,
  ): GridColumn<Recipient> => ({ ...column, id, label: words[id], render: column.text });
  return [
    {
      ...plain('name', { width: 150, grow: 1, isPinned: true, canSort: true, text: (each) => each.name }),
      render: (each) => (
        <span className="recipients__name">
          <b>{each.name}</b>
          {each.trusted && <Icon icon={BadgeCheck} size={14} label={text.trusted} className="recipients__trusted" />}
        </span>
      ),
    },
    plain('recipient', { width: 142, look: 'code', text: (each) => each.recipientMasked }),
    plain('bank', { width: 116, look: 'quiet', text: (each) => each.bank }),
    plain('lastPaid', {
      width: 104,
      canSort: true,
      text: (each) => (each.lastPaidAt === null ? never : format.date(each.lastPaidAt)),
    }),
    plain('lastAmount', { width: 118, align: 'end', look: 'money', text: (each) => amount(each, format.locale) }),
    plain('firstSeen', { width: 104, canSort: true, text: (each) => format.date(each.firstSeenAt) }),
    plain('paidCount', { width: 78, align: 'end', text: (each) => format.count(each.paidCount) }),
    plain('earlier', {
      width: 104,
      align: 'end',
      text: (each) => (each.earlier.length === 0 ? '' : format.count(each.earlier.length)),
    }),
  ];
}
