import { Clock3, Columns3, FileOutput, GitCompareArrows, Plus, Redo2, Rows3, Undo2, WandSparkles } from 'lucide-react';
import type { BatchDetail } from '../../../shared/batches.ts';
import type { RowView } from '../../../shared/rows.ts';
import { GRID_SHORTCUTS, LIST_SHORTCUTS } from '../../../shared/shortcuts.ts';
import type { Command } from '../../components/command-palette.tsx';
import type { GridColumn, GridLayout } from '../../components/grid/grid-types.ts';
import { useKeys } from '../../state/app-state.ts';
import { useScreenCommands } from '../../state/commands.ts';
import { navigate } from '../../state/route.ts';
import { useShortcuts } from '../../state/shortcuts.ts';
import { COMMON, LIST, RESULT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { isOpenList } from './open-list.ts';
import { LIST_REPORTS, type ListReport } from './report-dialog.tsx';

export interface ListCommands {
  readonly detail: BatchDetail;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly addRow: () => void;
  readonly fix: () => void;
  readonly compare: () => void;
  readonly report: (kind: ListReport) => void;
  readonly find: () => void;
  readonly nextProblem: () => void;
  readonly previousProblem: () => void;
  readonly resetColumns: () => void;
  readonly layout: GridLayout;
  readonly saveLayout: (layout: GridLayout) => void;
  readonly columns: readonly GridColumn<RowView>[];
}

const REPORT_KEYS: Partial<Record<ListReport, string>> = {
  status: LIST_SHORTCUTS.saveReport,
  record: LIST_SHORTCUTS.print,
};

/** What the list screen does by key, by palette and by the native menu. */
export function useListCommands(commands: ListCommands): void {
  const text = useText(LIST);
  const common = useText(COMMON);
  const { reports } = useText(RESULT);
  const keys = useKeys();
  const { detail, layout, columns } = commands;
  useShortcuts(LIST_SHORTCUTS, {
    nextProblem: commands.nextProblem,
    previousProblem: commands.previousProblem,
    find: commands.find,
    saveReport: () => commands.report('status'),
    print: () => commands.report('record'),
  });
  useScreenCommands(() => {
    const group = common.commands.listGroup;
    const line = (id: string, label: string, icon: Command['icon'], onRun: () => void, shortcut?: string): Command => ({
      id: `list ${id}`,
      label,
      group,
      icon,
      onRun,
      ...(shortcut === undefined ? {} : { keys: keys(shortcut) }),
    });
    const hidden = layout.columns.filter((each) => each.isHidden === true);
    return {
      palette: [
        ...(isOpenList(detail)
          ? [
              line('next', common.shortcuts.nextProblem, Rows3, commands.nextProblem, LIST_SHORTCUTS.nextProblem),
              line(
                'previous',
                common.shortcuts.previousProblem,
                Rows3,
                commands.previousProblem,
                LIST_SHORTCUTS.previousProblem,
              ),
              line('fix', text.selection.fix, WandSparkles, commands.fix),
              line('add', text.addRow, Plus, commands.addRow),
              line('undo', text.undo, Undo2, commands.undo, GRID_SHORTCUTS.undo),
              line('redo', text.redo, Redo2, commands.redo, GRID_SHORTCUTS.redo),
            ]
          : []),
        line('compare', text.compare, GitCompareArrows, commands.compare),
        line('history', text.history, Clock3, () => navigate({ kind: 'history', batchId: detail.id })),
        ...LIST_REPORTS.map((kind) =>
          line(kind, reports.kinds[kind], FileOutput, () => commands.report(kind), REPORT_KEYS[kind]),
        ),
        line('columns', text.grid.resetColumns, Columns3, commands.resetColumns),
        ...hidden.flatMap(({ id }) => {
          const column = columns.find((each) => each.id === id);
          return column === undefined
            ? []
            : [
                line(`show ${id}`, text.grid.showColumn(column.label), Columns3, () =>
                  commands.saveLayout(shown(layout, id)),
                ),
              ];
        }),
      ],
      menu: {
        find: commands.find,
        saveReport: () => commands.report('status'),
        print: () => commands.report('record'),
      },
    };
  });
}

function shown(layout: GridLayout, id: string): GridLayout {
  return { columns: layout.columns.map((each) => (each.id === id ? { ...each, isHidden: false } : each)) };
}
