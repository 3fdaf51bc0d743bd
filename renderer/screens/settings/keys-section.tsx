import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { Company } from '../../../shared/companies.ts';
import { formatFigures } from '../../../shared/money.ts';
import type { Outcome, Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DefinitionList } from '../../components/definition-list.tsx';
import { notify } from '../../state/notices.ts';
import { COMMON } from '../../text/areas.ts';
import { useLocale, useText } from '../../text/use-text.ts';
import { ProblemBanner } from '../history/problem-banner.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SETTINGS_TEXT } from './settings-text.ts';

/** Whether a company has keys, and the ways to write, test and remove them. They are typed in a window of their own. */
export function KeysSection({ company }: { readonly company: Company }) {
  const { keys: text } = useText(SETTINGS_TEXT);
  const common = useText(COMMON);
  const locale = useLocale();
  const [busy, setBusy] = useState<'test' | 'remove' | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { id: companyId } = company;
  const during = async <T,>(what: 'test' | 'remove', asked: Promise<Outcome<T>>): Promise<T | null> => {
    setBusy(what);
    const answer = await asked;
    setBusy(null);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok ? answer.value : null;
  };
  const openKeys = async () => {
    const answer = await call('companies.openKeys', { companyId });
    setProblem(answer.ok ? null : answer.problem);
  };
  const test = async () => {
    const found = await during('test', call('companies.balance', { companyId }));
    if (found !== null)
      notify({ tone: 'ok', title: text.tested, detail: text.balance(formatFigures(found.balance, locale)) });
  };
  const remove = async () => {
    const changed = await during('remove', call('companies.removeKeys', { companyId }));
    setAsking(false);
    if (changed !== null) notify({ tone: 'ok', title: text.removed, detail: company.name });
  };
  if (company.environment === 'practice') {
    return (
      <SettingsSection title={text.title} detail={text.detail}>
        <p className="settings__line">{text.practice}</p>
      </SettingsSection>
    );
  }
  const isSaved = company.keyState !== 'none';
  return (
    <SettingsSection title={text.title} detail={text.detail}>
      {problem !== null && <ProblemBanner problem={problem} />}
      <DefinitionList
        items={[
          { term: text.state, value: text.states[company.keyState] },
          ...(company.keyFingerprint === '' ? [] : [{ term: text.fingerprint, value: company.keyFingerprint }]),
        ]}
      />
      <div className="settings__buttons">
        <Button icon={KeyRound} variant={isSaved ? 'secondary' : 'primary'} onPress={() => void openKeys()}>
          {isSaved ? text.replace : text.enter}
        </Button>
        {isSaved && (
          <>
            <Button isBusy={busy === 'test'} onPress={() => void test()}>
              {text.test}
            </Button>
            <Button variant="quiet" onPress={() => setAsking(true)}>
              {text.remove}
            </Button>
          </>
        )}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        isBusy={busy === 'remove'}
        title={text.removeTitle}
        confirmLabel={text.removeConfirm}
        cancelLabel={common.cancel}
        onCancel={() => setAsking(false)}
        onConfirm={() => void remove()}
      >
        {text.removeBody}
      </ConfirmDialog>
    </SettingsSection>
  );
}
