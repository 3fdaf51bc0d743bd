import { useState } from 'react';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { Fix, RowQuery } from '../../../shared/row-query.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { useAct } from '../../state/act.ts';
import { notify } from '../../state/notices.ts';
import { COMMON, LIST } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { ListJobs } from '../shell/jobs-bar.tsx';
import { type FixDraft, FixFields, START_DRAFT, fixOf } from './fix-fields.tsx';
import { FixPreview } from './fix-preview.tsx';
import './fix-dialog.css';

const KINDS = ['setText', 'replace', 'readAmountsAs', 'useKnownIban'] as const satisfies readonly Fix['kind'][];

/** One rule for many rows, with what it would change shown before it is pressed. */
export function FixDialog({
  batchId,
  query,
  rowIds,
  count,
  onClose,
}: {
  readonly batchId: BatchId;
  readonly query: RowQuery;
  /** The selected rows; null means every row of the view. */
  readonly rowIds: readonly RowId[] | null;
  readonly count: number;
  readonly onClose: () => void;
}) {
  const text = useText(LIST).fix;
  const common = useText(COMMON);
  const { act, isBusy } = useAct();
  const [draft, setDraft] = useState<FixDraft>(START_DRAFT);
  const fix = fixOf(draft);
  const scope = { batchId, query, rowIds: rowIds === null ? null : [...rowIds] };
  const apply = async () => {
    if (fix === null) return;
    const done = await act('rows.fix', { ...scope, fix });
    if (done === undefined) return;
    notify({ tone: 'ok', title: text.done(done.changed) });
    onClose();
  };
  return (
    <Dialog
      isOpen
      isSticky
      size="large"
      onClose={onClose}
      title={text.title}
      subtitle={rowIds === null ? text.scopeView(count) : text.scopeSelected(count)}
      closeLabel={common.close}
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" isBusy={isBusy} isDisabled={fix === null} onPress={() => void apply()}>
            {text.press}
          </Button>
        </>
      }
    >
      <div className="fix">
        <div className="fix__rule">
          <RadioCards
            label={text.kind}
            value={draft.kind}
            onChange={(kind) => setDraft({ ...draft, kind })}
            options={KINDS.map((kind) => ({ value: kind, label: text.kinds[kind], detail: text.kindDetails[kind] }))}
          />
          <FixFields draft={draft} onDraft={setDraft} />
        </div>
        <FixPreview scope={scope} fix={fix} />
      </div>
      {isBusy && <ListJobs batchId={batchId} />}
    </Dialog>
  );
}
