import { createContext, useCallback, useContext } from 'react';
import type { AppState, Preferences } from '../../shared/app-state.ts';
import { useAct } from './act.ts';
import { writtenKeys } from './shortcuts.ts';

/** The program's state as main told it; the shell provides it to every screen. */
export const AppStateContext = createContext<AppState | null>(null);

/** The program's state. Only below the shell. */
export function useAppState(): AppState {
  const state = useContext(AppStateContext);
  if (state === null) throw new Error('useAppState outside the shell');
  return state;
}

/** Changes preferences; main answers and tells everyone. */
export function useSetPreferences(): (change: Partial<Preferences>) => Promise<Preferences | undefined> {
  const { act } = useAct();
  return useCallback((change) => act('app.setPreferences', change), [act]);
}

/** A page's own arrangement (column widths, hidden columns), as it last wrote it. */
export function useLayout(screen: string): readonly [layout: string | undefined, save: (layout: string) => void] {
  const { preferences } = useAppState();
  const set = useSetPreferences();
  const layout = preferences.layouts[screen];
  const save = useCallback(
    (text: string) => void set({ layouts: { ...preferences.layouts, [screen]: text } }),
    [preferences.layouts, screen, set],
  );
  return [layout, save];
}

/** A shortcut as this computer's keyboard writes it. */
export function useKeys(): (keys: string) => string {
  const { platform } = useAppState();
  return useCallback((keys: string) => writtenKeys(keys, platform), [platform]);
}
