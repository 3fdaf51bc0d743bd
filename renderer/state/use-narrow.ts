import { useSyncExternalStore } from 'react';

const query = matchMedia('(width <= 1150px)');

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the window is small (or zoomed in): what matters most then takes the room. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
