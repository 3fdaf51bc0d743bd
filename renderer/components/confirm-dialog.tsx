/* oxlint-disable jsx-a11y/no-autofocus -- a dialog that opens takes the focus, on its most harmless part. */
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './text-field.tsx';
import './confirm-dialog.css';

export interface ConfirmReason {
  readonly label: string;
  readonly hint?: string;
  readonly minLength: number;
  /** Why the button waits while the reason is too short. */
  readonly tooShort: string;
}

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly onCancel: () => void;
  /** Gets the reason as typed, trimmed; an empty text where none is asked for. */
  readonly onConfirm: (reason: string) => void;
  readonly title: string;
  /** What happens, and what it means for the money. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly isDanger?: boolean;
  readonly isBusy?: boolean;
  /** Asks for a reason, which goes into the journal. */
  readonly reason?: ConfirmReason | undefined;
}

/** A question before something that is hard or impossible to undo; focus starts on the harmless answer. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    isOpen,
    onCancel,
    onConfirm,
    title,
    children,
    confirmLabel,
    cancelLabel,
    isDanger = false,
    isBusy = false,
    reason,
  } = props;
  const [text, setText] = useState('');
  const typed = text.trim();
  const isWaiting = reason !== undefined && typed.length < reason.minLength;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onCancel}
      title={title}
      closeLabel={cancelLabel}
      size="small"
      role="alertdialog"
      isSticky
      footer={
        <>
          <Button onPress={onCancel} autoFocus={reason === undefined}>
            {cancelLabel}
          </Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            isBusy={isBusy}
            disabledReason={isWaiting ? reason.tooShort : undefined}
            onPress={() => onConfirm(typed)}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="pd-confirm">
        <div>{children}</div>
        {reason !== undefined && (
          <TextField label={reason.label} hint={reason.hint} value={text} onChange={setText} isMultiline autoFocus />
        )}
      </div>
    </Dialog>
  );
}
