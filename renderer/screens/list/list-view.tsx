import { memo, useCallback, useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { BatchDetail, IssueGroup } from '../../../shared/batches.ts';
import type { Company } from '../../../shared/companies.ts';
import type { RowId } from '../../../shared/ids.ts';
import type { RowQuery } from '../../../shared/row-query.ts';
import type { Issue, RowPlace, RowView } from '../../../shared/rows.ts';
import type { GridHandle } from '../../components/grid/grid-types.ts';
import { type RowRange, countRows } from '../../components/grid/row-ranges.ts';
import { useLaptop, useNarrow } from '../../state/use-narrow.ts';
import { useAct } from '../../state/act.ts';
import { useSteady } from '../../state/use-steady.ts';
import { useLocale } from '../../text/use-text.ts';
import { type Stages, stagesOf } from './attempt-stage.ts';
import { ComparePanel } from './compare-panel.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FixDialog } from './fix-dialog.tsx';
import { listColumns } from './list-columns.tsx';
import { ListGrid } from './list-grid.tsx';
import { ListHead } from './list-head.tsx';
import { useListLayout } from './list-layout.ts';
import { ListSteps } from './list-steps.tsx';
import { ListSummary } from './list-summary.tsx';
import { isOpenList } from './open-list.ts';
import { NothingLeft } from './nothing-left.tsx';
import { PayoutPanel } from './payout-panel.tsx';
import { ProblemStrip } from './problem-strip.tsx';
import { ReportDialog } from './report-dialog.tsx';
import type { ListReport } from './report-dialog.tsx';
import { RowDialog, type RowQuestion } from './row-dialogs.tsx';
import { RowPanel } from './row-panel.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { SendActions } from './send-actions.tsx';
import { WHOLE_LIST } from './view-words.ts';
import { useJump } from './use-jump.ts';
import { useListCommands } from './use-list-commands.ts';
import { useListEdits } from './use-list-edits.ts';
import { useListRows } from './use-list-rows.ts';

const NO_ROWS: readonly RowRange[] = [];
/** More than sheets have above their first payment. */
const LINES_ABOVE = 50;

/** Drawn again only when something of their own has changed: a filter or a step of the cursor is no business of theirs. */
const Head = memo(ListHead);
const Steps = memo(ListSteps);
const Payouts = memo(PayoutPanel);
const Problems = memo(ProblemStrip);
const Panel = memo(RowPanel);
const Summary = memo(ListSummary);
const Filters = memo(FilterBar);
const Nothing = memo(NothingLeft);

/** The list in full: its head, steps, what iyzico knows, its rows, the row one stands on, and its figures. */
export function ListView({
  detail,
  company,
  rowId,
}: {
  readonly detail: BatchDetail;
  readonly company: Company;
  /** A row to go to at once, from a search or a comparison. */
  readonly rowId: RowId | undefined;
}) {
  const locale = useLocale();
  const { act } = useAct();
  const grid = useRef<GridHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const [query, setQueryNow] = useState<RowQuery>(WHOLE_LIST);
  const [selection, setSelection] = useState<readonly RowRange[]>(NO_ROWS);
  const [active, setActive] = useState(0);
  const isNarrow = useNarrow();
  const isLaptop = useLaptop();
  // Where room is short the rows have it all, until a person asks about one of them.
  const [asked, setPanel] = useState<'row' | 'compare' | null | 'nothing yet'>('nothing yet');
  const panel = asked === 'nothing yet' ? (isNarrow ? null : 'row') : asked;
  const room = isNarrow ? 'narrow' : isLaptop && panel !== null ? 'besidePanel' : 'wide';
  const [question, setQuestion] = useState<RowQuestion | null>(null);
  const [report, setReport] = useState<ListReport | null>(null);
  const [fixing, setFixing] = useState<{ readonly rowIds: readonly RowId[] | null; readonly count: number } | null>(
    null,
  );
  const { id: batchId } = detail;
  const isEditable = isOpenList(detail);
  const setQuery = useCallback((next: RowQuery) => {
    setSelection(NO_ROWS);
    setQueryNow(next);
  }, []);
  const rows = useListRows(batchId, query);
  // By content: the grid draws its rows anew when its columns change.
  const digits = String(detail.counts.all + LINES_ABOVE).length;
  const stagesKey = JSON.stringify(stagesOf(detail.payouts));
  const columns = useMemo(
    () => listColumns({ batchId, locale, isEditable, stages: JSON.parse(stagesKey) as Stages, room, digits }),
    [batchId, locale, isEditable, stagesKey, room, digits],
  );
  const { layout, save, reset } = useListLayout(room);
  const edits = useListEdits(batchId, rows, columns);
  const jump = useJump(batchId, query, setQuery, grid, active);
  const activeRow = rows.source.getRow(active);
  // The rows are painted first and the panel follows: it is never what a filter waits for.
  const panelRow = useDeferredValue(activeRow);
  const count = countRows(selection);

  const goTo = useEffectEvent((wanted: RowId) => void jump.toRow(wanted));
  useEffect(() => {
    if (rowId !== undefined) goTo(rowId);
  }, [rowId]);

  const explain = (go: () => Promise<unknown>) => {
    setPanel('row');
    void go();
  };
  const placeRows = async (place: RowPlace, rowIds: readonly RowId[] | null, many: number) => {
    if (many === 0) return;
    if (place !== 'in') setQuestion({ kind: place, rowIds, count: many, query });
    else await act('rows.place', { batchId, rowIds: rowIds === null ? null : [...rowIds], query, place, reason: '' });
  };
  // All of the view needs no names: a hundred thousand of them would have to be read first.
  const chosen = async () => (count === 0 || count === rows.source.total ? null : rows.idsIn(selection));
  const placeSelected = async (place: RowPlace) => {
    const rowIds = await chosen();
    if (rowIds !== undefined) await placeRows(place, rowIds, count);
  };
  const fix = async () => {
    const rowIds = await chosen();
    if (rowIds !== undefined) setFixing({ rowIds, count: count > 0 ? count : rows.source.total });
  };
  const addRow = async () => {
    const added = await act('rows.add', { batchId });
    if (added !== undefined) void jump.toRow(added.rowId, 'name');
  };
  useListCommands({
    detail,
    undo: edits.undo,
    redo: edits.redo,
    addRow: () => void addRow(),
    fix: () => void fix(),
    compare: () => setPanel('compare'),
    report: setReport,
    find: () => search.current?.focus(),
    nextProblem: () => explain(jump.next),
    previousProblem: () => explain(jump.previous),
    resetColumns: reset,
    layout,
    saveLayout: save,
    columns,
  });
  const on = {
    compare: useSteady(() => setPanel(panel === 'compare' ? 'row' : 'compare')),
    addRow: useSteady(() => void addRow()),
    undo: useSteady(() => edits.undo()),
    redo: useSteady(() => edits.redo()),
    show: useSteady((filter: RowQuery['filter']) => setQuery({ ...WHOLE_LIST, filter })),
    showNotAccepted: useSteady(() => setQuery({ ...WHOLE_LIST, filter: 'notAccepted' })),
    jump: useSteady((group: IssueGroup) => explain(async () => jump.toFirst(group))),
    next: useSteady(() => explain(jump.next)),
    fix: useSteady(() => void fix()),
    editCell: useSteady((issue: Issue) => {
      // What the panel says of one row is not done to the next one, which it does not show yet.
      if (activeRow?.rowId === panelRow?.rowId) grid.current?.editCell(active, issue.field);
    }),
    place: useSteady((place: RowPlace, row: RowView) => void placeRows(place, [row.rowId], 1)),
    answer: useSteady((issue: Issue, row: RowView) =>
      setQuestion({ kind: 'answer', rowIds: [row.rowId], code: issue.code }),
    ),
    closePanel: useSteady(() => setPanel(null)),
  };
  const actions = useMemo(() => <SendActions detail={detail} onFix={on.fix} onReport={setReport} />, [detail, on.fix]);
  return (
    <section className="list">
      <Head
        detail={detail}
        onReport={setReport}
        onCompare={on.compare}
        onAddRow={on.addRow}
        onUndo={on.undo}
        onRedo={on.redo}
      />
      <Steps detail={detail} />
      <div className="list__body">
        <div className="list__main">
          <Payouts detail={detail} onShowNotAccepted={on.showNotAccepted} />
          {isEditable && <Problems detail={detail} onJump={on.jump} onNext={on.next} />}
          <Nothing detail={detail} onShow={on.show} />
          {count > 0 && isEditable ? (
            <SelectionBar
              count={count}
              onFix={on.fix}
              onHold={() => void placeSelected('held')}
              onDrop={() => void placeSelected('dropped')}
              onPutBack={() => void placeSelected('in')}
              onClear={() => setSelection(NO_ROWS)}
            />
          ) : (
            <Filters detail={detail} query={query} onQuery={setQuery} searchRef={search} />
          )}
          <ListGrid
            ref={grid}
            detail={detail}
            rows={rows}
            columns={columns}
            edits={edits}
            layout={layout}
            onLayout={save}
            query={query}
            onQuery={setQuery}
            selection={selection}
            onSelection={setSelection}
            onActive={setActive}
            onActivate={() => setPanel('row')}
          />
        </div>
        {panel === 'row' && (
          <Panel
            detail={detail}
            company={company}
            row={panelRow}
            onEditCell={on.editCell}
            onPlace={on.place}
            onAnswer={on.answer}
            onClose={on.closePanel}
          />
        )}
        {panel === 'compare' && (
          <ComparePanel batchId={batchId} onRow={(id) => void jump.toRow(id)} onClose={() => setPanel('row')} />
        )}
      </div>
      <Summary detail={detail} actions={actions} />
      {question !== null && (
        <RowDialog
          batchId={batchId}
          question={question}
          onDone={() => setSelection(NO_ROWS)}
          onClose={() => setQuestion(null)}
        />
      )}
      {report !== null && <ReportDialog detail={detail} kind={report} onClose={() => setReport(null)} />}
      {fixing !== null && <FixDialog batchId={batchId} query={query} {...fixing} onClose={() => setFixing(null)} />}
    </section>
  );
}
