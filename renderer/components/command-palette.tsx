/* oxlint-disable jsx-a11y/no-autofocus -- the palette is a dialog around one field, which is what it is opened for. */
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, TextField } from 'react-aria-components';
import { Icon } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import { type Command, rankCommands } from './rank-commands.ts';
import './command-palette.css';

export type { Command } from './rank-commands.ts';

export interface CommandPaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly commands: readonly Command[];
  readonly label: string;
  readonly placeholder: string;
  readonly emptyText: string;
  /** Folds a text for comparing (İ/ı, accents, case): typing `odeme` finds `Ödeme`. */
  readonly fold: (text: string) => string;
}

/** Everything the program can do, found by typing (Ctrl+K). */
export function CommandPalette({
  isOpen,
  onClose,
  commands,
  label,
  placeholder,
  emptyText,
  fold,
}: CommandPaletteProps) {
  const [typed, setTyped] = useState('');
  const found = rankCommands(commands, typed, fold);
  const close = () => {
    setTyped('');
    onClose();
  };
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && close()} isDismissable className="pd-veil">
      <Modal className="pd-modal pd-modal--medium pd-palette">
        <Dialog aria-label={label} className="pd-dialog">
          <Autocomplete inputValue={typed} onInputChange={setTyped} disableVirtualFocus={false}>
            <TextField aria-label={label} className="pd-palette__field" autoFocus>
              <Icon icon={Search} />
              <Input placeholder={placeholder} />
            </TextField>
            <Menu
              aria-label={label}
              className="pd-palette__list"
              items={found}
              renderEmptyState={() => <div className="pd-palette__empty">{emptyText}</div>}
              onClose={close}
            >
              {(command) => (
                <MenuItem
                  id={command.id}
                  textValue={command.label}
                  className="pd-palette__item"
                  onAction={command.onRun}
                >
                  {command.icon === undefined ? <span className="pd-palette__gap" /> : <Icon icon={command.icon} />}
                  <span className="pd-palette__label">{command.label}</span>
                  <span className="pd-palette__group">{command.group}</span>
                  {command.keys !== undefined && <KeyHint keys={command.keys} />}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
