import { fold } from '../../../shared/turkish.ts';
import { type Command, CommandPalette } from '../../components/command-palette.tsx';
import { useRegistered } from '../../state/commands.ts';
import { COMMON } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** Everything that can be done here, found by typing: the screen's own first. */
export function Palette({
  isOpen,
  onClose,
  appCommands,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly appCommands: readonly Command[];
}) {
  const { commands: words } = useText(COMMON);
  const registered = useRegistered();
  const own = isOpen ? registered.flatMap(({ read }) => read().palette) : [];
  return (
    <CommandPalette
      isOpen={isOpen}
      onClose={onClose}
      commands={[...own, ...appCommands]}
      label={words.label}
      placeholder={words.placeholder}
      emptyText={words.empty}
      fold={fold}
    />
  );
}
