import { ExternalLink, LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { Button } from '../../components/button.tsx';
import { DefinitionList } from '../../components/definition-list.tsx';
import { notify } from '../../state/notices.ts';
import { COMMON } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { ProblemBanner } from '../history/problem-banner.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SETTINGS_TEXT } from './settings-text.ts';
import { UpdatesSection } from './updates-section.tsx';

/** Operating systems by the names people know them by. */
const SYSTEMS: Readonly<Record<string, string>> = { linux: 'Linux', win32: 'Windows', darwin: 'macOS' };

/** The program itself: version, keychain, where data stays, the support file, and links that open outside. */
export function AboutSection({ app }: { readonly app: AppState }) {
  const all = useText(SETTINGS_TEXT);
  const common = useText(COMMON);
  const { about: text } = all;
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const support = async () => {
    setBusy(true);
    const answer = await call('app.supportFile', {});
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok || answer.value === null) return;
    const { fileToken, fileName, folder } = answer.value;
    notify({
      tone: 'ok',
      title: text.supportSaved,
      detail: `${fileName} · ${folder}`,
      action: { label: common.notices.open, onPress: () => void call('app.showFile', { fileToken, how: 'open' }) },
    });
  };
  const links = [
    ['iyzicoMassPayout', text.massPayout],
    ['iyzicoPanel', text.panel],
    ['iyzicoSupport', text.supportLink],
  ] as const;
  return (
    <>
      {problem !== null && <ProblemBanner problem={problem} />}
      <SettingsSection title={common.appName} detail={text.recordsDetail}>
        <DefinitionList
          items={[
            { term: text.version, value: app.version },
            { term: text.platform, value: SYSTEMS[app.platform] ?? app.platform },
            { term: text.keychain, value: text.keychainStates[app.keychain] },
          ]}
        />
        {app.keychain === 'missing' && (
          <div className="settings__buttons">
            <Button icon={ExternalLink} onPress={() => void call('app.openLink', { link: 'secretServiceHelp' })}>
              {text.keychainHelp}
            </Button>
          </div>
        )}
      </SettingsSection>
      <UpdatesSection />
      <SettingsSection title={text.supportTitle} detail={text.supportDetail}>
        <div className="settings__buttons">
          <Button icon={LifeBuoy} isBusy={isBusy} onPress={() => void support()}>
            {text.support}
          </Button>
        </div>
      </SettingsSection>
      <SettingsSection title={text.links}>
        <div className="settings__buttons settings__buttons--links">
          {links.map(([link, label]) => (
            <Button key={link} variant="quiet" icon={ExternalLink} onPress={() => void call('app.openLink', { link })}>
              {label}
            </Button>
          ))}
        </div>
      </SettingsSection>
    </>
  );
}
