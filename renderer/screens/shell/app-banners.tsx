import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { call } from '../../client.ts';
import { useAct } from '../../state/act.ts';
import { useAppState } from '../../state/app-state.ts';
import { notify } from '../../state/notices.ts';
import { chooseCompany, useCompanies } from '../../state/company.ts';
import { navigate } from '../../state/route.ts';
import { COMMON } from '../../text/areas.ts';
import { useProblemText } from '../../text/use-problem.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { GapBanner } from './gap-banner.tsx';

/** What is true of the whole program: no keychain, a restored backup, a broken chain, a clock that is behind, lost settings. */
export function AppBanners() {
  const text = useText(COMMON);
  const { keychain, askFirst, restored, chain, warnings } = useAppState();
  const isBroken = chain !== null && chain.faults.length > 0;
  if (keychain === 'ready' && askFirst.length === 0 && restored === null && !isBroken && warnings.length === 0)
    return null;
  return (
    <div className="shell__banners">
      {warnings.map((problem) => (
        <WarningBanner key={JSON.stringify(problem)} problem={problem} />
      ))}
      {keychain === 'missing' && (
        <Banner
          tone="warning"
          title={text.keychain.missingTitle}
          actions={
            <Button size="small" onPress={() => void call('app.openLink', { link: 'secretServiceHelp' })}>
              {text.keychain.missingAction}
            </Button>
          }
        >
          {text.keychain.missingBody}
        </Banner>
      )}
      {keychain === 'locked' && (
        <Banner tone="warning" title={text.keychain.lockedTitle}>
          {text.keychain.lockedBody}
        </Banner>
      )}
      {restored !== null && <GapBanner gap={restored} />}
      {askFirst.length > 0 && (
        <Banner tone="error" title={text.askFirst.title}>
          {text.askFirst.body(askFirst.length)}
        </Banner>
      )}
      {isBroken && <BrokenChainBanner />}
    </div>
  );
}

/** What was found at start and does not stop the program: what it means for the money, and the way out of it. */
function WarningBanner({ problem }: { readonly problem: Problem }) {
  const { warnings: text } = useText(COMMON);
  const { preferences } = useAppState();
  const { title, money, next } = useProblemText()(problem);
  const { act, isBusy } = useAct();
  const ways: Partial<Record<Problem['code'], ReactNode>> = {
    'clock.inPast': (
      <Button size="small" isBusy={isBusy} onPress={() => void act('app.trustClock', {})}>
        {text.checkClock}
      </Button>
    ),
    'company.rulesCorrupt': <RulesWay problem={problem} />,
    'settings.corrupt': (
      <>
        <Button size="small" onPress={() => navigate({ kind: 'settings', section: 'appearance' })}>
          {text.openSettings}
        </Button>
        <Button
          size="small"
          variant="quiet"
          isBusy={isBusy}
          onPress={() => void act('app.setPreferences', { locale: preferences.locale })}
        >
          {text.keepSettings}
        </Button>
      </>
    ),
  };
  const stops = problem.code === 'clock.inPast' || problem.code === 'company.rulesCorrupt';
  return (
    <Banner tone={stops ? 'error' : 'warning'} title={title} actions={ways[problem.code]}>
      {money} {next}
    </Banner>
  );
}

/** Settings are looked over and saved by the person, who may also take the defaults; limits are theirs to set in their own window. */
function RulesWay({ problem }: { readonly problem: Problem }) {
  const { warnings: text } = useText(COMMON);
  const { companies } = useCompanies();
  const { act, isBusy } = useAct();
  const company = companies.find(({ id }) => id === problem.params['companyId']);
  if (company === undefined) return null;
  const { id: companyId, settings } = company;
  if (problem.params['what'] === 'limits')
    return (
      <Button size="small" isBusy={isBusy} onPress={() => void act('companies.openLimits', { companyId })}>
        {text.openLimits}
      </Button>
    );
  return (
    <>
      <Button
        size="small"
        onPress={() => {
          chooseCompany(companyId);
          navigate({ kind: 'settings', section: 'company' });
        }}
      >
        {text.openSettings}
      </Button>
      <Button
        size="small"
        variant="quiet"
        isBusy={isBusy}
        onPress={() => void act('companies.change', { companyId, settings })}
      >
        {text.keepSettings}
      </Button>
    </>
  );
}

/** Nothing is sent over a broken chain; what is there can be looked at and taken along. */
function BrokenChainBanner() {
  const text = useText(COMMON);
  const format = useFormat();
  const { act, isBusy } = useAct();
  const takeAlong = async () => {
    const done = await act('app.exportData', { masked: true });
    if (done === null || done === undefined) return;
    const { fileToken } = done;
    notify({
      tone: 'ok',
      title: text.chain.exported(format.count(done.lists)),
      detail: done.folder,
      action: { label: text.notices.open, onPress: () => void call('app.showFile', { fileToken, how: 'open' }) },
    });
  };
  return (
    <Banner
      tone="error"
      title={text.chain.title}
      actions={
        <>
          <Button size="small" onPress={() => navigate({ kind: 'history' })}>
            {text.chain.action}
          </Button>
          <Button size="small" isBusy={isBusy} onPress={() => void takeAlong()}>
            {text.chain.export}
          </Button>
        </>
      }
    >
      {text.chain.body}
    </Banner>
  );
}
