import { GRID_SHORTCUTS } from '../../../shared/shortcuts.ts';
import { ArrowLeft, ChevronDown, Clock3, FileOutput, GitCompareArrows, Plus, Redo2, Undo2 } from 'lucide-react';
import type { BatchDetail } from '../../../shared/batches.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StatusPill } from '../../components/status-pill.tsx';
import { useKeys } from '../../state/app-state.ts';
import { navigate } from '../../state/route.ts';
import { COMMON, LIST, RESULT } from '../../text/areas.ts';
import { STATE_TONES } from '../../text/tones.ts';
import { useText } from '../../text/use-text.ts';
import { isOpenList } from './open-list.ts';
import { LIST_REPORTS, type ListReport } from './report-dialog.tsx';

export interface ListHeadProps {
  readonly detail: BatchDetail;
  readonly onReport: (kind: ListReport) => void;
  readonly onCompare: () => void;
  readonly onAddRow: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** The list's name, where it came from, its state, and what can be done with it as a whole. */
export function ListHead({ detail, onReport, onCompare, onAddRow, onUndo, onRedo }: ListHeadProps) {
  const text = useText(LIST);
  const common = useText(COMMON);
  const { reports } = useText(RESULT);
  const keys = useKeys();
  const { source, counts } = detail;
  return (
    <PageHeader
      title={detail.name}
      leading={<IconButton icon={ArrowLeft} label={common.nav.lists} onPress={() => navigate({ kind: 'lists' })} />}
      detail={
        <>
          <StatusPill tone={STATE_TONES[detail.state]}>{common.states[detail.state]}</StatusPill>{' '}
          {source.kind === 'workbook'
            ? text.source(source.fileName, source.sheet, counts.all)
            : text.sourceList(source.name, counts.all)}
        </>
      }
      actions={
        <>
          {isOpenList(detail) && (
            <>
              <IconButton
                icon={Undo2}
                label={text.undo}
                keys={keys(GRID_SHORTCUTS.undo)}
                isDisabled={!detail.canUndo}
                onPress={onUndo}
              />
              <IconButton
                icon={Redo2}
                label={text.redo}
                keys={keys(GRID_SHORTCUTS.redo)}
                isDisabled={!detail.canRedo}
                onPress={onRedo}
              />
              <IconButton icon={Plus} label={text.addRow} onPress={onAddRow} />
            </>
          )}
          <IconButton icon={GitCompareArrows} label={text.compare} onPress={onCompare} />
          <IconButton
            icon={Clock3}
            label={text.history}
            onPress={() => navigate({ kind: 'history', batchId: detail.id })}
          />
          <Menu
            trigger={
              <Button icon={FileOutput} trailingIcon={ChevronDown}>
                {reports.press}
              </Button>
            }
            label={reports.press}
            placement="bottom end"
            entries={LIST_REPORTS.map((kind) => ({
              kind: 'action' as const,
              id: kind,
              label: reports.kinds[kind],
              isDisabled: source.kind !== 'workbook' && (kind === 'clientWorkbook' || kind === 'corrections'),
              onAction: () => onReport(kind),
            }))}
          />
        </>
      }
    />
  );
}
