import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog, type DialogProps } from '../../components/dialog.tsx';
import { COMMON } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

export interface FormDialogProps extends Pick<DialogProps, 'title' | 'subtitle' | 'size' | 'onClose'> {
  /** What the main button says. */
  readonly press: string;
  readonly isBusy: boolean;
  /** Why the main button cannot be pressed yet. */
  readonly missing?: string | undefined;
  readonly onPress: () => void;
  /** Enter in a field of one line presses too: for what is easily undone. */
  readonly enterPresses?: boolean;
  readonly children: ReactNode;
}

/** A few fields that are filled in and then done or left: a click outside does not throw away what was typed. */
export function FormDialog(props: FormDialogProps) {
  const { press, isBusy, missing, onPress, enterPresses = false, onClose, children, ...frame } = props;
  const common = useText(COMMON);
  return (
    <Dialog
      {...frame}
      isOpen
      isSticky
      onClose={onClose}
      closeLabel={common.close}
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" isBusy={isBusy} disabledReason={missing} onPress={onPress}>
            {press}
          </Button>
        </>
      }
    >
      <form
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (enterPresses && missing === undefined && !isBusy) onPress();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
