import { ChevronLeft, ChevronRight, Columns3 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { navigate } from '../../state/route.ts';
import { useAskKeeping } from '../../state/use-ask.ts';
import { periodOf, shiftPeriod } from '../../../shared/text/format.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { FailedView } from '../shell/failed-view.tsx';
import { BoardCard } from './board-card.tsx';
import { boardColumns } from './board-columns.ts';
import { BOARD_TEXT } from './board-text.ts';
import './board.css';

/** Where every company's list of a month stands: what to do today, in one look. */
export function BoardScreen() {
  const text = useText(BOARD_TEXT);
  const format = useFormat();
  const [present] = useState(() => periodOf(Date.now()));
  const [period, setPeriod] = useState(present);
  const board = useAskKeeping('batches.board', { period });
  const lines = board.state === 'ready' ? board.value : [];
  const columns = boardColumns(lines);
  const companies = new Set(lines.map((line) => line.companyId)).size;
  return (
    <section className="board">
      <PageHeader
        title={text.title}
        detail={companies > 0 ? text.detail(companies) : undefined}
        actions={
          <fieldset className="board__month" aria-label={text.month}>
            <Button size="small" variant="quiet" isDisabled={period === present} onPress={() => setPeriod(present)}>
              {text.thisMonth}
            </Button>
            <IconButton
              icon={ChevronLeft}
              label={text.previousMonth}
              onPress={() => setPeriod(shiftPeriod(period, -1))}
            />
            <b className="board__period" aria-live="polite">
              {format.month(period)}
            </b>
            <IconButton icon={ChevronRight} label={text.nextMonth} onPress={() => setPeriod(shiftPeriod(period, 1))} />
          </fieldset>
        }
      />
      {board.state === 'failed' && <FailedView problem={board.problem} onRetry={board.again} />}
      {board.state === 'waiting' && (
        <div className="board__columns">
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} kind="cards" lines={2} label={text.loading} />
          ))}
        </div>
      )}
      {board.state === 'ready' && lines.length === 0 && (
        <EmptyState
          icon={Columns3}
          title={text.emptyTitle}
          detail={text.emptyDetail}
          action={
            <Button variant="primary" onPress={() => navigate({ kind: 'start' })}>
              {text.emptyAction}
            </Button>
          }
        />
      )}
      {board.state === 'ready' && lines.length > 0 && (
        <div className="board__columns" data-columns={columns.length}>
          {columns.map(({ column, lines: own, totals }) => (
            <section key={column} className="board__column" data-column={column} aria-label={text.columns[column]}>
              <header className="board__head">
                <h2>{text.columns[column]}</h2>
                <span className="board__count">{format.count(own.length)}</span>
                <p>
                  {totals.length === 0
                    ? text.columnHints[column]
                    : totals.map(({ amount, currency }) => format.amount(amount, currency)).join(' + ')}
                </p>
              </header>
              {own.length === 0 ? (
                <p className="board__none">{text.columnEmpty}</p>
              ) : (
                <ul className="board__cards">
                  {own.map((line) => (
                    <li key={line.batchId ?? line.companyId}>
                      <BoardCard line={line} />
                    </li>
                  ))}
                </ul>
              )}
            </section>
          ))}
        </div>
      )}
    </section>
  );
}
