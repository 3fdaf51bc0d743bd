import { useSyncExternalStore } from 'react';

function widthHook(media: string): () => boolean {
  const query = matchMedia(media);
  const subscribe = (listener: () => void): (() => void) => {
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  };
  return () => useSyncExternalStore(subscribe, () => query.matches);
}

/** Whether the window is small (or zoomed in): what matters most then takes the room. */
export const useNarrow = widthHook('(width <= 1150px)');

/** Whether a panel beside a table takes room that its names need: on every laptop, not on a desk's large screen. */
export const useLaptop = widthHook('(width <= 1440px)');
