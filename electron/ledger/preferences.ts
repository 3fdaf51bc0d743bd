import { userInfo } from 'node:os';
import { preferencesSchema } from '../../shared/app-state.ts';
import type { Preferences } from '../../shared/app-state.ts';
import { getMeta, setMeta } from './meta.ts';
import type { Store } from './store.ts';

const KEY = 'preferences';

/** The preferences as they are, and what there is to say about them. */
export interface PreferencesState {
  readonly preferences: Preferences;
  /** False until they were set once: the system's language then decides. */
  readonly saved: boolean;
  /** What was stored could not be read, so the defaults hold (`settings.corrupt`); setting anything repairs it. */
  readonly corrupt: boolean;
}

/** What holds before anybody chose anything. */
export function defaultPreferences(): Preferences {
  return { locale: 'tr', theme: 'system', operator: systemUser(), density: 'comfortable', layouts: {} };
}

function systemUser(): string {
  try {
    return userInfo().username.trim().slice(0, 80) || '?';
  } catch (error) {
    // A user id without an entry in the system's list (containers) has no name; anything else is a bug.
    if (error instanceof Error && 'code' in error) return '?';
    throw error;
  }
}

function readState(store: Store): PreferencesState {
  const stored = getMeta(store.db, KEY);
  if (stored === undefined) return { preferences: defaultPreferences(), saved: false, corrupt: false };
  const parsed = preferencesSchema.safeParse(jsonOrNull(stored));
  return parsed.success
    ? { preferences: parsed.data, saved: true, corrupt: false }
    : { preferences: defaultPreferences(), saved: true, corrupt: true };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function setPreferences(
  store: Store,
  args: { readonly [K in keyof Preferences]?: Preferences[K] | undefined },
): Preferences {
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
  const preferences = preferencesSchema.parse({ ...readState(store).preferences, ...given });
  store.transaction(() => setMeta(store.db, KEY, JSON.stringify(preferences)));
  return preferences;
}

/** The ledger's operations on preferences. They are not journaled: they change nothing about money. */
export const preferenceOperations = {
  'preferences.get': (store: Store) => readState(store).preferences,
  'preferences.state': (store: Store) => readState(store),
  'preferences.set': setPreferences,
} as const;
