import type { Place } from './grid-state.ts';

/** What a key press asks for while no editor is open (WAI-ARIA Authoring Practices, Grid pattern). */
export type GridCommand =
  | { readonly kind: 'go'; readonly to: Place; readonly isExtending: boolean }
  | { readonly kind: 'edit'; readonly mode: 'change' | 'replace' }
  | { readonly kind: 'activate' }
  | { readonly kind: 'toggleRow' }
  | { readonly kind: 'selectAll' }
  | { readonly kind: 'escape' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'fillDown' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'columnMenu' }
  | { readonly kind: 'resize'; readonly by: number }
  | { readonly kind: 'reorder'; readonly by: -1 | 1 };

export interface Key {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isAltGraph: boolean;
}

export interface KeyContext {
  readonly active: Place;
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit on a page. */
  readonly page: number;
}

const RESIZE_STEP = 16;

/** Reads a key press. Undefined for keys that are not the grid's, which then do what they always do. */
export function readKey(key: Key, context: KeyContext): GridCommand | undefined {
  const isHeader = context.active.row < 0;
  const hasControl = (key.ctrlKey || key.metaKey) && !key.isAltGraph;
  if (key.altKey && !key.isAltGraph) return isHeader ? readHeaderAlt(key) : undefined;
  const to = readMove(key.key, hasControl, context);
  if (to !== undefined) return { kind: 'go', to, isExtending: key.shiftKey };
  if (hasControl) return readControl(key, isHeader);
  switch (key.key) {
    case 'F2':
      return isHeader ? undefined : { kind: 'edit', mode: 'change' };
    case 'Enter':
      return { kind: 'activate' };
    case ' ':
      return isHeader ? { kind: 'activate' } : { kind: 'toggleRow' };
    case 'Escape':
      return { kind: 'escape' };
    case 'Delete':
    case 'Backspace':
      return isHeader ? undefined : { kind: 'clear' };
    case 'ContextMenu':
      return isHeader ? { kind: 'columnMenu' } : undefined;
    case 'F10':
      return isHeader && key.shiftKey ? { kind: 'columnMenu' } : undefined;
    default:
      return !isHeader && isTyping(key) ? { kind: 'edit', mode: 'replace' } : undefined;
  }
}

function readHeaderAlt({ key, shiftKey }: Key): GridCommand | undefined {
  if (key === 'ArrowDown') return { kind: 'columnMenu' };
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const sign = key === 'ArrowLeft' ? -1 : 1;
  return shiftKey ? { kind: 'reorder', by: sign } : { kind: 'resize', by: sign * RESIZE_STEP };
}

/** By the key's place as well as its letter, so that Ctrl+A and Ctrl+Z stand where every layout has them. */
function readControl({ key, shiftKey }: Key, isHeader: boolean): GridCommand | undefined {
  switch (key.toLowerCase()) {
    case 'a':
      return { kind: 'selectAll' };
    case 'z':
      return { kind: shiftKey ? 'redo' : 'undo' };
    case 'y':
      return { kind: 'redo' };
    case 'd':
      return isHeader || shiftKey ? undefined : { kind: 'fillDown' };
    default:
      return undefined;
  }
}

function readMove(key: string, hasControl: boolean, { active, rows, columns, page }: KeyContext): Place | undefined {
  const { row, column } = active;
  const lastRow = rows - 1;
  const lastColumn = columns - 1;
  const inRow = (wanted: number) => Math.max(0, Math.min(wanted, lastColumn));
  const inColumn = (wanted: number) => Math.max(-1, Math.min(wanted, lastRow));
  switch (key) {
    case 'ArrowLeft':
      return { row, column: hasControl ? 0 : inRow(column - 1) };
    case 'ArrowRight':
      return { row, column: hasControl ? lastColumn : inRow(column + 1) };
    case 'ArrowUp':
      return { row: hasControl ? Math.min(0, lastRow) : inColumn(row - 1), column };
    case 'ArrowDown':
      return { row: hasControl ? lastRow : inColumn(row + 1), column };
    case 'Home':
      return { row: hasControl ? Math.min(0, lastRow) : row, column: 0 };
    case 'End':
      return { row: hasControl ? lastRow : row, column: lastColumn };
    case 'PageUp':
      return { row: Math.max(Math.min(0, lastRow), row - page), column };
    case 'PageDown':
      return { row: inColumn(Math.max(0, row) + page), column };
    default:
      return undefined;
  }
}

/** A character, a dead key or an input method at work: what begins an edit by typing. */
function isTyping({ key, ctrlKey, metaKey, isAltGraph }: Key): boolean {
  if ((ctrlKey || metaKey) && !isAltGraph) return false;
  // The question mark shows the keys, here as everywhere; F2 and then `?` writes one.
  if (key === '?') return false;
  return key === 'Dead' || key === 'Process' || [...key].length === 1;
}
