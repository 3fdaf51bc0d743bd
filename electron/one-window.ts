import type { BrowserWindow } from 'electron';

/** A small window of which there is never more than one, however often and fast it is asked for. */
export interface OneWindow {
  /**
   * Destroys the one that is there and opens another with `make`, which calls back as soon as its window is made, before the
   * page has loaded. Resolves when it has; requests wait for one another.
   */
  open(make: (made: (window: BrowserWindow) => void) => Promise<unknown>): Promise<void>;
  close(): void;
}

export function oneWindow(): OneWindow {
  let current: BrowserWindow | null = null;
  let last: Promise<void> = Promise.resolve();
  const close = (): void => {
    current?.destroy();
    current = null;
  };
  const openAfter = async (before: Promise<void>, make: Parameters<OneWindow['open']>[0]): Promise<void> => {
    await before;
    close();
    await make((window) => {
      current = window;
      window.once('closed', () => {
        if (current === window) current = null;
      });
    });
  };
  return {
    close,
    open(make) {
      const opened = openAfter(last, make);
      // The next one waits for this one whether or not it opened; the failure itself goes to who asked.
      last = opened.catch(() => undefined);
      return opened;
    },
  };
}

/** Asks a person one thing at a time: while a dialog of the system stands, another question is as good as declined. */
export function oneQuestion(): <T>(ask: () => Promise<T | null>) => Promise<T | null> {
  let isAsking = false;
  return async (ask) => {
    if (isAsking) return null;
    isAsking = true;
    try {
      return await ask();
    } finally {
      isAsking = false;
    }
  };
}
