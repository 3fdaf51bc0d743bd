/**
 * Every shortcut of the program by what it does, with its keys as we write them: `Ctrl K`, where Ctrl is Command on a
 * Mac. What handles them, the native menu's accelerators and the list that `?` shows are made from here.
 */
export const APP_SHORTCUTS = {
  palette: 'Ctrl K',
  openWorkbook: 'Ctrl O',
  showLists: 'Ctrl 1',
  showRecipients: 'Ctrl 2',
  showHistory: 'Ctrl 3',
  showBoard: 'Ctrl 4',
  showSettings: 'Ctrl ,',
  help: '?',
} as const;

/** Those of the List screen, wherever on it the focus is. */
export const LIST_SHORTCUTS = {
  find: 'Ctrl F',
  nextProblem: 'F8',
  previousProblem: 'Shift F8',
  saveReport: 'Ctrl E',
  print: 'Ctrl P',
} as const;

/** Where the menu opens the list of keys: a lone `?` is also something that is typed. */
export const MENU_HELP = 'F1';

/** The menu's own, which the system carries out. */
export const ZOOM_SHORTCUTS = 'Ctrl + - 0';

/** Those of the table, on a cell that is not being edited. Several keys of one kind stand in one line. */
export const GRID_SHORTCUTS = {
  move: '↑ ↓ ← →',
  edges: 'Home End',
  corners: 'Ctrl Home End',
  pages: 'PageUp PageDown',
  extend: 'Shift ↑ ↓ ← →',
  edit: 'F2 Enter',
  leave: 'Esc',
  select: 'Space',
  selectAll: 'Ctrl A',
  copyPaste: 'Ctrl C V',
  fillDown: 'Ctrl D',
  clear: 'Delete',
  undo: 'Ctrl Z',
  redo: 'Ctrl Y',
} as const;

/** Those of the table's header. */
export const HEADER_SHORTCUTS = {
  sort: 'Enter',
  columnMenu: 'Alt ↓',
  resize: 'Alt ← →',
  reorder: 'Alt Shift ← →',
} as const;
