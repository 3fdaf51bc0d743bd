import { useState } from 'react';
import type { Company } from '../../../shared/companies.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { Select } from '../../components/select.tsx';
import { notify } from '../../state/notices.ts';
import { useText } from '../../text/use-text.ts';
import { ProblemBanner } from '../history/problem-banner.tsx';
import { ForgetLists } from './forget-lists.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SETTINGS_TEXT } from './settings-text.ts';

const FOREVER = 'forever';
const CHOICES = [6, 12, 24, 60, 120] as const;

/** How long personal details are kept, and their deletion now. */
export function RetentionSection({ company }: { readonly company: Company }) {
  const all = useText(SETTINGS_TEXT);
  const { retention: text } = all;
  const [problem, setProblem] = useState<Problem | null>(null);
  const { retentionMonths } = company.settings;
  // A number that came from elsewhere stays a choice, so that looking at the setting never changes it.
  const months = [...new Set([...CHOICES, ...(retentionMonths === null ? [] : [retentionMonths])])].toSorted(
    (a, b) => a - b,
  );
  const change = async (chosen: string) => {
    const settings = { ...company.settings, retentionMonths: chosen === FOREVER ? null : Number(chosen) };
    const answer = await call('companies.change', { companyId: company.id, settings });
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) notify({ tone: 'ok', title: all.saved });
  };
  return (
    <>
      {problem !== null && <ProblemBanner problem={problem} />}
      <SettingsSection title={text.title} detail={text.detail}>
        <div className="settings__short">
          <Select
            label={text.keep}
            hint={text.law}
            value={retentionMonths === null ? FOREVER : String(retentionMonths)}
            options={[
              { value: FOREVER, label: text.forever },
              ...months.map((each) => ({ value: String(each), label: text.months(each) })),
            ]}
            onChange={(chosen) => void change(chosen)}
          />
        </div>
      </SettingsSection>
      <SettingsSection title={text.nowTitle} detail={text.nowDetail}>
        <ForgetLists company={company} onProblem={setProblem} />
      </SettingsSection>
    </>
  );
}
