import { BookUser, CalendarDays, Clock3, FileSpreadsheet, Settings2 } from 'lucide-react';
import { Button as PressArea } from 'react-aria-components';
import type { Company } from '../../../shared/companies.ts';
import { NavSidebar, type NavItem } from '../../components/nav-sidebar.tsx';
import { useAppState } from '../../state/app-state.ts';
import { type Route, type RouteKind, navigate } from '../../state/route.ts';
import { useAsk } from '../../state/use-ask.ts';
import { COMMON } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { CompanySwitcher } from './company-switcher.tsx';

const PLACES = ['lists', 'board', 'recipients', 'history', 'settings'] as const;
const ICONS = {
  lists: FileSpreadsheet,
  board: CalendarDays,
  recipients: BookUser,
  history: Clock3,
  settings: Settings2,
} as const;
const PLACE_OF: Readonly<Record<RouteKind, string>> = {
  start: '',
  lists: 'lists',
  import: 'lists',
  list: 'lists',
  board: 'board',
  recipients: 'recipients',
  history: 'history',
  settings: 'settings',
};
/** Lists that wait for a person. */
const OPEN_STATES = ['hasErrors', 'ready', 'nothingToSend', 'unknown', 'waitingAuthorisation', 'partlyPaid'];

/** The places of the program beneath the company one works in, and whether its records have a backup. */
export function Sidebar({
  company,
  companies,
  route,
}: {
  readonly company: Company | null;
  readonly companies: readonly Company[];
  readonly route: Route;
}) {
  const text = useText(COMMON);
  const format = useFormat();
  const { lastBackupAt } = useAppState();
  const lists = useAsk('batches.list', company === null ? null : { companyId: company.id });
  const open = lists.state === 'ready' ? lists.value.filter((list) => OPEN_STATES.includes(list.state)).length : 0;
  const items: readonly NavItem[] = PLACES.map((id) => ({
    id,
    label: text.nav[id],
    icon: ICONS[id],
    count: id === 'lists' && open > 0 ? format.count(open) : undefined,
  }));
  return (
    <NavSidebar
      label={text.nav.label}
      items={items}
      current={PLACE_OF[route.kind]}
      onNavigate={(id) => {
        const place = PLACES.find((each) => each === id);
        if (place !== undefined) navigate({ kind: place });
      }}
      top={<CompanySwitcher company={company} companies={companies} />}
      foot={
        <>
          <p>{text.nav.local}</p>
          <p>
            {lastBackupAt === null ? text.nav.noBackup : text.nav.backup(format.dateTime(lastBackupAt))}{' '}
            <PressArea className="shell__link" onPress={() => navigate({ kind: 'settings', section: 'backup' })}>
              {text.nav.backupNow}
            </PressArea>
          </p>
        </>
      }
    />
  );
}
