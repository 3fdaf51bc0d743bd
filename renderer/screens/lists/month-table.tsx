import { Button as PressArea } from 'react-aria-components';
import type { BatchSummary } from '../../../shared/batches.ts';
import { StatusPill } from '../../components/status-pill.tsx';
import { Table, type TableColumn } from '../../components/table.tsx';
import { navigate } from '../../state/route.ts';
import { COMMON, LISTS } from '../../text/areas.ts';
import { STATE_TONES } from '../../text/tones.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { Totals } from '../shell/totals.tsx';
import { ListMenu } from './list-menu.tsx';

/** The lists of one month. */
export function MonthTable({ period, lists }: { readonly period: string; readonly lists: readonly BatchSummary[] }) {
  const text = useText(LISTS);
  const common = useText(COMMON);
  const format = useFormat();
  const columns: readonly TableColumn<BatchSummary>[] = [
    {
      id: 'name',
      label: text.name,
      isRowHeader: true,
      render: (list) => (
        <PressArea className="lists__name" onPress={() => navigate({ kind: 'list', batchId: list.id })}>
          <b>{list.name}</b>
          <span>
            {common.purposes[list.purpose]}
            {list.source.kind === 'workbook' ? ` · ${list.source.fileName}` : ` · ${list.source.name}`}
          </span>
        </PressArea>
      ),
    },
    {
      id: 'state',
      label: text.state,
      width: 178,
      render: (list) => {
        const waiting = list.counts.errors + list.counts.questions;
        return (
          <span className="lists__state">
            <StatusPill tone={STATE_TONES[list.state]}>{common.states[list.state]}</StatusPill>
            {list.state === 'hasErrors' && waiting > 0 && <span>{text.waitingRows(format.count(waiting))}</span>}
          </span>
        );
      },
    },
    { id: 'count', label: text.count, width: 64, align: 'end', render: (list) => format.count(list.counts.all) },
    {
      id: 'total',
      label: text.total,
      width: 132,
      align: 'end',
      render: (list) => <Totals totals={list.totals} isAligned />,
    },
    {
      id: 'paid',
      label: text.paid,
      width: 132,
      align: 'end',
      render: (list) => <Totals totals={list.paid} isAligned isQuiet />,
    },
    {
      id: 'changed',
      label: text.changed,
      width: 146,
      align: 'end',
      render: (list) => <time className="lists__time">{format.dateTime(list.changedAt)}</time>,
    },
    { id: 'menu', label: text.actions, width: 64, align: 'end', render: (list) => <ListMenu list={list} /> },
  ];
  return <Table caption={format.month(period)} columns={columns} rows={lists} rowKey={(list) => list.id} />;
}
