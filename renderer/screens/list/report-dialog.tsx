import { useEffect, useState } from 'react';
import type { BatchDetail } from '../../../shared/batches.ts';
import { unsetAccounts } from '../../../shared/companies.ts';
import type { ReportRequest } from '../../../shared/reports.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { call } from '../../client.ts';
import { useCompanies } from '../../state/company.ts';
import { useAct } from '../../state/act.ts';
import { useSavedNotice } from '../../state/saved-file.ts';
import { COMMON, RESULT } from '../../text/areas.ts';
import { useFormat, useLocale, useText } from '../../text/use-text.ts';
import { type Masking, ReportChoices } from '../reports/report-choices.tsx';

/** The reports of one list, in the order of the menu. */
export const LIST_REPORTS = [
  'status',
  'clientWorkbook',
  'record',
  'statusCsv',
  'corrections',
  'journalEntries',
  'timeline',
] as const satisfies readonly ReportRequest['kind'][];
export type ListReport = (typeof LIST_REPORTS)[number];

/** A report that only makes sense of the file it came from. */
const FROM_FILE: readonly ListReport[] = ['clientWorkbook', 'corrections'];

/** Which report, masked or in full, in which language; then the system asks where to save it. */
export function ReportDialog({
  detail,
  kind: first,
  onClose,
}: {
  readonly detail: BatchDetail;
  readonly kind: ListReport;
  readonly onClose: () => void;
}) {
  const text = useText(RESULT).reports;
  const common = useText(COMMON);
  const pageLocale = useLocale();
  const format = useFormat();
  const { act, isBusy } = useAct();
  const say = useSavedNotice();
  const [kind, setKind] = useState<ListReport>(first);
  // The writer gets ready while the person chooses; a report without it only takes a little longer.
  useEffect(() => void call('reports.prepare', {}), []);
  const [masking, setMasking] = useState<Masking>('masked');
  const [locale, setLocale] = useState(pageLocale);
  const offered = LIST_REPORTS.filter((each) => detail.source.kind === 'workbook' || !FROM_FILE.includes(each));
  const isMaskable = !FROM_FILE.includes(kind) && kind !== 'timeline';
  const company = useCompanies().companies.find((each) => each.id === detail.companyId);
  const unset = unsetAccounts(company?.settings.accounts).map((each) => text.accounts[each]);
  const save = async () => {
    const saved = await act('reports.save', {
      kind,
      batchId: detail.id,
      companyId: detail.companyId,
      period: null,
      masked: isMaskable ? masking === 'masked' : kind === 'timeline',
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
      subtitle={detail.name}
      closeLabel={common.close}
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" isBusy={isBusy} onPress={() => void save()}>
            {text.save}
          </Button>
        </>
      }
    >
      <div className="form-stack">
        <RadioCards
          label={text.kind}
          columns={2}
          value={kind}
          onChange={setKind}
          options={offered.map((value) => ({ value, label: text.kinds[value], detail: text.kindDetails[value] }))}
        />
        <ReportChoices
          masking={isMaskable ? masking : undefined}
          onMasking={setMasking}
          locale={locale}
          onLocale={setLocale}
        />
        {kind === 'journalEntries' && unset.length > 0 && (
          <Banner isLive tone="warning" title={text.accountsEmpty(format.list(unset))}>
            {text.accountsEmptyDetail}
          </Banner>
        )}
        {isMaskable && masking === 'full' && <Banner tone="warning" title={text.fullWarning} />}
      </div>
    </Dialog>
  );
}
