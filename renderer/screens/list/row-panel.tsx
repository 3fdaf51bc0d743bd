import { CirclePause, CircleMinus, Eye, EyeOff, Rows3, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { BatchDetail } from '../../../shared/batches.ts';
import type { Company } from '../../../shared/companies.ts';
import { formatAmount } from '../../../shared/money.ts';
import type { Issue, RowPlace, RowView } from '../../../shared/rows.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useNarrow } from '../../state/use-narrow.ts';
import { useAsk } from '../../state/use-ask.ts';
import { COMMON, LIST } from '../../text/areas.ts';
import { useLocale, useText } from '../../text/use-text.ts';
import { AttemptCard } from './attempt-card.tsx';
import { isOpenList } from './open-list.ts';
import { IssueCard } from './issue-card.tsx';
import { RowFacts } from './row-facts.tsx';
import { needsPerson, sortedIssues } from './row-state.ts';
import './row-panel.css';

export interface RowPanelProps {
  readonly detail: BatchDetail;
  readonly company: Company;
  readonly row: RowView | undefined;
  readonly onEditCell: (issue: Issue) => void;
  readonly onPlace: (place: RowPlace, row: RowView) => void;
  readonly onAnswer: (issue: Issue, row: RowView) => void;
  readonly onClose: () => void;
}

const WIDTH = 256;
const NARROW_WIDTH = 230;

/** The panel of the row one stands on: what is wrong, what helps, what happened to its payment, and all that is known. */
export function RowPanel({ detail, company, row, onEditCell, onPlace, onAnswer, onClose }: RowPanelProps) {
  const text = useText(LIST).panel;
  const common = useText(COMMON);
  const locale = useLocale();
  const width = useNarrow() ? NARROW_WIDTH : WIDTH;
  const rowId = row?.rowId;
  const [shownRow, setShownRow] = useState<RowView['rowId'] | null>(null);
  const isShown = rowId !== undefined && shownRow === rowId;
  const issues = row === undefined ? [] : sortedIssues(row);
  const asksKnowledge = issues.some((issue) => issue.field === 'recipient' || issue.code.startsWith('duplicate.'));
  const isSettled = useSettled(rowId);
  const wantsReveal = rowId !== undefined && isSettled && (isShown || asksKnowledge);
  const reveal = useAsk('rows.reveal', wantsReveal ? { batchId: detail.id, rowId } : null);
  const shown = reveal.state === 'ready' ? reveal.value : undefined;
  if (row === undefined)
    return (
      <Drawer title={text.empty} onClose={onClose} closeLabel={text.close} width={width}>
        <EmptyState isCompact icon={Rows3} title={text.empty} detail={text.emptyDetail} />
      </Drawer>
    );
  const amount = row.amount === null ? row.amountText : formatAmount(row.amount, row.currency ?? 'TRY', locale);
  const isOpen = isOpenList(detail);
  const isPaying = row.attempt !== null && !isOpen;
  return (
    <Drawer
      title={
        <>
          {row.name}
          {amount !== '' && <span className="panel__amount">{amount}</span>}
        </>
      }
      subtitle={
        <>
          {row.excelRow === null ? common.addedRow : common.excelRow(row.excelRow)}
          {row.bank !== '' && ` · ${row.bank}`}
          {isOpen && issues.some(needsPerson) && (
            <>
              {' · '}
              <span className="panel__next">
                <KeyHint keys="F8" /> {text.next}
              </span>
            </>
          )}
        </>
      }
      onClose={onClose}
      closeLabel={text.close}
      width={width}
    >
      <div className="panel">
        {row.place === 'held' && <Banner tone="neutral" title={text.heldBecause(row.placeReason)} />}
        {row.place === 'dropped' && <Banner tone="neutral" title={text.droppedBecause(row.placeReason)} />}
        {row.attempt !== null && <AttemptCard detail={detail} company={company} row={row} attempt={row.attempt} />}
        {row.place === 'in' &&
          !isPaying &&
          issues.map((issue) => (
            <IssueCard
              key={`${issue.code} ${issue.field}`}
              detail={detail}
              row={row}
              issue={issue}
              shown={shown}
              isOpen={isOpen}
              onEdit={() => onEditCell(issue)}
              onAnswer={() => onAnswer(issue, row)}
            />
          ))}
        {issues.length === 0 && row.attempt === null && row.place === 'in' && <Banner tone="ok" title={text.clean} />}
        {isOpen && (
          <fieldset className="panel__actions" aria-label={text.actions}>
            {row.place === 'in' ? (
              <>
                <Button size="small" icon={CirclePause} onPress={() => onPlace('held', row)}>
                  {text.hold}
                </Button>
                <Button size="small" icon={CircleMinus} onPress={() => onPlace('dropped', row)}>
                  {text.drop}
                </Button>
              </>
            ) : (
              <Button size="small" icon={Undo2} onPress={() => onPlace('in', row)}>
                {text.putBack}
              </Button>
            )}
          </fieldset>
        )}
        <Button
          size="small"
          variant="quiet"
          icon={isShown ? EyeOff : Eye}
          aria-expanded={isShown}
          onPress={() => setShownRow(isShown ? null : row.rowId)}
        >
          {isShown ? text.hide : text.reveal}
        </Button>
        {isShown && shown !== undefined && <RowFacts row={row} shown={shown} />}
      </div>
    </Drawer>
  );
}

const SETTLE_MS = 140;

/** True once one has stood on the same row for a moment: moving through rows asks nothing. */
function useSettled(value: string | undefined): boolean {
  const [settled, setSettled] = useState<string | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return value !== undefined && settled === value;
}
