import type { BrowserWindow } from './browser-window.ts';
import { quitProgram } from './ending.ts';
import { focusedWindow } from './registry.ts';
import { unmodelled } from './unmodelled.ts';

interface MenuItemOptions {
  readonly id?: string;
  readonly label?: string;
  readonly type?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly visible?: boolean;
  readonly checked?: boolean;
  readonly submenu?: Menu | MenuItemOptions[];
  readonly click?: (item: MenuItem, window: BrowserWindow | undefined, event: object) => void;
}

/** A key as the page saw it. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The roles that do something here; the others (copy, undo, …) belong to Chromium and its keys. */
const ROLES: Readonly<Record<string, (window: BrowserWindow | null) => void>> = {
  quit: quitProgram,
  close: (window) => window?.close(),
  minimize: (window) => window?.minimize(),
  zoomIn: (window) => window?.webContents.setZoomFactor(window.webContents.getZoomFactor() * 1.2),
  zoomOut: (window) => window?.webContents.setZoomFactor(window.webContents.getZoomFactor() / 1.2),
  resetZoom: (window) => window?.webContents.setZoomFactor(1),
  togglefullscreen: (window) => window?.setFullScreen(!window.isFullScreen()),
};

export class MenuItem {
  readonly id: string | undefined;
  readonly label: string;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly click: (event?: object, window?: BrowserWindow) => void;

  constructor(options: MenuItemOptions) {
    this.id = options.id;
    this.label = options.label ?? options.role ?? '';
    this.type = options.type ?? (options.submenu === undefined ? 'normal' : 'submenu');
    this.role = options.role;
    this.accelerator = options.accelerator;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : options.submenu;
    this.click = (event = {}, window = focusedWindow() ?? undefined) => {
      if (this.type === 'checkbox') this.checked = !this.checked;
      if (options.click !== undefined) options.click(this, window, event);
      else if (options.role !== undefined) {
        const act = ROLES[options.role];
        if (act === undefined) unmodelled(`MenuItem role "${options.role}"`);
        act(window ?? null);
      }
    };
  }
}

let applicationMenu: Menu | null = null;

export class Menu {
  items: MenuItem[] = [];

  static buildFromTemplate(template: (MenuItemOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    menu.items = template.map((item) => (item instanceof MenuItem ? item : new MenuItem(item)));
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }
  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }
  append(item: MenuItem): void {
    this.items.push(item);
  }
  getMenuItemById(id: string): MenuItem | null {
    return this.standInFind((item) => item.id === id);
  }
  standInFind(wanted: (item: MenuItem) => boolean): MenuItem | null {
    for (const item of this.items) {
      const found = wanted(item) ? item : item.submenu?.standInFind(wanted);
      if (found !== null && found !== undefined) return found;
    }
    return null;
  }
  popup: () => never = () => unmodelled('Menu.popup');
}

/** "CmdOrCtrl+Shift+E" as the key press it stands for. */
function matches(accelerator: string, press: KeyPress): boolean {
  const parts = accelerator.toLowerCase().split('+');
  const key = parts.at(-1) === '' ? '+' : parts.at(-1);
  const has = (...names: string[]) => names.some((name) => parts.includes(name));
  return (
    key === press.key.toLowerCase() &&
    has('cmdorctrl', 'commandorcontrol', 'ctrl', 'control') === press.ctrlKey &&
    has('cmd', 'command', 'meta', 'super') === press.metaKey &&
    has('alt', 'option') === press.altKey &&
    has('shift') === press.shiftKey
  );
}

/** A key that the page did not take for itself: the menu's item with that accelerator, if there is one. */
export function pressAccelerator(press: KeyPress, window: BrowserWindow): void {
  const item = applicationMenu?.standInFind(
    ({ accelerator, enabled }) => enabled && accelerator !== undefined && matches(accelerator, press),
  );
  item?.click({ triggeredByAccelerator: true }, window);
}
