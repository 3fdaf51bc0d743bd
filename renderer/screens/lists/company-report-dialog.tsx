import { useEffect, useState } from 'react';
import type { Company } from '../../../shared/companies.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Select } from '../../components/select.tsx';
import { call } from '../../client.ts';
import { useAct } from '../../state/act.ts';
import { useSavedNotice } from '../../state/saved-file.ts';
import { COMMON, LISTS, RESULT } from '../../text/areas.ts';
import { useFormat, useLocale, useText } from '../../text/use-text.ts';
import { type Masking, ReportChoices } from '../reports/report-choices.tsx';

/** Stands for every month where one is chosen. */
const EVERY = 'every';

interface CompanyReportDialogProps {
  readonly company: Company;
  /** The months that have lists, newest first; at least one. */
  readonly periods: readonly string[];
  readonly onClose: () => void;
}

/** What a company paid in one month or in all of them, masked or in full, in which language; then where to save it. */
export function CompanyReportDialog({ company, periods, onClose }: CompanyReportDialogProps) {
  const { report: text } = useText(LISTS);
  const { reports } = useText(RESULT);
  const common = useText(COMMON);
  const pageLocale = useLocale();
  const format = useFormat();
  const { act, isBusy } = useAct();
  const say = useSavedNotice();
  const [period, setPeriod] = useState(periods[0] ?? EVERY);
  const [masking, setMasking] = useState<Masking>('masked');
  const [locale, setLocale] = useState(pageLocale);
  // The writer gets ready while the person chooses; a report without it only takes a little longer.
  useEffect(() => void call('reports.prepare', {}), []);
  const save = async () => {
    const saved = await act('reports.save', {
      kind: 'period',
      batchId: null,
      companyId: company.id,
      period: period === EVERY ? null : period,
      masked: masking === 'masked',
      locale,
    });
    if (saved === undefined || saved === null) return;
    say(saved);
    onClose();
  };
  return (
    <Dialog
      isOpen
      isSticky
      size="medium"
      onClose={onClose}
      title={text.title}
      subtitle={company.name}
      closeLabel={common.close}
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" isBusy={isBusy} onPress={() => void save()}>
            {reports.save}
          </Button>
        </>
      }
    >
      <div className="form-stack">
        <p>{text.detail}</p>
        <Select
          label={text.period}
          value={period}
          onChange={setPeriod}
          options={[
            ...periods.map((each) => ({ value: each, label: format.month(each) })),
            { value: EVERY, label: text.everyPeriod },
          ]}
        />
        <ReportChoices masking={masking} onMasking={setMasking} locale={locale} onLocale={setLocale} />
        {masking === 'full' && <Banner tone="warning" title={reports.fullWarning} />}
      </div>
    </Dialog>
  );
}
