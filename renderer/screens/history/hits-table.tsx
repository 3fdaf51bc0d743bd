import { History } from 'lucide-react';
import type { SearchHit } from '../../../shared/records.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Table, type TableColumn } from '../../components/table.tsx';
import { navigate } from '../../state/route.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { HISTORY_TEXT } from './history-text.ts';
import { OutcomePill } from './outcome-pill.tsx';

/** The payments found, one to a line; a line leads to its row in its list and to the list's timeline. */
export function HitsTable({ hits, isAcross }: { readonly hits: readonly SearchHit[]; readonly isAcross: boolean }) {
  const text = useText(HISTORY_TEXT);
  const format = useFormat();
  const columns: readonly TableColumn<SearchHit>[] = [
    {
      id: 'name',
      label: text.columns.name,
      isRowHeader: true,
      width: 210,
      render: (hit) => <span className="history__name">{hit.name === '' ? '–' : hit.name}</span>,
    },
    {
      id: 'recipient',
      label: text.columns.recipient,
      width: 140,
      render: (hit) => <span className="history__code">{hit.recipientMasked}</span>,
    },
    {
      id: 'amount',
      label: text.columns.amount,
      align: 'end',
      width: 118,
      render: (hit) =>
        hit.amount !== null && hit.currency !== null ? (
          <AmountText amount={hit.amount} currency={hit.currency} locale={format.locale} />
        ) : null,
    },
    { id: 'outcome', label: text.columns.outcome, width: 130, render: (hit) => <OutcomePill outcome={hit.outcome} /> },
    {
      id: 'list',
      label: text.columns.list,
      render: (hit) => (
        <div className="history__list">
          <Button
            variant="quiet"
            size="small"
            onPress={() => navigate({ kind: 'list', batchId: hit.batchId, rowId: hit.rowId })}
          >
            {isAcross ? `${hit.batchName} · ${hit.companyName}` : hit.batchName}
          </Button>
        </div>
      ),
    },
    {
      id: 'reference',
      label: text.columns.reference,
      width: 130,
      render: (hit) => (
        <span className="history__code history__reference" title={hit.referenceCode} data-selectable>
          {hit.referenceCode}
        </span>
      ),
    },
    {
      id: 'at',
      label: text.columns.at,
      width: 92,
      render: (hit) => <span className="history__when">{format.date(hit.at)}</span>,
    },
    {
      id: 'timeline',
      label: text.columns.timeline,
      width: 60,
      render: (hit) => (
        <IconButton
          icon={History}
          size="small"
          label={`${text.openTimeline}: ${hit.batchName}`}
          onPress={() => navigate({ kind: 'history', batchId: hit.batchId })}
        />
      ),
    },
  ];
  return (
    <Table
      caption={text.caption}
      isCaptionHidden
      columns={columns}
      rows={hits}
      rowKey={(hit) => `${hit.batchId} ${hit.rowId}`}
    />
  );
}
