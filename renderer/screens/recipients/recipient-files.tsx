import { Download, Upload } from 'lucide-react';
import { useState } from 'react';
import type { CompanyId } from '../../../shared/ids.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notify } from '../../state/notices.ts';
import { COMMON } from '../../text/areas.ts';
import { useLocale, useText } from '../../text/use-text.ts';
import { saveReport } from '../history/save-report.ts';
import { RECIPIENTS_TEXT } from './recipients-text.ts';

interface RecipientFilesProps {
  readonly companyId: CompanyId;
  readonly canExport: boolean;
  readonly onProblem: (problem: Problem | null) => void;
}

/** The address book out to a file and in from one. */
export function RecipientFiles({ companyId, canExport, onProblem }: RecipientFilesProps) {
  const text = useText(RECIPIENTS_TEXT);
  const common = useText(COMMON);
  const locale = useLocale();
  const [busy, setBusy] = useState<'import' | 'export' | null>(null);
  const [isAsking, setAsking] = useState(false);
  const exportBook = async () => {
    setAsking(false);
    setBusy('export');
    // Another computer can import it only with the full IBANs; the question before says so.
    const request = { kind: 'recipients', batchId: null, companyId, period: null, masked: false, locale } as const;
    onProblem(await saveReport(request, { saved: text.exported, showFolder: common.notices.showFolder }));
    setBusy(null);
  };
  const importBook = async () => {
    const chosen = await call('import.choose', {});
    if (!chosen.ok) return onProblem(chosen.problem);
    if (chosen.value === null) return;
    setBusy('import');
    const answer = await call('recipients.import', { companyId, fileToken: chosen.value.fileToken });
    setBusy(null);
    if (!answer.ok) return onProblem(answer.problem);
    onProblem(null);
    const { added, changed } = answer.value;
    notify({ tone: 'ok', title: text.importedTitle, detail: text.imported(added, changed) });
  };
  return (
    <>
      <Button icon={Upload} isBusy={busy === 'import'} onPress={() => void importBook()}>
        {text.importAction}
      </Button>
      {canExport && (
        <Button icon={Download} isBusy={busy === 'export'} onPress={() => setAsking(true)}>
          {text.exportAction}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={text.exportTitle}
        confirmLabel={text.exportAction}
        cancelLabel={common.cancel}
        onCancel={() => setAsking(false)}
        onConfirm={() => void exportBook()}
      >
        {text.exportBody}
      </ConfirmDialog>
    </>
  );
}
