import { useState } from 'react';
import type { Company } from '../../../shared/companies.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notify } from '../../state/notices.ts';
import { COMMON } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { SETTINGS_TEXT } from './settings-text.ts';

interface RemoveCompanyProps {
  readonly company: Company;
  readonly onProblem: (problem: Problem | null) => void;
}

/** Takes a company off this computer, after a question that says what that means. */
export function RemoveCompany({ company, onProblem }: RemoveCompanyProps) {
  const { company: text } = useText(SETTINGS_TEXT);
  const common = useText(COMMON);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    const answer = await call('companies.remove', { companyId: company.id });
    setBusy(false);
    setAsking(false);
    onProblem(answer.ok ? null : answer.problem);
    if (answer.ok) notify({ tone: 'ok', title: text.removed, detail: company.name });
  };
  return (
    <>
      <span className="settings__gap" />
      <Button variant="quiet" onPress={() => setAsking(true)}>
        {text.remove}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        isBusy={isBusy}
        title={text.removeTitle(company.name)}
        confirmLabel={text.removeConfirm}
        cancelLabel={common.cancel}
        onCancel={() => setAsking(false)}
        onConfirm={() => void remove()}
      >
        {text.removeBody}
      </ConfirmDialog>
    </>
  );
}
