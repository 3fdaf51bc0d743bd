import { Dialog } from './dialog.tsx';
import { KeyHint } from './key-hint.tsx';
import './shortcuts-dialog.css';

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly { readonly keys: string; readonly label: string }[];
}

export interface ShortcutsDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly closeLabel: string;
  readonly groups: readonly ShortcutGroup[];
}

/** All shortcuts, by place (`?`). */
export function ShortcutsDialog({ isOpen, onClose, title, closeLabel, groups }: ShortcutsDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title} closeLabel={closeLabel} size="large">
      <ShortcutList groups={groups} />
    </Dialog>
  );
}

/** The list alone, for a page that shows it without a dialog. */
export function ShortcutList({ groups }: { readonly groups: readonly ShortcutGroup[] }) {
  return (
    <div className="pd-shortcuts">
      {groups.map((group) => (
        <section key={group.title}>
          <h3>{group.title}</h3>
          <dl>
            {group.shortcuts.map((shortcut) => (
              <div key={shortcut.keys + shortcut.label}>
                <dt>{shortcut.label}</dt>
                <dd>
                  <KeyHint keys={shortcut.keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
