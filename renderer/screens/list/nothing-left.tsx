import type { BatchDetail } from '../../../shared/batches.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { LIST } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** Over a list whose rows are all held back or dropped: that nobody is paid by it, and the way to its rows. */
export function NothingLeft({
  detail: { state, counts },
  onShow,
}: {
  readonly detail: Pick<BatchDetail, 'state' | 'counts'>;
  readonly onShow: (filter: 'held' | 'dropped') => void;
}) {
  const text = useText(LIST).nothingLeft;
  if (state !== 'nothingToSend') return null;
  const filter = counts.held > 0 ? 'held' : 'dropped';
  return (
    <div className="list__nothing">
      <Banner
        tone="info"
        title={text.title}
        actions={
          counts[filter] > 0 && (
            <Button size="small" onPress={() => onShow(filter)}>
              {filter === 'held' ? text.showHeld : text.showDropped}
            </Button>
          )
        }
        isLive
      >
        {text.body}
      </Banner>
    </div>
  );
}
