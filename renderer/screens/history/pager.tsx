import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '../../components/icon-button.tsx';
import { useFormat, useText } from '../../text/use-text.ts';
import { HISTORY_TEXT } from './history-text.ts';

interface PagerProps {
  readonly offset: number;
  readonly size: number;
  readonly total: number;
  readonly onOffset: (offset: number) => void;
}

/** Which part of a long list is on view, and the way to its neighbours. */
export function Pager({ offset, size, total, onOffset }: PagerProps) {
  const text = useText(HISTORY_TEXT);
  const { count } = useFormat();
  if (total <= size) return null;
  const end = Math.min(total, offset + size);
  return (
    <nav className="history__pager">
      <span aria-live="polite">{text.page(count(offset + 1), count(end), count(total))}</span>
      <IconButton
        icon={ChevronLeft}
        label={text.previousPage}
        isDisabled={offset === 0}
        onPress={() => onOffset(Math.max(0, offset - size))}
      />
      <IconButton
        icon={ChevronRight}
        label={text.nextPage}
        isDisabled={end >= total}
        onPress={() => onOffset(offset + size)}
      />
    </nav>
  );
}
