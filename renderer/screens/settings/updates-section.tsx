import { useState } from 'react';
import type { UpdateState } from '../../../shared/app-state.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { Button } from '../../components/button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useAskKeeping } from '../../state/use-ask.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { ProblemBanner } from '../history/problem-banner.tsx';
import { FailedView } from '../shell/failed-view.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SETTINGS_TEXT } from './settings-text.ts';

/** New versions: where one stands, and the one press that comes next. Nothing is fetched or installed without it. */
export function UpdatesSection() {
  const {
    about: { updates: text },
    loading,
  } = useText(SETTINGS_TEXT);
  const answer = useAskKeeping('updates.state', {});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (answer.state !== 'ready')
    return (
      <SettingsSection title={text.title}>
        {answer.state === 'failed' ? (
          <FailedView problem={answer.problem} onRetry={answer.again} />
        ) : (
          <Skeleton lines={1} label={loading} />
        )}
      </SettingsSection>
    );
  const state = answer.value;
  const press = async (does: 'check' | 'download' | 'install') => {
    setBusy(true);
    setProblem(null);
    const version = 'version' in state ? state.version : '';
    const done = does === 'check' ? await call('updates.check', {}) : await call(`updates.${does}`, { version });
    setBusy(false);
    setProblem(done.ok ? null : done.problem);
  };
  const next = nextPress(state);
  return (
    <SettingsSection title={text.title} detail={state.kind === 'off' ? undefined : text.detail}>
      {problem !== null && <ProblemBanner problem={problem} />}
      <output>
        <Standing state={state} />
      </output>
      {next !== null && (
        <div className="settings__buttons">
          <Button
            variant={next === 'check' ? 'secondary' : 'primary'}
            isBusy={isBusy || state.kind === 'downloading' || state.kind === 'installing'}
            onPress={() => void press(next)}
          >
            {text[next]}
          </Button>
        </div>
      )}
    </SettingsSection>
  );
}

function nextPress(state: UpdateState): 'check' | 'download' | 'install' | null {
  switch (state.kind) {
    case 'off':
      return null;
    case 'none':
      return 'check';
    case 'offered':
    case 'downloading':
      return 'download';
    case 'ready':
    case 'installing':
      return 'install';
  }
}

function Standing({ state }: { readonly state: UpdateState }) {
  const text = useText(SETTINGS_TEXT).about.updates;
  const format = useFormat();
  switch (state.kind) {
    case 'off':
      return text.off;
    case 'none':
      return state.lookedAt === null ? text.notLooked : text.none(format.dateTime(state.lookedAt));
    case 'offered':
    case 'downloading':
    case 'ready':
    case 'installing':
      return text[state.kind](state.version);
  }
}
