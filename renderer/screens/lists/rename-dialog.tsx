/* oxlint-disable jsx-a11y/no-autofocus -- the dialog is one field, which is what it is opened for. */
import { useState } from 'react';
import type { BatchId } from '../../../shared/ids.ts';
import { TextField } from '../../components/text-field.tsx';
import { useAct } from '../../state/act.ts';
import { COMMON, IMPORT, LISTS } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { FormDialog } from '../shell/form-dialog.tsx';

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
  const { nameMissing } = useText(IMPORT);
  const { act, isBusy } = useAct();
  const [typed, setTyped] = useState(name);
  const save = async () => {
    const done = await act('batches.change', { batchId, name: typed.trim() });
    if (done !== undefined) onClose();
  };
  return (
    <FormDialog
      size="small"
      onClose={onClose}
      title={text.renameTitle}
      press={common.save}
      isBusy={isBusy}
      missing={typed.trim() === '' ? nameMissing : undefined}
      onPress={() => void save()}
      enterPresses
    >
      <TextField label={text.renameTitle} isLabelHidden value={typed} onChange={setTyped} maxLength={120} autoFocus />
    </FormDialog>
  );
}
