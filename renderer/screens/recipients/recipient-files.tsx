import { Download, Upload } from 'lucide-react';
import { useState } from 'react';
import type { CompanyId } from '../../../shared/ids.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useAct } from '../../state/act.ts';
import { notify } from '../../state/notices.ts';
import { useSavedNotice } from '../../state/saved-file.ts';
import { COMMON } from '../../text/areas.ts';
import { useLocale, useText } from '../../text/use-text.ts';
import { RECIPIENTS_TEXT } from './recipients-text.ts';

interface RecipientFilesProps {
  readonly companyId: CompanyId;
  readonly canExport: boolean;
}

/** The address book out to a file and in from one. */
export function RecipientFiles({ companyId, canExport }: RecipientFilesProps) {
  const text = useText(RECIPIENTS_TEXT);
  const common = useText(COMMON);
  const locale = useLocale();
  const [isAsking, setAsking] = useState(false);
  const exporting = useAct();
  const importing = useAct();
  const saved = useSavedNotice();
  const exportBook = async () => {
    setAsking(false);
    // Another computer can import it only with the full IBANs; the question before says so.
    const request = { kind: 'recipients', batchId: null, companyId, period: null, masked: false, locale } as const;
    saved(await exporting.act('reports.save', request));
  };
  const importBook = async () => {
    const chosen = await importing.act('import.choose', {});
    if (chosen === undefined || chosen === null) return;
    const answer = await importing.act('recipients.import', { companyId, fileToken: chosen.fileToken });
    if (answer === undefined) return;
    notify({ tone: 'ok', title: text.importedTitle, detail: text.imported(answer.added, answer.changed) });
  };
  return (
    <>
      <Button icon={Upload} isBusy={importing.isBusy} onPress={() => void importBook()}>
        {text.importAction}
      </Button>
      {canExport && (
        <Button icon={Download} isBusy={exporting.isBusy} onPress={() => setAsking(true)}>
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
