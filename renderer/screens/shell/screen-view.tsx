import { Suspense, lazy, useEffect, useEffectEvent, useRef } from 'react';
import { Skeleton } from '../../components/skeleton.tsx';
import type { Route } from '../../state/route.ts';
import { COMMON, START } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { ImportScreen } from '../import/import-screen.tsx';
import { ListScreen } from '../list/list-screen.tsx';
import { ListsScreen } from '../lists/lists-screen.tsx';
import { CrashBoundary } from './crash-boundary.tsx';
import { StartScreen } from '../start/start-screen.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

const BoardScreen = lazy(async () => ({ default: (await import('../board/board-screen.tsx')).BoardScreen }));
const HistoryScreen = lazy(async () => ({ default: (await import('../history/history-screen.tsx')).HistoryScreen }));
const RecipientsScreen = lazy(async () => ({
  default: (await import('../recipients/recipients-screen.tsx')).RecipientsScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import('../settings/settings-screen.tsx')).SettingsScreen,
}));

/** The screen of a route. When it changes the focus goes to it, so that a screen reader says where one is. */
export function ScreenView({ route }: { readonly route: Route }) {
  const text = useText(COMMON);
  const start = useText(START);
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useKeptFocus(main);
  const key = routeKey(route);
  const arrive = () => {
    if (isFirst.current) isFirst.current = false;
    else main.current?.focus({ preventScroll: true });
  };
  const names: Readonly<Record<Route['kind'], string>> = {
    ...text.nav,
    start: start.title,
    import: text.commands.openWorkbook,
    list: text.nav.lists,
  };
  return (
    <main ref={main} className="shell__screen" tabIndex={-1} aria-label={names[route.kind]}>
      <Suspense fallback={<Skeleton label={text.loading} kind="rows" lines={8} />}>
        <CrashBoundary key={key}>
          <Screen route={route} />
        </CrashBoundary>
        <Arrival key={`${key} arrival`} onArrive={arrive} />
      </Suspense>
    </main>
  );
}

/** Says once that a screen has come into view. */
function Arrival({ onArrive }: { readonly onArrive: () => void }) {
  const arrive = useEffectEvent(onArrive);
  useEffect(() => arrive(), []);
  return null;
}

/** Screens that are about one thing start anew when the thing is another. */
function routeKey(route: Route): string {
  switch (route.kind) {
    case 'list':
      return `list ${route.batchId}`;
    case 'import':
      return `import ${route.fileToken}`;
    case 'history':
      return `history ${route.batchId ?? ''}`;
    case 'start':
    case 'lists':
    case 'board':
    case 'recipients':
    case 'settings':
      return route.kind;
  }
}

function Screen({ route }: { readonly route: Route }) {
  switch (route.kind) {
    case 'start':
      return <StartScreen />;
    case 'lists':
      return <ListsScreen />;
    case 'import':
      return <ImportScreen fileToken={route.fileToken} fileName={route.fileName} />;
    case 'list':
      return <ListScreen batchId={route.batchId} rowId={route.rowId} />;
    case 'board':
      return <BoardScreen />;
    case 'recipients':
      return <RecipientsScreen />;
    case 'history':
      return <HistoryScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
}
