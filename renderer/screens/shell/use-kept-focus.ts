import { type RefObject, useEffect } from 'react';

/**
 * Puts the focus on the screen when what had it is gone (the button of a step that is done, a row that left the view), so
 * that neither the keyboard nor a screen reader is ever left nowhere.
 */
export function useKeptFocus(screen: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let last: EventTarget | null = null;
    let frame = 0;
    const isLost = () => last !== null && document.activeElement === document.body;
    const arrived = (event: FocusEvent) => (last = event.target);
    // Who presses beside everything lets go of the focus on purpose; a press on something gives it the focus next.
    const pressed = () => (last = null);
    const keep = () => {
      frame = 0;
      if (isLost()) screen.current?.focus({ preventScroll: true });
    };
    const watcher = new MutationObserver(() => {
      // A dialog that closes gives the focus back itself, a frame later.
      if (frame === 0 && isLost()) frame = requestAnimationFrame(() => (frame = requestAnimationFrame(keep)));
    });
    document.addEventListener('focusin', arrived);
    document.addEventListener('pointerdown', pressed, true);
    watcher.observe(document.body, { childList: true, subtree: true });
    return () => {
      cancelAnimationFrame(frame);
      watcher.disconnect();
      document.removeEventListener('focusin', arrived);
      document.removeEventListener('pointerdown', pressed, true);
    };
  }, [screen]);
}
