import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './icon-button.tsx';
import './dialog.css';

export interface DialogProps {
  readonly isOpen: boolean;
  /** Called by Esc, the cross and (unless `isSticky`) a click outside. */
  readonly onClose: () => void;
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly closeLabel: string;
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  /** A click outside does not close it: for forms, whose typing would be lost. */
  readonly isSticky?: boolean;
  /** `alertdialog` interrupts: for questions that must be answered. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
  /** The buttons, the main one last. */
  readonly footer?: ReactNode;
  /** Beside the buttons, at the left: a note or a quiet button. */
  readonly footerStart?: ReactNode;
}

/** A modal dialog. Focus goes in when it opens, stays in, and returns to where it came from. */
export function Dialog(props: DialogProps) {
  const {
    isOpen,
    onClose,
    title,
    subtitle,
    closeLabel,
    size = 'medium',
    isSticky = false,
    role = 'dialog',
    children,
    footer,
    footerStart,
  } = props;
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={!isSticky}
      className="pd-veil"
    >
      <Modal className={`pd-modal pd-modal--${size}`}>
        <AriaDialog role={role} className="pd-dialog">
          <header className="pd-dialog__head">
            <div>
              <Heading slot="title" className="pd-dialog__title">
                {title}
              </Heading>
              {subtitle !== undefined && <p className="pd-dialog__subtitle">{subtitle}</p>}
            </div>
            <IconButton icon={X} label={closeLabel} size="small" onPress={onClose} />
          </header>
          <div className="pd-dialog__body">{children}</div>
          {footer !== undefined && (
            <footer className="pd-dialog__foot">
              <div className="pd-dialog__foot-start">{footerStart}</div>
              {footer}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
