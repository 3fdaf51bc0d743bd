import { useState } from 'react';
import type { Preferences } from '../../../shared/app-state.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { Button } from '../../components/button.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { TextField } from '../../components/text-field.tsx';
import { notify } from '../../state/notices.ts';
import { useText } from '../../text/use-text.ts';
import { ProblemBanner } from '../history/problem-banner.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SETTINGS_TEXT } from './settings-text.ts';

/** Language, theme, spacing and who sits here. What is chosen takes effect at once. */
export function AppearanceSection({ preferences }: { readonly preferences: Preferences }) {
  const all = useText(SETTINGS_TEXT);
  const { appearance: text } = all;
  const [operator, setOperator] = useState(preferences.operator);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = async (part: Partial<Preferences>) => {
    const answer = await call('app.setPreferences', part);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok;
  };
  const saveOperator = async () => {
    if (await change({ operator: operator.trim() })) notify({ tone: 'ok', title: all.saved });
  };
  const typed = operator.trim();
  return (
    <>
      {problem !== null && <ProblemBanner problem={problem} />}
      <SettingsSection title={text.language}>
        <SegmentedControl
          label={text.language}
          value={preferences.locale}
          options={[
            { value: 'tr', label: text.turkish },
            { value: 'en', label: text.english },
          ]}
          onChange={(locale) => void change({ locale })}
        />
      </SettingsSection>
      <SettingsSection title={text.theme}>
        <SegmentedControl
          label={text.theme}
          value={preferences.theme}
          options={(['system', 'light', 'dark'] as const).map((theme) => ({ value: theme, label: text[theme] }))}
          onChange={(theme) => void change({ theme })}
        />
      </SettingsSection>
      <SettingsSection title={text.density}>
        <SegmentedControl
          label={text.density}
          value={preferences.density}
          options={(['comfortable', 'compact'] as const).map((density) => ({ value: density, label: text[density] }))}
          onChange={(density) => void change({ density })}
        />
      </SettingsSection>
      <SettingsSection title={text.operator} detail={text.operatorHint}>
        <div className="settings__with-button">
          <TextField
            label={text.operator}
            isLabelHidden
            value={operator}
            onChange={setOperator}
            maxLength={80}
            error={typed === '' ? text.operatorNeeded : undefined}
          />
          {typed !== '' && typed !== preferences.operator && (
            <Button onPress={() => void saveOperator()}>{all.save}</Button>
          )}
        </div>
      </SettingsSection>
    </>
  );
}
