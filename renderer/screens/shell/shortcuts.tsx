import {
  APP_SHORTCUTS,
  GRID_SHORTCUTS,
  HEADER_SHORTCUTS,
  LIST_SHORTCUTS,
  MENU_HELP,
  ZOOM_SHORTCUTS,
} from '../../../shared/shortcuts.ts';
import { ShortcutsDialog } from '../../components/shortcuts-dialog.tsx';
import { useKeys } from '../../state/app-state.ts';
import { COMMON, RESULT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** All shortcuts of the program. A shortcut that is not named here does not compile. */
export function Shortcuts({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const text = useText(COMMON);
  const { reports } = useText(RESULT);
  const write = useKeys();
  const { shortcuts: words, nav, commands } = text;
  const lines = <Name extends string>(
    keysOf: Readonly<Record<Name, string>>,
    labels: Readonly<Record<NoInfer<Name>, string>>,
  ): { keys: string; label: string }[] =>
    (Object.keys(keysOf) as Name[]).map((name) => ({ keys: write(keysOf[name]), label: labels[name] }));
  return (
    <ShortcutsDialog
      isOpen={isOpen}
      onClose={onClose}
      title={words.title}
      closeLabel={text.close}
      groups={[
        {
          title: words.general,
          shortcuts: [
            ...lines(
              { ...APP_SHORTCUTS, help: `${APP_SHORTCUTS.help} ${MENU_HELP}` },
              {
                palette: commands.open,
                openWorkbook: commands.openWorkbook,
                showLists: nav.lists,
                showRecipients: nav.recipients,
                showHistory: nav.history,
                showBoard: nav.board,
                showSettings: nav.settings,
                help: words.title,
              },
            ),
            { keys: write(ZOOM_SHORTCUTS), label: words.zoom },
          ],
        },
        {
          title: words.list,
          shortcuts: lines(LIST_SHORTCUTS, {
            find: words.find,
            nextProblem: words.nextProblem,
            previousProblem: words.previousProblem,
            saveReport: reports.kinds.status,
            print: reports.kinds.record,
          }),
        },
        { title: words.grid, shortcuts: lines(GRID_SHORTCUTS, words) },
        { title: words.header, shortcuts: lines(HEADER_SHORTCUTS, words) },
      ]}
    />
  );
}
