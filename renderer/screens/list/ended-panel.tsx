import { useState } from 'react';
import type { BatchDetail } from '../../../shared/batches.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import type { Tone } from '../../components/tone.ts';
import { RESULT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { NewListDialog } from '../lists/new-list-dialog.tsx';
import { countsByFilter } from './filter-bar.tsx';

/** How the list ended, in a sentence; rows that failed or were held become a new list in one press. */
export function EndedPanel({ detail }: { readonly detail: BatchDetail }) {
  const text = useText(RESULT).ended;
  const [open, setOpen] = useState<'failed' | 'held' | null>(null);
  const counts = countsByFilter(detail);
  const notPaid = counts.notPaid + counts.notAccepted;
  const ended = endedOf();
  const close = () => setOpen(null);
  if (ended === undefined) return null;
  return (
    <>
      <Banner tone={ended.tone} title={ended.title} isLive>
        <p>{ended.body}</p>
        <div className="payout__buttons">
          {notPaid > 0 && detail.state !== 'cancelled' && (
            <Button size="small" variant="primary" onPress={() => setOpen('failed')}>
              {text.newFromFailed}
            </Button>
          )}
          {counts.held > 0 && (
            <Button size="small" onPress={() => setOpen('held')}>
              {text.newFromHeld}
            </Button>
          )}
        </div>
      </Banner>
      {open !== null && (
        <NewListDialog
          list={detail}
          which={open}
          title={open === 'failed' ? text.failedTitle : text.heldTitle}
          body={open === 'failed' ? text.failedBody : text.heldBody}
          needsReason={open === 'failed' && counts.notPaid > 0}
          onClose={close}
        />
      )}
    </>
  );

  function endedOf(): { readonly tone: Tone; readonly title: string; readonly body: string } | undefined {
    switch (detail.state) {
      case 'allPaid':
        return { tone: 'ok', title: text.allPaid, body: text.allPaidBody(counts.paid) };
      case 'partlyPaid':
        return { tone: 'warning', title: text.partlyPaid, body: text.partlyBody(counts.paid, notPaid) };
      case 'nonePaid':
        return { tone: 'error', title: text.nonePaid, body: text.nonePaidBody };
      case 'cancelled':
        return { tone: 'neutral', title: text.cancelled, body: text.cancelledBody };
      case 'hasErrors':
      case 'ready':
      case 'nothingToSend':
      case 'sending':
      case 'unknown':
      case 'waitingAuthorisation':
      case 'inProgress':
      case 'refused':
        return undefined;
    }
  }
}
