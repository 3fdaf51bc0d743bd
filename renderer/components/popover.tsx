import type { ReactElement, ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components';
import { classNames } from './class-names.ts';
import './popover.css';

type Placement = 'bottom' | 'bottom start' | 'bottom end' | 'top' | 'top start' | 'top end' | 'left' | 'right';

export interface PopoverSurfaceProps {
  readonly children: ReactNode;
  /** As wide as what opened it at least, and without padding: for lists of choices. */
  readonly isMenu?: boolean;
  readonly placement?: Placement;
}

/** The raised surface that selects, menus and popovers open on. */
export function PopoverSurface({ children, isMenu = false, placement = 'bottom start' }: PopoverSurfaceProps) {
  return (
    <AriaPopover className={classNames('pd-popover', isMenu && 'pd-popover--menu')} offset={4} placement={placement}>
      {children}
    </AriaPopover>
  );
}

export interface PopoverProps {
  /** What opens it: one of our buttons. */
  readonly trigger: ReactElement;
  /** Its accessible name. */
  readonly label: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly placement?: Placement;
}

/** A small surface beside its button, for a few fields or an explanation; Esc and a click outside close it. */
export function Popover({ trigger, label, children, placement = 'bottom start' }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <PopoverSurface placement={placement}>
        <Dialog aria-label={label} className="pd-popover__body">
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </PopoverSurface>
    </DialogTrigger>
  );
}
