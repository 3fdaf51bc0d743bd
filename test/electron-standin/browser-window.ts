import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cdp } from './chromium.ts';
import { afterLastWindow } from './ending.ts';
import { cancellable } from './events.ts';
import { program } from './program.ts';
import { appEvents, focusedWindow, windows } from './registry.ts';
import { WebContents, type PagePreferences } from './web-contents.ts';

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface WindowOptions extends Partial<Rectangle> {
  readonly title?: string;
  readonly show?: boolean;
  readonly minWidth?: number;
  readonly minHeight?: number;
  readonly parent?: BrowserWindow;
  readonly modal?: boolean;
  readonly webPreferences?: PagePreferences & Readonly<Record<string, unknown>>;
}

/** The preferences without which Electron would give a page powers that Chromium cannot show here. */
const REQUIRED = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webviewTag: false,
};

/** One window. Its place and state are kept as numbers; without a display there is no window manager to ask. */
export class BrowserWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  readonly standInOptions: WindowOptions;
  #bounds: Rectangle;
  #minimum: [number, number];
  #state: 'normal' | 'minimized' | 'maximized' | 'fullscreen' = 'normal';
  #title: string;
  #visible: boolean;
  #destroyed = false;
  #enabled = true;

  constructor(options: WindowOptions = {}) {
    super();
    if (!program.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = { ...REQUIRED, ...options.webPreferences };
    for (const [name, value] of Object.entries(REQUIRED)) {
      if (preferences[name as keyof typeof REQUIRED] !== value) {
        throw new Error(`stand-in: webPreferences.${name} must be ${value}; nothing else is modelled`);
      }
    }
    this.standInOptions = options;
    this.#minimum = [options.minWidth ?? 0, options.minHeight ?? 0];
    this.#bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: Math.max(options.width ?? 800, this.#minimum[0]),
      height: Math.max(options.height ?? 600, this.#minimum[1]),
    };
    this.#visible = options.show !== false;
    this.#title = options.title ?? program.name;
    windows.add(this);
    this.webContents = new WebContents(this, preferences, (contents) => {
      appEvents.emit('web-contents-created', {}, contents);
    });
    this.id = this.webContents.id;
    if (options.modal === true) options.parent?.setEnabled(false);
    appEvents.emit('browser-window-created', {}, this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }
  static fromWebContents(contents: WebContents | undefined): BrowserWindow | null {
    return contents?.standInWindow ?? null;
  }
  static fromId(id: number): BrowserWindow | null {
    return [...windows].find((window) => window.id === id) ?? null;
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focusedWindow();
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }
  loadFile(path: string): Promise<void> {
    return this.webContents.loadURL(pathToFileURL(resolve(program.folder, path)).href);
  }
  show(): void {
    this.#visible = true;
    this.emit('show');
    this.emit('focus');
  }
  hide(): void {
    this.#visible = false;
    this.emit('hide');
  }
  focus(): void {
    this.webContents.focus();
    this.emit('focus');
  }
  isVisible(): boolean {
    return this.#visible;
  }
  isFocused(): boolean {
    return BrowserWindow.getFocusedWindow() === this;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isModal(): boolean {
    return this.standInOptions.modal === true;
  }
  getParentWindow(): BrowserWindow | null {
    return this.standInOptions.parent ?? null;
  }
  getChildWindows(): BrowserWindow[] {
    return [...windows].filter((window) => window.standInOptions.parent === this);
  }
  setEnabled(enabled: boolean): void {
    this.#enabled = enabled;
  }
  isEnabled(): boolean {
    return this.#enabled;
  }
  /** Asks the listeners of `close` first, any of whom may keep the window. */
  close(): void {
    this.standInCloseUnlessVetoed();
  }
  standInCloseUnlessVetoed(): boolean {
    if (this.#destroyed) return true;
    const event = cancellable({});
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    this.destroy();
    return true;
  }
  destroy(): void {
    for (const child of this.getChildWindows()) child.destroy();
    // A page that hangs is not waited for.
    setTimeout(() => this.webContents.standInGone(), 3000).unref();
    this.webContents.standInOpened
      .then(() => cdp().send('Target.closeTarget', { targetId: this.webContents.standInTargetId }))
      .catch(() => this.webContents.standInGone());
  }
  standInGone(): void {
    this.#destroyed = true;
    windows.delete(this);
    if (this.standInOptions.modal === true) this.standInOptions.parent?.setEnabled(true);
    this.emit('closed');
    if (windows.size === 0) afterLastWindow();
  }
  getTitle(): string {
    return this.#title;
  }
  setTitle(title: string): void {
    this.#title = title;
  }
  getBounds(): Rectangle {
    return { ...this.#bounds };
  }
  getContentBounds(): Rectangle {
    return { ...this.#bounds };
  }
  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }
  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }
  getContentSize(): number[] {
    return this.getSize();
  }
  getPosition(): number[] {
    return [this.#bounds.x, this.#bounds.y];
  }
  getMinimumSize(): number[] {
    return [...this.#minimum];
  }
  setMinimumSize(width: number, height: number): void {
    this.#minimum = [width, height];
  }
  setBounds(bounds: Partial<Rectangle>): void {
    const moved = bounds.x !== undefined || bounds.y !== undefined;
    const resized = bounds.width !== undefined || bounds.height !== undefined;
    Object.assign(this.#bounds, bounds);
    this.#bounds.width = Math.max(this.#bounds.width, this.#minimum[0]);
    this.#bounds.height = Math.max(this.#bounds.height, this.#minimum[1]);
    if (resized) {
      this.webContents.standInOpened
        .then(() => this.webContents.standInApplySize())
        .catch((error: unknown) => console.error('stand-in:', error));
      this.emit('resize');
      this.emit('resized');
    }
    if (moved) {
      this.emit('move');
      this.emit('moved');
    }
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }
  center(): void {
    this.emit('move');
  }
  minimize(): void {
    this.#state = 'minimized';
    this.emit('minimize');
  }
  maximize(): void {
    this.#state = 'maximized';
    this.emit('maximize');
  }
  unmaximize(): void {
    this.#state = 'normal';
    this.emit('unmaximize');
  }
  restore(): void {
    this.#state = 'normal';
    this.emit('restore');
  }
  setFullScreen(on: boolean): void {
    this.#state = on ? 'fullscreen' : 'normal';
    this.emit(on ? 'enter-full-screen' : 'leave-full-screen');
  }
  isMinimized(): boolean {
    return this.#state === 'minimized';
  }
  isMaximized(): boolean {
    return this.#state === 'maximized';
  }
  isFullScreen(): boolean {
    return this.#state === 'fullscreen';
  }
  // What only a window manager would show.
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setBackgroundColor(): void {}
  setProgressBar(): void {}
  setContentProtection(): void {}
  moveTop(): void {}
  flashFrame(): void {}
}
