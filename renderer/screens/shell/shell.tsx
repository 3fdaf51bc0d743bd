import { useEffect, useState } from 'react';
import { FileDrop } from '../../components/file-drop.tsx';
import { NoticeRegion } from '../../components/notice-region.tsx';
import { on } from '../../client.ts';
import { useAppState } from '../../state/app-state.ts';
import { runScreenCommand } from '../../state/commands.ts';
import { useCompanies } from '../../state/company.ts';
import { dismissNotice, useNotices } from '../../state/notices.ts';
import { useOpenFile } from '../../state/open-file.ts';
import { useRoute } from '../../state/route.ts';
import { APP_SHORTCUTS } from '../../../shared/shortcuts.ts';
import { useShortcuts } from '../../state/shortcuts.ts';
import { COMMON } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { AppBanners } from './app-banners.tsx';
import { EnvironmentBand } from './environment-band.tsx';
import { JobsBar } from './jobs-bar.tsx';
import { Palette } from './palette.tsx';
import { ScreenView } from './screen-view.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { Sidebar } from './sidebar.tsx';
import { UpdateBanner } from './update-banner.tsx';
import { useAppCommands } from './use-app-commands.ts';
import './shell.css';

/** What stands around every screen: the environment, the places, the work under way, the notices, the keys. */
export function Shell() {
  const text = useText(COMMON);
  const { standIn } = useAppState();
  const { company, companies, isReady } = useCompanies();
  const route = useRoute();
  const notices = useNotices();
  const { dropped } = useOpenFile();
  const [overlay, setOverlay] = useState<'palette' | 'shortcuts' | null>(null);
  const { commands, run } = useAppCommands(() => setOverlay('shortcuts'));
  useEffect(
    () =>
      on('command', ({ command }) => {
        if (!runScreenCommand(command)) run(command);
      }),
    [run],
  );
  useEffect(() => {
    document.title = standIn ? `${text.appName} (${text.standIn})` : text.appName;
  }, [standIn, text]);
  useShortcuts(APP_SHORTCUTS, {
    palette: () => setOverlay('palette'),
    help: () => setOverlay('shortcuts'),
    openWorkbook: () => run('openWorkbook'),
    showLists: () => run('showLists'),
    showBoard: () => run('showBoard'),
    showRecipients: () => run('showRecipients'),
    showHistory: () => run('showHistory'),
    showSettings: () => run('showSettings'),
  });
  const shown = isReady && companies.length === 0 && route.kind !== 'settings' ? ({ kind: 'start' } as const) : route;
  return (
    <div className="shell">
      <header>
        <EnvironmentBand company={company} onPalette={() => setOverlay('palette')} />
      </header>
      <Sidebar company={company} companies={companies} route={shown} />
      <div className="shell__work">
        <AppBanners />
        <UpdateBanner />
        <ScreenView route={shown} />
        <JobsBar />
      </div>
      <FileDrop onDrop={(files) => void dropped(files)} title={text.drop.title} detail={text.drop.detail} />
      <Palette isOpen={overlay === 'palette'} onClose={() => setOverlay(null)} appCommands={commands} />
      <Shortcuts isOpen={overlay === 'shortcuts'} onClose={() => setOverlay(null)} />
      <NoticeRegion notices={notices} onDismiss={dismissNotice} label={text.notices.region} closeLabel={text.close} />
    </div>
  );
}
