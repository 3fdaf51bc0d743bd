import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { BrowserWindow } from './browser-window.ts';
import { cdp, chromium } from './chromium.ts';
import { cancellable } from './events.ts';
import { answerFilePath } from './file-paths.ts';
import { codec, receiveIpc, type IpcRequest } from './ipc-main.ts';
import { pressAccelerator, type KeyPress } from './menu.ts';
import { ISOLATED_WORLD, isolatedWorldScript, pageWorldScript } from './page-scripts.ts';
import { printParameters } from './print.ts';
import { program } from './program.ts';
import { allContents } from './registry.ts';
import { decideRequest, type PausedRequest } from './requests.ts';
import { toChromium, toProgram } from './schemes.ts';
import { applyPermissions, session } from './session.ts';
import { applyTheme } from './native-theme.ts';
import { unmodelled } from './unmodelled.ts';
import { readFileSync } from 'node:fs';

type Json = Record<string, unknown>;
type OpenHandler = (details: object) => { action: 'allow' | 'deny' };

let lastId = 0;

/** What a page's isolated world sends (page/preload-host.ts). */
type PageMessage =
  | IpcRequest
  | ({ readonly kind: 'key' } & KeyPress)
  | { readonly kind: 'navigate'; readonly url: string }
  | { readonly kind: 'open'; readonly url: string; readonly name: string; readonly features: string };

export interface PagePreferences {
  readonly preload?: string;
  readonly zoomFactor?: number;
  readonly devTools?: boolean;
}

/** One page: a Chromium target, the preload's isolated world in it, and the events the program hears. */
export class WebContents extends EventEmitter {
  readonly id: number;
  readonly session = session.defaultSession;
  readonly standInWindow: BrowserWindow;
  /** Resolves when Chromium has the page and every guard is in place. */
  readonly standInOpened: Promise<void>;
  standInTargetId = '';
  #sessionId = '';
  readonly #preferences: PagePreferences;
  readonly #channel = randomUUID();
  #url = 'about:blank';
  #expectedUrl: string | null = null;
  #isolatedContext: number | undefined;
  readonly #isolatedContexts = new Set<number>();
  #openHandler: OpenHandler | null = null;
  #zoomFactor: number;
  #loading = false;
  #drawn = false;
  #destroyed = false;

  constructor(window: BrowserWindow, preferences: PagePreferences, announce: (contents: WebContents) => void) {
    super();
    lastId += 1;
    this.id = lastId;
    this.standInWindow = window;
    this.#preferences = preferences;
    this.#zoomFactor = preferences.zoomFactor ?? 1;
    allContents.add(this);
    this.standInOpened = this.#open();
    this.standInOpened.catch((error: unknown) => {
      if (!program.exiting) console.error('stand-in: a page could not be opened', error);
    });
    announce(this);
  }

  async #open(): Promise<void> {
    const { targetId } = await cdp().send('Target.createTarget', { url: 'about:blank', newWindow: true });
    this.standInTargetId = String(targetId);
    const { sessionId } = await cdp().send('Target.attachToTarget', { targetId, flatten: true });
    this.#sessionId = String(sessionId);
    cdp().listen(this.#sessionId, (method, params) => this.#hear(method, params));
    const send = (method: string, params: Json = {}) => cdp().send(method, params, this.#sessionId);
    const { preload } = this.#preferences;
    const asksForPaths = preload !== undefined && readFileSync(preload, 'utf8').includes('getPathForFile');
    await Promise.all([
      send('Page.enable'),
      send('Runtime.enable'),
      send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      this.standInApplySize(),
      applyTheme(send),
      ...(asksForPaths ? [send('Debugger.enable'), send('DOM.enable')] : []),
      send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript(this.#channel) }),
      send('Runtime.addBinding', { name: 'standInSend', executionContextName: ISOLATED_WORLD }),
      send('Page.addScriptToEvaluateOnNewDocument', {
        worldName: ISOLATED_WORLD,
        source: isolatedWorldScript(this.#channel, preload),
      }),
    ]);
  }

  /** Sends a command to this page once it is open. */
  async standInCommand(method: string, params: Json = {}): Promise<Json> {
    await this.standInOpened;
    return cdp().send(method, params, this.#sessionId);
  }

  /** Gives the page the window's size and zoom. A window on a real display has its size from Chromium. */
  async standInApplySize(): Promise<void> {
    const { width, height } = this.standInWindow.getBounds();
    if (program.headful) {
      const { windowId } = await cdp().send('Browser.getWindowForTarget', { targetId: this.standInTargetId });
      await cdp().send('Browser.setWindowBounds', { windowId, bounds: { width, height } });
      return;
    }
    const zoom = this.#zoomFactor;
    const metrics = { width: Math.round(width / zoom), height: Math.round(height / zoom), deviceScaleFactor: zoom };
    await cdp().send('Emulation.setDeviceMetricsOverride', { ...metrics, mobile: false }, this.#sessionId);
  }

  #hear(method: string, params: Json): void {
    switch (method) {
      case 'Fetch.requestPaused':
        void decideRequest(cdp(), this.#sessionId, this, params as unknown as PausedRequest);
        break;
      case 'Runtime.bindingCalled':
        if (params['name'] === 'standInSend')
          this.#receive(String(params['payload']), Number(params['executionContextId']));
        break;
      case 'Runtime.executionContextCreated':
        this.#noteContext(params['context'] as { id: number; name: string; auxData?: { frameId?: string } });
        break;
      case 'Page.frameNavigated': {
        const frame = params['frame'] as { parentId?: string; url: string; urlFragment?: string };
        if (frame.parentId !== undefined) break;
        this.#url = toProgram(frame.url) + (frame.urlFragment ?? '');
        this.emit('did-navigate', {}, this.#url, 200, 'OK');
        break;
      }
      case 'Page.navigatedWithinDocument':
        this.#url = toProgram(String(params['url']));
        this.emit('did-navigate-in-page', {}, this.#url, true);
        break;
      case 'Page.domContentEventFired':
        this.emit('dom-ready', {});
        break;
      case 'Page.loadEventFired':
        this.#noteLoaded();
        break;
      case 'Page.windowOpen':
        this.#askToOpen(String(params['url']), String(params['windowName']), String(params['windowFeatures']));
        break;
      case 'Debugger.paused':
        answerFilePath(cdp(), this.#sessionId, params).catch((error: unknown) => console.error('stand-in:', error));
        break;
      case 'Inspector.targetCrashed':
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
        break;
      case 'Runtime.consoleAPICalled':
        this.#noteConsole(params as { type: string; args: { value?: unknown; description?: string }[] });
    }
  }

  #noteContext(context: { id: number; name: string; auxData?: { frameId?: string } }): void {
    if (context.name !== ISOLATED_WORLD || context.auxData?.frameId !== this.standInTargetId) return;
    this.#isolatedContext = context.id;
    this.#isolatedContexts.add(context.id);
  }

  #noteLoaded(): void {
    if (this.#url === 'about:blank') return;
    this.#loading = false;
    this.emit('did-finish-load', {});
    if (this.#drawn) return;
    this.#drawn = true;
    this.standInWindow.emit('ready-to-show', {});
  }

  #noteConsole({ type, args }: { type: string; args: { value?: unknown; description?: string }[] }): void {
    const message = args.map((arg) => String(arg.value ?? arg.description)).join(' ');
    this.emit('console-message', { level: type, message });
  }

  #askToOpen(url: string, frameName: string, features: string): void {
    const details = { url: toProgram(url), frameName, features, disposition: 'new-window' };
    if (this.#openHandler?.(details).action === 'allow') {
      console.error('stand-in: setWindowOpenHandler said "allow", which is not modelled: every window.open is denied');
    }
  }

  #receive(text: string, contextId: number): void {
    if (!this.#isolatedContexts.has(contextId)) return;
    const message = JSON.parse(text) as PageMessage;
    switch (message.kind) {
      case 'key':
        pressAccelerator(message, this.standInWindow);
        break;
      case 'navigate':
        if (this.standInAskNavigation(message.url, this.standInTargetId)) {
          void this.standInCommand('Page.navigate', { url: message.url });
        }
        break;
      case 'open':
        this.#askToOpen(message.url, message.name, message.features);
        break;
      default:
        void receiveIpc(this, message).then((answer) => answer !== null && this.#deliver(answer, contextId));
    }
  }

  #deliver(message: object, contextId = this.#isolatedContext): void {
    if (contextId === undefined || this.#destroyed) return;
    this.#call(contextId, message).catch((error: unknown) => {
      // The page navigated or closed before its answer came, as it may in Electron too.
      if (!/context|gone|closed|session/i.test(String(error))) console.error('stand-in:', error);
    });
  }

  async #call(contextId: number, message: object): Promise<void> {
    const { exceptionDetails } = await this.standInCommand('Runtime.callFunctionOn', {
      functionDeclaration: '(text) => standInDeliver(text)',
      executionContextId: contextId,
      arguments: [{ value: JSON.stringify(message) }],
    });
    if (exceptionDetails !== undefined) console.error('stand-in: a listener in a page threw', exceptionDetails);
  }

  /** True once for the address that the program itself asked to load. */
  standInIsExpected(realUrl: string, frameId: string): boolean {
    if (frameId !== this.standInTargetId || this.#expectedUrl !== realUrl) return false;
    this.#expectedUrl = null;
    return true;
  }

  /** Asks the program's listeners about a navigation a page wants. False when one of them prevented it. */
  standInAskNavigation(url: string, frameId: string): boolean {
    const isMainFrame = frameId === this.standInTargetId;
    const event = cancellable({ url, isMainFrame, isSameDocument: false, frame: this.mainFrame });
    this.emit('will-frame-navigate', event, url);
    if (isMainFrame) this.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  }

  /** Chromium closed the page, whoever asked for it. */
  standInGone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    allContents.delete(this);
    cdp().unlisten(this.#sessionId);
    this.emit('destroyed');
    this.standInWindow.standInGone();
  }

  get mainFrame(): object {
    const url = this.#url;
    const { protocol, host } = new URL(url);
    return {
      url,
      origin: `${protocol}//${host}`,
      parent: null,
      detached: false,
      frameTreeNodeId: 1,
      routingId: 1,
      processId: 1,
      get top() {
        return this;
      },
      isDestroyed: () => this.isDestroyed(),
    };
  }

  async loadURL(url: string): Promise<void> {
    await this.standInOpened;
    const realUrl = toChromium(url);
    this.#loading = true;
    await applyPermissions(this, realUrl);
    this.#expectedUrl = realUrl.split('#')[0] ?? realUrl;
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()));
    const { errorText } = await this.standInCommand('Page.navigate', { url: realUrl });
    if (errorText !== undefined) {
      this.#loading = false;
      this.emit('did-fail-load', {}, -2, errorText, url, true);
      throw new Error(`${String(errorText).replace('net::', '')} loading '${url}'`);
    }
    await loaded;
  }
  reload(): void {
    this.#expectedUrl = toChromium(this.#url).split('#')[0] ?? null;
    void this.standInCommand('Page.reload');
  }
  close(): void {
    this.standInWindow.close();
  }
  send(channel: string, ...args: unknown[]): void {
    const value = codec.encode(args);
    this.standInOpened.then(
      () => this.#deliver({ kind: 'message', channel, value }),
      (error: unknown) => console.error('stand-in:', error),
    );
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  async executeJavaScript(code: string): Promise<unknown> {
    const options = { expression: code, awaitPromise: true, returnByValue: true, userGesture: true };
    const { result, exceptionDetails } = await this.standInCommand('Runtime.evaluate', options);
    if (exceptionDetails !== undefined) throw new Error('Script failed to execute');
    return (result as { value: unknown }).value;
  }
  async printToPDF(options: Json = {}): Promise<Buffer> {
    const { data } = await this.standInCommand('Page.printToPDF', printParameters(options));
    return Buffer.from(String(data), 'base64');
  }
  setZoomFactor(factor: number): void {
    this.#zoomFactor = factor;
    this.standInOpened.then(() => this.standInApplySize()).catch((error: unknown) => console.error('stand-in:', error));
  }
  getZoomFactor(): number {
    return this.#zoomFactor;
  }
  getURL(): string {
    return this.#url;
  }
  getTitle(): string {
    return this.standInWindow.getTitle();
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isLoading(): boolean {
    return this.#loading;
  }
  focus(): void {
    void this.standInCommand('Page.bringToFront');
  }
  getOSProcessId(): number {
    return chromium.process?.pid ?? 0;
  }
  /** Does nothing where the page's preferences forbid it, as in Electron; Chromium's own tools are not modelled. */
  openDevTools(): void {
    if (this.#preferences.devTools !== false) unmodelled('webContents.openDevTools');
  }
  isDevToolsOpened(): boolean {
    return false;
  }
}

/** `electron.webContents`, as Playwright and programs use it. */
export const webContents = {
  getAllWebContents: (): WebContents[] => [...allContents],
  fromId: (id: number): WebContents | undefined => [...allContents].find((contents) => contents.id === id),
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...allContents].find((contents) => contents.standInTargetId === targetId),
};
