import { useState } from 'react';
import type { Company } from '../../../shared/companies.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { Button } from '../../components/button.tsx';
import { notify } from '../../state/notices.ts';
import { useText } from '../../text/use-text.ts';
import { ProblemBanner } from '../history/problem-banner.tsx';
import { CompanyFields } from './company-fields.tsx';
import { draftOf, readDraft } from './company-draft.ts';
import { RemoveCompany } from './remove-company.tsx';
import { SETTINGS_TEXT } from './settings-text.ts';

/** A company's own settings, changed together and saved by a press. Keyed by the company, so that a draft stays its own. */
export function CompanySection({ company }: { readonly company: Company }) {
  const text = useText(SETTINGS_TEXT);
  const [draft, setDraft] = useState(() => draftOf(company));
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reading = readDraft(draft);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(company));
  const save = async () => {
    if (!reading.ok) return;
    setBusy(true);
    const { name, settings } = reading;
    const answer = await call('companies.change', { companyId: company.id, name, colour: draft.colour, settings });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setDraft(draftOf(answer.value));
    notify({ tone: 'ok', title: text.saved, detail: answer.value.name });
  };
  const stop = isChanged ? (reading.ok ? undefined : text.fixFirst) : text.noChange;
  return (
    <>
      {problem !== null && <ProblemBanner problem={problem} />}
      <CompanyFields company={company} draft={draft} wrong={reading.ok ? [] : reading.wrong} onChange={setDraft} />
      <div className="settings__save">
        <Button variant="primary" isBusy={isBusy} disabledReason={stop} onPress={() => void save()}>
          {text.save}
        </Button>
        {isChanged && (
          <>
            <Button variant="quiet" onPress={() => setDraft(draftOf(company))}>
              {text.revert}
            </Button>
            <output>{text.unsaved}</output>
          </>
        )}
        <RemoveCompany company={company} onProblem={setProblem} />
      </div>
    </>
  );
}
