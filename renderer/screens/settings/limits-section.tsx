import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { Company } from '../../../shared/companies.ts';
import { formatFigures, type Minor } from '../../../shared/money.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { Button } from '../../components/button.tsx';
import { DefinitionList } from '../../components/definition-list.tsx';
import { useLocale, useText } from '../../text/use-text.ts';
import { ProblemBanner } from '../history/problem-banner.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SETTINGS_TEXT } from './settings-text.ts';

/** A company's limits and second approval, shown; they are changed in the Authorise origin's window only. */
export function LimitsSection({ company }: { readonly company: Company }) {
  const { limits: text } = useText(SETTINGS_TEXT);
  const locale = useLocale();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { limits } = company;
  const amount = (limit: Minor | null) => (limit === null ? text.none : formatFigures(limit, locale));
  const open = async () => {
    const answer = await call('companies.openLimits', { companyId: company.id });
    setProblem(answer.ok ? null : answer.problem);
  };
  return (
    <SettingsSection title={text.title} detail={text.detail}>
      {problem !== null && <ProblemBanner problem={problem} />}
      <DefinitionList
        items={[
          { term: text.perItem, value: amount(limits.perItem) },
          { term: text.perList, value: amount(limits.perList) },
          { term: text.perDay, value: amount(limits.perDay) },
          { term: text.action, value: text[limits.action] },
          { term: text.second, value: limits.secondApproval ? text.secondOn : text.secondOff },
        ]}
      />
      <div className="settings__buttons">
        <Button icon={ShieldCheck} onPress={() => void open()}>
          {text.open}
        </Button>
      </div>
    </SettingsSection>
  );
}
