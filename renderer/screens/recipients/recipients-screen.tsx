import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useCompany } from '../../state/company.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useAskKeeping } from '../../state/use-ask.ts';
import { useText } from '../../text/use-text.ts';
import { FailedView } from '../shell/failed-view.tsx';
import { Pager } from '../history/pager.tsx';
import { useSettled } from '../history/use-settled.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { RecipientDrawer } from './recipient-drawer.tsx';
import { RecipientFiles } from './recipient-files.tsx';
import { RecipientsTable } from './recipients-table.tsx';
import { RECIPIENTS_TEXT } from './recipients-text.ts';
import './recipients.css';

const PAGE_SIZE = 100;

/** A company's address book, grown from what was sent. */
export function RecipientsScreen() {
  const route = useRoute();
  const wanted = route.kind === 'recipients' ? (route.search ?? '') : '';
  const text = useText(RECIPIENTS_TEXT);
  const company = useCompany();
  const [search, setSearch] = useState(wanted);
  const [offset, setOffset] = useState(0);
  const [openId, setOpenId] = useState<string | null>(null);
  const [isMerging, setMerging] = useState(false);
  const settled = useSettled(search).trim();
  const book = useAskKeeping(
    'recipients.list',
    company === null ? null : { companyId: company.id, search: settled, offset, limit: PAGE_SIZE },
  );
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
  const page = book.state === 'ready' ? book.value : null;
  const opened = page?.recipients.find((each) => each.recipientId === openId) ?? null;
  const isEmptyBook = page?.total === 0 && settled === '';
  return (
    <section className="recipients">
      <PageHeader
        title={text.title}
        detail={page !== null && page.total > 0 ? text.detail(page.total) : undefined}
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
                onChange={(typed) => {
                  setSearch(typed);
                  setOffset(0);
                }}
                maxLength={200}
              />
              {page !== null && <Pager offset={offset} size={PAGE_SIZE} total={page.total} onOffset={setOffset} />}
            </div>
          )}
          {book.state === 'waiting' && <Skeleton kind="rows" lines={10} label={text.loading} />}
          {book.state === 'failed' && <FailedView problem={book.problem} onRetry={book.again} />}
          {page !== null && page.total === 0 && (
            <EmptyState
              icon={UsersRound}
              title={isEmptyBook ? text.emptyTitle : text.noneTitle}
              detail={isEmptyBook ? text.emptyDetail : text.noneDetail}
            />
          )}
          {page !== null && page.total > 0 && (
            <RecipientsTable
              recipients={page.recipients}
              openId={openId}
              onOpen={(each) => setOpenId(each.recipientId === openId ? null : each.recipientId)}
            />
          )}
        </div>
        {opened !== null && (
          <RecipientDrawer
            key={opened.recipientId}
            recipient={opened}
            onClose={() => setOpenId(null)}
            onMerge={() => setMerging(true)}
          />
        )}
      </div>
      {opened !== null && isMerging && <MergeDialog keep={opened} onClose={() => setMerging(false)} />}
    </section>
  );
}
