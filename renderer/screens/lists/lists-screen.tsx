import { APP_SHORTCUTS } from '../../../shared/shortcuts.ts';
import { FileOutput, FileSpreadsheet, FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import type { BatchSummary } from '../../../shared/batches.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useAct } from '../../state/act.ts';
import { useKeys } from '../../state/app-state.ts';
import { useCompany } from '../../state/company.ts';
import { useOpenFile } from '../../state/open-file.ts';
import { navigate } from '../../state/route.ts';
import { useSavedNotice } from '../../state/saved-file.ts';
import { useAsk } from '../../state/use-ask.ts';
import { COMMON, LISTS } from '../../text/areas.ts';
import { useFormat, useLocale, useText } from '../../text/use-text.ts';
import { FailedView } from '../shell/failed-view.tsx';
import { CompanyReportDialog } from './company-report-dialog.tsx';
import { MonthTable } from './month-table.tsx';
import { RecentFiles } from './recent-files.tsx';
import './lists.css';

/** A company's payment lists, newest month first. */
export function ListsScreen() {
  const text = useText(LISTS);
  const common = useText(COMMON);
  const format = useFormat();
  const locale = useLocale();
  const company = useCompany();
  const keys = useKeys();
  const { choose } = useOpenFile();
  const { act } = useAct();
  const say = useSavedNotice();
  const [isReporting, setReporting] = useState(false);
  const answer = useAsk('batches.list', company === null ? null : { companyId: company.id });
  const lists = answer.state === 'ready' ? answer.value : [];
  const openSample = async () => {
    const sample = await act('import.sample', { locale });
    if (sample !== undefined) navigate({ kind: 'import', ...sample });
  };
  const saveTemplate = async () => say(await act('reports.template', { locale }));
  return (
    <section className="lists">
      <PageHeader
        title={text.title}
        detail={lists.length > 0 ? text.detail(format.count(lists.length)) : undefined}
        actions={
          lists.length > 0 && (
            <>
              <Button icon={FileOutput} onPress={() => setReporting(true)}>
                {text.report.action}
              </Button>
              <Button
                variant="primary"
                icon={FilePlus2}
                keys={keys(APP_SHORTCUTS.openWorkbook)}
                onPress={() => void choose()}
              >
                {text.open}
              </Button>
            </>
          )
        }
      />
      <div className="lists__body">
        {answer.state === 'waiting' && <Skeleton label={common.loading} kind="rows" lines={8} />}
        {answer.state === 'failed' && <FailedView problem={answer.problem} onRetry={answer.again} />}
        {answer.state === 'ready' && lists.length === 0 && company !== null && (
          <EmptyState
            icon={FileSpreadsheet}
            title={text.emptyTitle}
            detail={
              <>
                <p>{text.emptyDetail}</p>
                <RecentFiles companyId={company.id} />
              </>
            }
            action={
              <>
                <Button variant="primary" size="large" icon={FilePlus2} onPress={() => void choose()}>
                  {text.open}
                </Button>
                {company.environment === 'practice' ? (
                  <Button size="large" onPress={() => void openSample()}>
                    {text.sample}
                  </Button>
                ) : (
                  <Button size="large" onPress={() => void saveTemplate()}>
                    {text.template}
                  </Button>
                )}
              </>
            }
          />
        )}
        {byMonth(lists).map(([period, ofMonth]) => (
          <MonthTable key={period} period={period} lists={ofMonth} />
        ))}
        {lists.length > 0 && company !== null && <RecentFiles companyId={company.id} />}
      </div>
      {isReporting && company !== null && (
        <CompanyReportDialog
          company={company}
          periods={byMonth(lists).map(([period]) => period)}
          onClose={() => setReporting(false)}
        />
      )}
    </section>
  );
}

/** The lists by month, newest first; within a month those that changed last first. */
export function byMonth(lists: readonly BatchSummary[]): readonly (readonly [string, readonly BatchSummary[]])[] {
  const months = new Map<string, BatchSummary[]>();
  for (const list of lists.toSorted((a, b) => b.changedAt - a.changedAt))
    months.set(list.period, [...(months.get(list.period) ?? []), list]);
  return [...months].toSorted(([a], [b]) => (a < b ? 1 : -1));
}
