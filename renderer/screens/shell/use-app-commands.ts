import {
  BookUser,
  Building2,
  CalendarDays,
  Clock3,
  FilePlus2,
  FileSpreadsheet,
  Keyboard,
  Languages,
  LifeBuoy,
  Moon,
  Rows3,
  Settings2,
  Sun,
  SunMoon,
} from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { Command } from '../../components/command-palette.tsx';
import { useAct } from '../../state/act.ts';
import { APP_SHORTCUTS } from '../../../shared/shortcuts.ts';
import { useAppState, useKeys, useSetPreferences } from '../../state/app-state.ts';
import { chooseCompany, useCompanies } from '../../state/company.ts';
import { useOpenFile } from '../../state/open-file.ts';
import { navigate } from '../../state/route.ts';
import { useSavedNotice } from '../../state/saved-file.ts';
import { COMMON } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** What the program can do on every screen: for the palette, the native menu and the shortcuts alike. */
export function useAppCommands(onShortcuts: () => void): {
  readonly commands: readonly Command[];
  readonly run: (name: string) => void;
} {
  const text = useText(COMMON);
  const keys = useKeys();
  const { preferences } = useAppState();
  const { companies, company } = useCompanies();
  const setPreferences = useSetPreferences();
  const { choose } = useOpenFile();
  const { act } = useAct();
  const say = useSavedNotice();
  const { locale, density } = preferences;
  const run = useCallback(
    (name: string) => {
      const byName: Readonly<Record<string, () => void>> = {
        openWorkbook: () => void choose(),
        saveTemplate: async () => say(await act('reports.template', { locale })),
        supportFile: async () => say(await act('app.supportFile', {})),
        showLists: () => navigate({ kind: 'lists' }),
        showBoard: () => navigate({ kind: 'board' }),
        showRecipients: () => navigate({ kind: 'recipients' }),
        showHistory: () => navigate({ kind: 'history' }),
        showSettings: () => navigate({ kind: 'settings' }),
        help: onShortcuts,
        language: () => void setPreferences({ locale: locale === 'tr' ? 'en' : 'tr' }),
        compact: () => void setPreferences({ density: density === 'compact' ? 'comfortable' : 'compact' }),
        themeLight: () => void setPreferences({ theme: 'light' }),
        themeDark: () => void setPreferences({ theme: 'dark' }),
        themeSystem: () => void setPreferences({ theme: 'system' }),
      };
      byName[name]?.();
    },
    [act, choose, density, locale, onShortcuts, say, setPreferences],
  );
  const commands = useMemo((): readonly Command[] => {
    const { nav, commands: words } = text;
    const line = (
      id: string,
      label: string,
      group: string,
      icon: Command['icon'],
      more: Partial<Command> = {},
    ): Command => ({
      id,
      label,
      group,
      icon,
      ...more,
      onRun: () => run(id),
    });
    return [
      line('openWorkbook', words.openWorkbook, words.fileGroup, FilePlus2, { keys: keys(APP_SHORTCUTS.openWorkbook) }),
      line('showLists', nav.lists, words.goGroup, FileSpreadsheet, { keys: keys(APP_SHORTCUTS.showLists) }),
      line('showBoard', nav.board, words.goGroup, CalendarDays, { keys: keys(APP_SHORTCUTS.showBoard) }),
      line('showRecipients', nav.recipients, words.goGroup, BookUser, { keys: keys(APP_SHORTCUTS.showRecipients) }),
      line('showHistory', nav.history, words.goGroup, Clock3, { keys: keys(APP_SHORTCUTS.showHistory) }),
      line('showSettings', nav.settings, words.goGroup, Settings2, { keys: keys(APP_SHORTCUTS.showSettings) }),
      line('saveTemplate', words.template, words.fileGroup, FileSpreadsheet),
      line('supportFile', words.supportFile, words.fileGroup, LifeBuoy),
      line('help', words.shortcuts, words.viewGroup, Keyboard, { keys: APP_SHORTCUTS.help }),
      line('themeLight', words.themeLight, words.viewGroup, Sun),
      line('themeDark', words.themeDark, words.viewGroup, Moon),
      line('themeSystem', words.themeSystem, words.viewGroup, SunMoon),
      line('compact', words.compact, words.viewGroup, Rows3),
      line('language', words.language, words.viewGroup, Languages, { keywords: words.languageKeywords }),
      ...companies
        .filter((each) => each.id !== company?.id)
        .map((each): Command => ({
          id: each.id,
          label: words.toCompany(each.name),
          group: words.companyGroup,
          icon: Building2,
          onRun: () => {
            chooseCompany(each.id);
            navigate({ kind: 'lists' });
          },
        })),
    ];
  }, [text, keys, companies, company, run]);
  return { commands, run };
}
