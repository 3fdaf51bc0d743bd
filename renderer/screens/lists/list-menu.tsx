import { Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { BatchSummary } from '../../../shared/batches.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { useAct } from '../../state/act.ts';
import { notify } from '../../state/notices.ts';
import { COMMON, LISTS } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { NewListDialog } from './new-list-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';

const NEVER_SENT = ['hasErrors', 'ready', 'nothingToSend'];

/** What else can be done with a list: rename it, copy it, delete it while it was never sent. */
export function ListMenu({ list }: { readonly list: BatchSummary }) {
  const text = useText(LISTS);
  const common = useText(COMMON);
  const { act, isBusy } = useAct();
  const [open, setOpen] = useState<'rename' | 'copy' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const remove = async () => {
    const done = await act('batches.remove', { batchId: list.id });
    close();
    if (done !== undefined) notify({ tone: 'ok', title: text.removed });
  };
  return (
    <>
      <Menu
        trigger={<IconButton icon={Ellipsis} label={text.more(list.name)} size="small" tooltipPlacement="left" />}
        label={text.more(list.name)}
        placement="bottom end"
        entries={[
          { kind: 'action', id: 'rename', label: text.rename, icon: Pencil, onAction: () => setOpen('rename') },
          { kind: 'action', id: 'copy', label: text.copy, icon: Copy, onAction: () => setOpen('copy') },
          { kind: 'separator', id: 'line' },
          {
            kind: 'action',
            id: 'remove',
            label: text.remove,
            icon: Trash2,
            isDanger: true,
            isDisabled: !NEVER_SENT.includes(list.state),
            onAction: () => setOpen('remove'),
          },
        ]}
      />
      {open === 'rename' && <RenameDialog batchId={list.id} name={list.name} onClose={close} />}
      {open === 'copy' && (
        <NewListDialog
          list={list}
          which="copy"
          title={text.copyTitle}
          body={text.copyBody}
          needsReason={false}
          onClose={close}
        />
      )}
      {open === 'remove' && (
        <ConfirmDialog
          isOpen
          isDanger
          isBusy={isBusy}
          onCancel={close}
          onConfirm={() => void remove()}
          title={text.removeTitle(list.name)}
          confirmLabel={text.removePress}
          cancelLabel={common.cancel}
        >
          {text.removeBody}
        </ConfirmDialog>
      )}
    </>
  );
}
