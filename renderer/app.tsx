import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { Skeleton } from './components/skeleton.tsx';
import { AppStateContext } from './state/app-state.ts';
import { followJobs } from './state/jobs.ts';
import { useAskKeeping } from './state/use-ask.ts';
import { COMMON } from './text/areas.ts';
import { LocaleContext, textIn } from './text/use-text.ts';
import { FailedView } from './screens/shell/failed-view.tsx';
import { RecoveryScreen } from './screens/recovery/recovery-screen.tsx';
import { Shell } from './screens/shell/shell.tsx';

/** The page: what main says about the program decides whether there is a shell or the recovery screen. */
export function App() {
  const answer = useAskKeeping('app.state', {});
  const state = answer.state === 'ready' ? answer.value : null;
  const locale = state?.preferences.locale ?? (navigator.language.startsWith('en') ? 'en' : 'tr');
  const theme = state?.preferences.theme ?? 'system';
  useEffect(() => {
    document.documentElement.lang = locale;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [locale, theme]);
  useEffect(() => followJobs(), []);
  return (
    <I18nProvider locale={locale === 'tr' ? 'tr-TR' : 'en-GB'}>
      <LocaleContext value={locale}>
        {answer.state === 'failed' && <FailedView problem={answer.problem} onRetry={answer.again} />}
        {answer.state === 'waiting' && <Skeleton label={textIn(COMMON, locale).loading} kind="rows" lines={10} />}
        {state !== null &&
          (state.start.kind === 'recovery' ? (
            <RecoveryScreen recovery={state.start} />
          ) : (
            <AppStateContext value={state}>
              <Shell />
            </AppStateContext>
          ))}
      </LocaleContext>
    </I18nProvider>
  );
}

/** Draws the program into the page. */
export function showApp(root: HTMLElement): void {
  createRoot(root).render(<App />);
}
