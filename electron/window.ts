import { BrowserWindow, screen, type BrowserWindowConstructorOptions, type Session, type WebContents } from 'electron';
import { appHostOf, startUrl, type AppHost } from './app-address.ts';
import {
  type Display,
  safePlace,
  setUpOf,
  SMALLEST_WINDOW,
  type WindowPlace,
  type WindowPlaces,
} from './window-place.ts';

/**
 * How every page of this program runs: in Chromium's sandbox, without Node, in a world apart from its preload.
 * Exported so that a test can hold it against Electron's security checklist; `openWindow` adds only preload and devTools.
 */
export const PAGE_PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  plugins: false,
  spellcheck: false,
  disableDialogs: true,
  safeDialogs: true,
  enableWebSQL: false,
  autoplayPolicy: 'user-gesture-required',
} as const satisfies BrowserWindowConstructorOptions['webPreferences'];

/** What each window was opened for, by the id of its web contents. Asked by the IPC door. */
const hosts = new Map<number, AppHost>();

const guarded = new WeakSet<WebContents>();

/** The page a window was opened for, or null when it is none of ours. */
export const hostOfWindow = (webContentsId: number): AppHost | null => hosts.get(webContentsId) ?? null;

export interface WindowOptions {
  readonly host: AppHost;
  /** The preload's file. A page that only gets printed has none. */
  readonly preload?: string;
  readonly title: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly smallest?: { readonly width: number; readonly height: number };
  /** False in a packaged program. */
  readonly devTools: boolean;
  readonly parent?: BrowserWindow;
  readonly modal?: boolean;
  /** False for a page that is only printed. */
  readonly visible?: boolean;
  readonly backgroundColor?: string;
  /** Told as soon as the window is there, before its page loads: a page may ask at once. */
  readonly onOpened?: (window: BrowserWindow) => void;
  /** Where it stood before, and where to write down that it moved. Without these it stands in the middle. */
  readonly places?: WindowPlaces;
}

/**
 * Opens one of our pages in a window that cannot leave it: no navigation, no further windows, no webviews. The window
 * shows itself when its page is drawn. Resolves when the page is loaded. Anything a page opens elsewhere goes
 * through a channel of the contract that names its target, never through an address the page chose.
 */
export async function openWindow(options: WindowOptions): Promise<BrowserWindow> {
  const smallest = options.smallest ?? SMALLEST_WINDOW;
  const there = displays();
  const remembered = options.places?.placeOn(setUpOf(there)) ?? null;
  const workAreas = there.map((display) => display.workArea);
  const place = safePlace(remembered, workAreas, options.size, smallest);
  const window = new BrowserWindow({
    x: place.x,
    y: place.y,
    width: place.width,
    height: place.height,
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: options.title,
    show: false,
    backgroundColor: options.backgroundColor ?? '#ffffff',
    ...(options.parent === undefined ? {} : { parent: options.parent, modal: options.modal ?? false }),
    webPreferences: {
      ...PAGE_PREFERENCES,
      devTools: options.devTools,
      ...(options.preload === undefined ? {} : { preload: options.preload }),
    },
  });
  const webContentsId = window.webContents.id;
  hosts.set(webContentsId, options.host);
  window.once('closed', () => hosts.delete(webContentsId));
  guardContents(window.webContents);
  if (place.maximised) window.maximize();
  if (options.visible !== false) window.once('ready-to-show', () => window.show());
  if (options.places !== undefined) keepPlace(window, options.places);
  options.onOpened?.(window);
  await window.loadURL(startUrl(options.host));
  return window;
}

/**
 * Denies what no page of ours needs: going anywhere, opening anything, embedding anything. Also put on every web
 * contents that comes to be (`guardEveryPage`), so that one opened by mistake or by an attack is bound as well.
 */
export function guardContents(contents: WebContents): void {
  if (guarded.has(contents)) return;
  guarded.add(contents);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    // Reloading is a navigation too, to the very page that is there. Nothing else is.
    if (!(isSamePage(event.url, contents.getURL()) && event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!(event.isMainFrame && isSamePage(event.url, contents.getURL()))) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Without a listener Electron hands a page the first device that answers.
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}

/** True when both addresses are the same page of ours; the part after `#` may differ. */
export function isSamePage(wanted: string, current: string): boolean {
  if (appHostOf(wanted) === null || appHostOf(current) === null) return false;
  return wanted.split('#')[0] === current.split('#')[0];
}

/** Denies every permission, device, screen capture and download to every page of the session. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('will-download', (event) => event.preventDefault());
}

/** Puts `guardContents` on every page from now on, whoever opens it. Call before the first window. */
export function guardEveryPage(app: {
  on(event: 'web-contents-created', listener: (event: unknown, contents: WebContents) => void): unknown;
}): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

/** Every display, the main one first. */
const displays = (): readonly Display[] => {
  const main = screen.getPrimaryDisplay();
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)];
};

/**
 * Writes down where a window stands when it was moved, for the set-up of screens it stands on. When the screens change
 * it goes where it stood on these last, and never stays where none is.
 */
function keepPlace(window: BrowserWindow, places: WindowPlaces): void {
  const current = (): WindowPlace => ({ ...window.getNormalBounds(), maximised: window.isMaximized() });
  let setUp = setUpOf(displays());
  let pending: NodeJS.Timeout | undefined;
  // A drag tells of every pixel; only where it ended is worth a write.
  const noteSoon = () => {
    clearTimeout(pending);
    pending = setTimeout(() => places.remember(setUp, current()), 500);
  };
  window.on('resize', noteSoon);
  window.on('move', noteSoon);
  window.on('maximize', noteSoon);
  window.on('unmaximize', noteSoon);
  window.on('close', () => {
    clearTimeout(pending);
    places.remember(setUp, current());
  });
  const screensChanged = () => {
    const there = displays();
    const next = setUpOf(there);
    // What the system itself moved because a screen went is no place a person chose for the old set-up.
    clearTimeout(pending);
    const now = current();
    const wanted = next === setUp ? now : (places.placeOn(next) ?? now);
    setUp = next;
    const workAreas = there.map((display) => display.workArea);
    standAt(window, safePlace(wanted, workAreas, wanted), now);
    noteSoon();
  };
  screen.on('display-added', screensChanged);
  screen.on('display-removed', screensChanged);
  screen.on('display-metrics-changed', screensChanged);
  window.once('closed', () => {
    clearTimeout(pending);
    screen.off('display-added', screensChanged);
    screen.off('display-removed', screensChanged);
    screen.off('display-metrics-changed', screensChanged);
  });
}

/** Moves a window, if that is not where it stands. One that fills its screen is let go first, and fills the new one. */
function standAt(window: BrowserWindow, place: WindowPlace, now: WindowPlace): void {
  const { maximised, ...bounds } = place;
  const isThere =
    bounds.x === now.x && bounds.y === now.y && bounds.width === now.width && bounds.height === now.height;
  if (isThere && maximised === now.maximised) return;
  if (now.maximised) window.unmaximize();
  if (!isThere) window.setBounds(bounds);
  if (maximised) window.maximize();
}
