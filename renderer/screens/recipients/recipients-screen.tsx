import { UsersRound } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Recipient } from '../../../shared/records.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import type { GridHandle } from '../../components/grid/grid-types.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useCompany } from '../../state/company.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useText } from '../../text/use-text.ts';
import { FailedView } from '../shell/failed-view.tsx';
import { useSettled } from '../history/use-settled.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { RecipientDrawer } from './recipient-drawer.tsx';
import { RecipientFiles } from './recipient-files.tsx';
import { FIRST_VIEW, RecipientsGrid } from './recipients-grid.tsx';
import { RECIPIENTS_TEXT } from './recipients-text.ts';
import { useBookRows } from './use-book-rows.ts';
import './recipients.css';

/** Somebody's details, and the line they were opened from. */
interface Opened {
  readonly recipient: Recipient;
  readonly rowIndex: number;
}

/** A company's address book, grown from what was sent. */
export function RecipientsScreen() {
  const route = useRoute();
  const wanted = route.kind === 'recipients' ? (route.search ?? '') : '';
  const text = useText(RECIPIENTS_TEXT);
  const company = useCompany();
  const grid = useRef<GridHandle>(null);
  const [search, setSearch] = useState(wanted);
  const [view, setView] = useState(FIRST_VIEW);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isMerging, setMerging] = useState(false);
  const settled = useSettled(search).trim();
  const book = useBookRows(company?.id ?? null, { ...view, search: settled });
  if (company === null) {
    return (
      <EmptyState
        icon={UsersRound}
        title={text.noCompanyTitle}
        detail={text.noCompanyDetail}
        action={
          <Button variant="primary" onPress={() => navigate({ kind: 'start' })}>
            {text.toStart}
          </Button>
        }
      />
    );
  }
  const { source, isReady, problem } = book;
  const isEmptyBook = isReady && source.total === 0 && book.search === '';
  const shown = isReady && problem === null && source.total > 0;
  const open = (rowIndex: number) => {
    const recipient = source.getRow(rowIndex);
    if (recipient !== undefined) setOpened({ recipient, rowIndex });
  };
  // The line as it is now, where it still is the same person's: what changed meanwhile is seen.
  const now = opened === null ? undefined : source.getRow(opened.rowIndex);
  const person = now?.recipientId === opened?.recipient.recipientId ? now : opened?.recipient;
  const keepOpen = (recipient: Recipient) => setOpened((before) => before && { ...before, recipient });
  const close = () => {
    setOpened(null);
    if (opened !== null) grid.current?.focusCell(opened.rowIndex, 'name');
  };
  const found = settled === '' ? text.detail(source.total) : text.found(source.total);
  return (
    <section className="recipients">
      <PageHeader
        title={text.title}
        detail={shown ? found : undefined}
        actions={<RecipientFiles companyId={company.id} canExport={!isEmptyBook} />}
      />
      <div className="recipients__body">
        <div className="recipients__list">
          {!isEmptyBook && (
            <div className="recipients__bar">
              <SearchField
                label={text.searchLabel}
                placeholder={text.searchPlaceholder}
                clearLabel={text.clear}
                value={search}
                onChange={setSearch}
                maxLength={200}
              />
              {shown && <output className="pd-hidden">{found}</output>}
            </div>
          )}
          {!isReady && problem === null && <Skeleton kind="rows" lines={10} label={text.loading} />}
          {problem !== null && <FailedView problem={problem} onRetry={book.again} />}
          {isReady && problem === null && source.total === 0 && (
            <EmptyState
              icon={UsersRound}
              title={isEmptyBook ? text.emptyTitle : text.noneTitle}
              detail={isEmptyBook ? text.emptyDetail : text.noneDetail}
              action={
                isEmptyBook ? (
                  <Button variant="primary" size="large" onPress={() => navigate({ kind: 'lists' })}>
                    {text.emptyAction}
                  </Button>
                ) : (
                  <Button onPress={() => setSearch('')}>{text.clear}</Button>
                )
              }
            />
          )}
          {shown && (
            <RecipientsGrid
              ref={grid}
              source={source}
              query={{ ...view, search: settled }}
              onQuery={setView}
              isBeside={opened !== null}
              onOpen={open}
            />
          )}
        </div>
        {person !== undefined && (
          <RecipientDrawer
            key={person.recipientId}
            recipient={person}
            onChanged={keepOpen}
            onClose={close}
            onMerge={() => setMerging(true)}
          />
        )}
      </div>
      {person !== undefined && isMerging && (
        <MergeDialog keep={person} onMerged={keepOpen} onClose={() => setMerging(false)} />
      )}
    </section>
  );
}
