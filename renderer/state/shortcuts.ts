import { useEffect, useEffectEvent } from 'react';

/** Whether the key was pressed while typing in a field: plain letters then belong to the field. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** A pressed key as we write shortcuts: `Ctrl K`, `Shift F8`, `?`. Command on a Mac is Ctrl. */
export function pressedKeys(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key.length === 1 ? event.key.toLocaleUpperCase('en') : event.key;
  const isSign = event.key.length === 1 && !/[\p{L}\p{N}]/u.test(event.key);
  return [(event.ctrlKey || event.metaKey) && 'Ctrl', event.altKey && 'Alt', event.shiftKey && !isSign && 'Shift', key]
    .filter(Boolean)
    .join(' ');
}

/**
 * Shortcuts of the view while it is mounted; every one of `keysOf` has to have its action. Function keys and those with Ctrl work everywhere but in an open dialog;
 * plain signs only outside fields.
 */
export function useShortcuts<Name extends string>(
  keysOf: Readonly<Record<Name, string>>,
  actions: Readonly<Record<NoInfer<Name>, () => void>>,
): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('[role="dialog"],[role="alertdialog"]') !== null) return;
    const keys = pressedKeys(event);
    const name = (Object.keys(keysOf) as Name[]).find((each) => keysOf[each] === keys);
    if (name === undefined || (isTyping(event.target) && !/^(Ctrl|Alt|Shift F\d|F\d)/.test(keys))) return;
    event.preventDefault();
    actions[name]();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

const MAC: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' };

/** The keys as the platform writes them. */
export function writtenKeys(keys: string, platform: string): string {
  return platform === 'darwin'
    ? keys
        .split(' ')
        .map((key) => MAC[key] ?? key)
        .join(' ')
    : keys;
}
