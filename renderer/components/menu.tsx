/* oxlint-disable jsx-a11y/no-autofocus -- a menu that opens takes the focus (ARIA Menu pattern). */
import { Check, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Separator } from 'react-aria-components';
import { Icon } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import { PopoverSurface } from './popover.tsx';
import './menu.css';

/** One line of a menu, or the line between two groups. */
export type MenuEntry =
  | {
      readonly kind: 'action';
      readonly id: string;
      readonly label: string;
      readonly icon?: LucideIcon | undefined;
      readonly keys?: string | undefined;
      /** Present on what can be on or off. */
      readonly isChecked?: boolean | undefined;
      readonly isDanger?: boolean;
      readonly isDisabled?: boolean;
      readonly onAction: () => void;
    }
  | { readonly kind: 'separator'; readonly id: string };

export interface MenuProps {
  /** What opens it: one of our buttons. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
}

/** A menu of actions, with their keys beside them so that they are learnt in passing. */
export function Menu({ trigger, label, entries, placement = 'bottom start' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <PopoverSurface isMenu placement={placement}>
        <MenuList label={label} entries={entries} />
      </PopoverSurface>
    </MenuTrigger>
  );
}

/** The list inside a menu, for menus that something other than a button opens. */
export function MenuList({
  label,
  entries,
  onClose,
}: {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onClose?: () => void;
}) {
  return (
    <AriaMenu aria-label={label} className="pd-menu" autoFocus="first" {...(onClose === undefined ? {} : { onClose })}>
      {entries.map((entry) =>
        entry.kind === 'separator' ? (
          <Separator key={entry.id} className="pd-menu__line" />
        ) : (
          <MenuItem
            key={entry.id}
            id={entry.id}
            textValue={entry.label}
            isDisabled={entry.isDisabled ?? false}
            onAction={entry.onAction}
            className={entry.isDanger === true ? 'pd-menu__item pd-menu__item--danger' : 'pd-menu__item'}
          >
            <span className="pd-menu__icon">
              {entry.isChecked === true ? (
                <Icon icon={Check} size={14} />
              ) : (
                entry.icon !== undefined && <Icon icon={entry.icon} size={14} />
              )}
            </span>
            <span className="pd-menu__label">{entry.label}</span>
            {entry.keys !== undefined && <KeyHint keys={entry.keys} />}
          </MenuItem>
        ),
      )}
    </AriaMenu>
  );
}
