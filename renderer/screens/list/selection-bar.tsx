import { CirclePause, CircleMinus, Undo2, WandSparkles, X } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { LIST } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** What can be done with the selected rows together. */
export function SelectionBar({
  count,
  onFix,
  onHold,
  onDrop,
  onPutBack,
  onClear,
}: {
  readonly count: number;
  readonly onFix: () => void;
  readonly onHold: () => void;
  readonly onDrop: () => void;
  readonly onPutBack: () => void;
  readonly onClear: () => void;
}) {
  const text = useText(LIST).selection;
  return (
    <section className="list__selection" aria-label={text.label}>
      <b aria-live="polite">{text.count(count)}</b>
      <Button size="small" icon={WandSparkles} onPress={onFix}>
        {text.fix}
      </Button>
      <Button size="small" icon={CirclePause} onPress={onHold}>
        {text.hold}
      </Button>
      <Button size="small" icon={CircleMinus} onPress={onDrop}>
        {text.drop}
      </Button>
      <Button size="small" icon={Undo2} onPress={onPutBack}>
        {text.putBack}
      </Button>
      <IconButton icon={X} size="small" label={text.clear} onPress={onClear} />
    </section>
  );
}
