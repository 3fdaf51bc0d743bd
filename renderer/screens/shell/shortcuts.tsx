import { ShortcutsDialog } from '../../components/shortcuts-dialog.tsx';
import { useKeys } from '../../state/app-state.ts';
import { COMMON, RESULT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** All shortcuts of the program. */
export function Shortcuts({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const text = useText(COMMON);
  const { reports } = useText(RESULT);
  const write = useKeys();
  const { shortcuts: words, nav, commands } = text;
  const line = (keys: string, label: string) => ({ keys: write(keys), label });
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
            line('Ctrl K', commands.open),
            line('Ctrl O', commands.openWorkbook),
            line('Ctrl 1', nav.lists),
            line('Ctrl 2', nav.recipients),
            line('Ctrl 3', nav.history),
            line('Ctrl 4', nav.board),
            line('Ctrl ,', nav.settings),
            line('? F1', words.title),
          ],
        },
        {
          title: words.grid,
          shortcuts: [
            line('↑ ↓ ← →', words.move),
            line('Home End', words.edges),
            line('Ctrl Home End', words.corners),
            line('F2', words.edit),
            line('Esc', words.leave),
            line('Shift Space', words.select),
            line('Ctrl C V', words.copyPaste),
            line('Ctrl D', words.fillDown),
            line('Delete', words.clear),
            line('Ctrl A', words.selectAll),
            line('Ctrl Z', words.undo),
            line('Ctrl Y', words.redo),
            line('F8', words.nextProblem),
            line('Shift F8', words.previousProblem),
            line('Ctrl F', words.find),
            line('Alt ↓', words.columnMenu),
            line('Ctrl E', reports.kinds.status),
            line('Ctrl P', reports.kinds.record),
          ],
        },
      ]}
    />
  );
}
