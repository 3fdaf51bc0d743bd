import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * A handler that is the same function for the life of the component and does what the latest one does: for parts that
 * are drawn again only when what they are given has changed. To be called by events, not while drawing.
 */
export function useSteady<A extends readonly unknown[]>(work: (...args: A) => void): (...args: A) => void {
  const latest = useRef(work);
  useLayoutEffect(() => {
    latest.current = work;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
