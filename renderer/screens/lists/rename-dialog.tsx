/* oxlint-disable jsx-a11y/no-autofocus -- the dialog is one field, which is what it is opened for. */
import { useState } from 'react';
import type { BatchId } from '../../../shared/ids.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAct } from '../../state/act.ts';
import { COMMON, LISTS } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** A list's name; changing it changes nothing that is sent. */
export function RenameDialog({
  batchId,
  name,
  onClose,
}: {
  readonly batchId: BatchId;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const text = useText(LISTS);
  const common = useText(COMMON);
  const { act, isBusy } = useAct();
  const [typed, setTyped] = useState(name);
  const save = async () => {
    if (typed.trim() === '') return;
    const done = await act('batches.change', { batchId, name: typed.trim() });
    if (done !== undefined) onClose();
  };
  return (
    <Dialog
      isOpen
      isSticky
      size="small"
      onClose={onClose}
      title={text.renameTitle}
      closeLabel={common.close}
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" isBusy={isBusy} isDisabled={typed.trim() === ''} onPress={() => void save()}>
            {common.save}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField label={text.renameTitle} isLabelHidden value={typed} onChange={setTyped} maxLength={120} autoFocus />
      </form>
    </Dialog>
  );
}
