import type { BatchDetail } from '../../../shared/batches.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useAct } from '../../state/act.ts';
import { COMMON, LIST } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { Totals } from '../shell/totals.tsx';
import './send-dialog.css';

/** Before the send: how many, how much, who stays out, and that no money moves by it. */
export function SendDialog({ detail, onClose }: { readonly detail: BatchDetail; readonly onClose: () => void }) {
  const text = useText(LIST).send;
  const common = useText(COMMON);
  const { act, isBusy } = useAct();
  const { counts } = detail;
  const leftOut = counts.held + counts.dropped;
  const send = async () => {
    const sent = act('payouts.initialise', { batchId: detail.id });
    // The list itself shows how the send goes; the dialog has nothing more to say.
    onClose();
    await sent;
  };
  return (
    <ConfirmDialog
      isOpen
      isBusy={isBusy}
      onCancel={onClose}
      onConfirm={() => void send()}
      title={text.title}
      confirmLabel={text.confirm}
      cancelLabel={common.cancel}
    >
      <div className="send">
        <p className="send__what">{text.what(counts.payable, common.purposes[detail.purpose])}</p>
        <p className="send__total">
          <Totals totals={detail.totals} />
        </p>
        {leftOut > 0 && <p>{text.leftOut(leftOut, counts.all)}</p>}
        <p>{text.body}</p>
      </div>
    </ConfirmDialog>
  );
}
