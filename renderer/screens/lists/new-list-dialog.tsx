/* oxlint-disable jsx-a11y/no-autofocus -- a dialog that opens takes the focus on its first field. */
import { useState } from 'react';
import type { BatchSummary } from '../../../shared/batches.ts';
import { TextField } from '../../components/text-field.tsx';
import { useAct } from '../../state/act.ts';
import { navigate } from '../../state/route.ts';
import { COMMON, IMPORT, LIST, LISTS } from '../../text/areas.ts';
import { periodOf } from '../../../shared/text/format.ts';
import { useText } from '../../text/use-text.ts';
import { PeriodSelect } from '../import/period-select.tsx';
import { FormDialog } from '../shell/form-dialog.tsx';

export interface NewListDialogProps {
  readonly list: Pick<BatchSummary, 'id' | 'name' | 'period'>;
  readonly which: 'failed' | 'held' | 'copy';
  readonly title: string;
  readonly body: string;
  /** Rows that failed are sent again only with a reason. */
  readonly needsReason: boolean;
  /** Why the new list's rows are held back at once, where they are. */
  readonly heldReason?: string;
  /** Where the person stays here, told the new list's name; it is opened when nothing is said. */
  readonly onMade?: (name: string) => void;
  readonly onClose: () => void;
}

/** A new list from rows of another: nothing is sent, the old list stays as it is. */
export function NewListDialog({
  list,
  which,
  title,
  body,
  needsReason,
  heldReason,
  onMade,
  onClose,
}: NewListDialogProps) {
  const text = useText(LISTS);
  const common = useText(COMMON);
  const { newFrom } = useText(LIST);
  const { nameMissing } = useText(IMPORT);
  const { act, isBusy } = useAct();
  const [name, setName] = useState(newFrom.suggested[which](list.name));
  const [period, setPeriod] = useState(() => (which === 'copy' ? periodOf(Date.now()) : list.period));
  const [reason, setReason] = useState('');
  const isShort = needsReason && reason.trim().length < 3;
  const make = async () => {
    const made = await act('batches.newFrom', {
      batchId: list.id,
      which,
      name: name.trim(),
      period,
      reason: needsReason ? reason.trim() : null,
      ...(heldReason === undefined ? {} : { heldReason }),
    });
    if (made === undefined) return;
    onClose();
    if (onMade !== undefined) onMade(name.trim());
    else navigate({ kind: 'list', batchId: made.batchId });
  };
  return (
    <FormDialog
      size="small"
      onClose={onClose}
      title={title}
      press={text.copyPress}
      isBusy={isBusy}
      missing={name.trim() === '' ? nameMissing : isShort ? common.reasonTooShort : undefined}
      onPress={() => void make()}
      enterPresses
    >
      <p>{body}</p>
      <TextField label={text.newName} value={name} onChange={setName} maxLength={120} autoFocus />
      <PeriodSelect label={text.period} value={period} onChange={setPeriod} />
      {needsReason && (
        <TextField
          label={newFrom.reason}
          hint={newFrom.reasonHint}
          value={reason}
          onChange={setReason}
          isMultiline
          maxLength={500}
        />
      )}
    </FormDialog>
  );
}
