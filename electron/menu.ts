import { Menu, type MenuItemConstructorOptions } from 'electron';
import { APP_SHORTCUTS, LIST_SHORTCUTS, MENU_HELP } from '../shared/shortcuts.ts';

/**
 * What can be asked for in the menu. The menu decides nothing: the command goes to the main page as a `command` event,
 * and the page does what its own button for it does, or nothing where it makes no sense. There is no command that
 * authorises.
 */
export const MENU_COMMANDS = [
  'openWorkbook',
  'saveTemplate',
  'saveReport',
  'print',
  'find',
  'showLists',
  'showBoard',
  'showRecipients',
  'showHistory',
  'showSettings',
  'supportFile',
  'help',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

type MenuHeading = 'file' | 'edit' | 'view' | 'helpMenu';
type MenuRole =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'quit'
  | 'zoomIn'
  | 'zoomOut'
  | 'resetZoom'
  | 'togglefullscreen'
  | 'minimize'
  | 'about';

/** The menu's words in the language of the moment. Missing ones are a compile error. */
export type MenuTexts = Readonly<Record<MenuCommand | MenuHeading | MenuRole, string>>;

const KEYS: Readonly<Record<string, string>> = { ...APP_SHORTCUTS, ...LIST_SHORTCUTS, help: MENU_HELP };
/** A shortcut as Electron writes it: `Ctrl O` is `CmdOrCtrl+O`. */
const acceleratorOf = (keys: string): string => keys.replace('Ctrl', 'CmdOrCtrl').replaceAll(' ', '+');

/** The menu as a value, so that a test can read it without a menu bar. */
export function menuTemplate(
  texts: MenuTexts,
  send: (command: MenuCommand) => void,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const command = (id: MenuCommand): MenuItemConstructorOptions => {
    const keys = KEYS[id];
    return {
      id,
      label: texts[id],
      click: () => send(id),
      ...(keys === undefined ? {} : { accelerator: acceleratorOf(keys) }),
    };
  };
  const role = (name: MenuRole): MenuItemConstructorOptions => ({ role: name, label: texts[name] });
  const mac = platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: texts.file,
      submenu: [
        command('openWorkbook'),
        command('saveTemplate'),
        line,
        command('saveReport'),
        command('print'),
        line,
        command('showSettings'),
        ...(mac ? [] : [line, role('quit')]),
      ],
    },
    {
      label: texts.edit,
      submenu: [
        role('undo'),
        role('redo'),
        line,
        role('cut'),
        role('copy'),
        role('paste'),
        role('selectAll'),
        line,
        command('find'),
      ],
    },
    {
      label: texts.view,
      submenu: [
        command('showLists'),
        command('showBoard'),
        command('showRecipients'),
        command('showHistory'),
        line,
        role('zoomIn'),
        role('zoomOut'),
        role('resetZoom'),
        role('togglefullscreen'),
        role('minimize'),
      ],
    },
    { label: texts.helpMenu, submenu: [command('help'), command('supportFile'), line, role('about')] },
  ];
}

/** Puts the menu up, or up again after the language changed. Reload and developer tools are not in it. */
export function showMenu(texts: MenuTexts, send: (command: MenuCommand) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(texts, send, process.platform)));
}
