import { useEffect, useId, useRef } from 'react';
import type { Locale } from '../../shared/money.ts';
import type { Command } from '../components/command-palette.tsx';
import { useLocale } from '../text/use-text.ts';
import { createStore, useStore } from './store.ts';

/** What the screen in view can do, for the palette and for the native menu. */
export interface ScreenCommands {
  readonly palette: readonly Command[];
  /** By the name of the native menu's command (electron/menu.ts). */
  readonly menu: Readonly<Record<string, () => void>>;
}

interface Registered {
  readonly id: string;
  /** Registered anew in another language, so that a palette that is open speaks it too. */
  readonly locale: Locale;
  readonly read: () => ScreenCommands;
}

const store = createStore<{ readonly registered: readonly Registered[] }>({ registered: [] });

/** Offers a screen's commands while it is mounted; they are read anew each time the palette opens. */
export function useScreenCommands(read: () => ScreenCommands): void {
  const id = useId();
  const locale = useLocale();
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    store.set(({ registered }) => ({ registered: [...registered, { id, locale, read: () => latest.current() }] }));
    return () => store.set(({ registered }) => ({ registered: registered.filter((each) => each.id !== id) }));
  }, [id, locale]);
}

export const useRegistered = (): readonly Registered[] => useStore(store).registered;

/** Runs the command of that name of the screen in view; false when no screen has it. */
export function runScreenCommand(name: string): boolean {
  for (const { read } of store.get().registered.toReversed()) {
    const run = read().menu[name];
    if (run !== undefined) {
      run();
      return true;
    }
  }
  return false;
}
