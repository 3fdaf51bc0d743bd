import type { createBridge } from './bridge.ts';
import type { createCodec } from './codec.ts';

type IpcListener = (event: object, ...args: unknown[]) => void;

/** What the preload host is given by page-scripts.ts, since its source text can import nothing. */
export interface HostOptions {
  readonly platform: string;
  readonly versions: Record<string, string | undefined>;
  readonly titleMark: string;
  /** The name under which the two worlds hear each other. */
  readonly channel: string;
  readonly bridge: ReturnType<typeof createBridge>;
  readonly codec: ReturnType<typeof createCodec>;
  /** The preload's own code, as a function of what Electron's sandbox gives it. */
  readonly preload: (require: unknown, module: unknown, exports: unknown, process: unknown) => void;
}

interface HostGlobals {
  /** Added by the DevTools protocol: sends one text to the main process. */
  standInSend?: (text: string) => void;
  /** Called by the main process with an answer or a message. */
  standInDeliver?: (text: string) => void;
  /** Read and written by the main process while `getPathForFile` waits at its `debugger` statement. */
  standInFile?: File | undefined;
  standInPath?: string | undefined;
}

/**
 * Runs in the isolated world before any script of the page and is, for the preload, Electron's sandboxed renderer:
 * `require` of `electron` and nothing else, ipcRenderer, contextBridge, webUtils.
 */
export function hostPreload(options: HostOptions): void {
  const { bridge, channel: pageChannel, codec, preload, platform, versions, titleMark } = options;
  const world = globalThis as unknown as HostGlobals;
  const send = world.standInSend;
  if (send === undefined) throw new Error('stand-in: the binding to the main process is missing');
  delete world.standInSend;
  const listeners = new Map<string, { listener: IpcListener; once: boolean }[]>();
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  const post = (message: object): void => send(JSON.stringify(message));

  const listen = (channel: string, listener: IpcListener, once: boolean): object => {
    const list = listeners.get(channel) ?? [];
    list.push({ listener, once });
    listeners.set(channel, list);
    return ipcRenderer;
  };
  const unlisten = (channel: string, listener: IpcListener): object => {
    const list = listeners.get(channel) ?? [];
    const at = list.findLastIndex((entry) => entry.listener === listener);
    if (at >= 0) list.splice(at, 1);
    return ipcRenderer;
  };
  const ipcRenderer = {
    send: (channel: string, ...args: unknown[]) => post({ kind: 'send', channel, args: codec.encode(args) }),
    invoke: async (channel: string, ...args: unknown[]) => {
      const encoded = codec.encode(args);
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        post({ kind: 'invoke', id, channel, args: encoded });
      });
    },
    sendSync: () => {
      throw new Error('stand-in: ipcRenderer.sendSync is not modelled');
    },
    on: (channel: string, listener: IpcListener) => listen(channel, listener, false),
    addListener: (channel: string, listener: IpcListener) => listen(channel, listener, false),
    once: (channel: string, listener: IpcListener) => listen(channel, listener, true),
    off: unlisten,
    removeListener: unlisten,
    removeAllListeners: (channel?: string) => {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string) => (listeners.get(channel) ?? []).length,
  };

  world.standInDeliver = (text) => {
    const message = JSON.parse(text) as { kind: string; id: number; channel: string; value: string; error?: string };
    if (message.kind === 'answer') {
      const waiting = pending.get(message.id);
      pending.delete(message.id);
      if (message.error === undefined) waiting?.resolve(codec.decode(message.value));
      else waiting?.reject(new Error(message.error));
      return;
    }
    for (const entry of (listeners.get(message.channel) ?? []).slice()) {
      if (entry.once) unlisten(message.channel, entry.listener);
      entry.listener({ sender: ipcRenderer, ports: [] }, ...(codec.decode(message.value) as unknown[]));
    }
  };

  /** The path is known only to the browser, and the answer has to be there on return: so the page stops, and is told. */
  const getPathForFile = (file: File): string => {
    if (!(file instanceof File)) throw new TypeError('getPathForFile expected to receive a File object');
    world.standInFile = file;
    world.standInPath = undefined;
    // eslint-disable-next-line no-debugger -- the main process answers at this very statement (see file-paths.ts)
    debugger;
    const path = world.standInPath as string | undefined;
    world.standInFile = undefined;
    if (path === undefined) throw new Error('stand-in: the browser did not tell the path of the file');
    return path;
  };

  // Keys that the page leaves alone are the menu's, as in Electron; bubbling to the window comes after the page's own.
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || !(event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.key))) return;
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    post({ kind: 'key', key, ctrlKey, metaKey, altKey, shiftKey });
  });

  // `navigateOnDragDrop` is off: a file that the page does not take for itself goes nowhere. Chromium would open it.
  for (const type of ['dragover', 'drop'] as const) {
    window.addEventListener(type, (event) => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
    });
  }

  document.addEventListener(`${pageChannel}/open`, (event) => {
    const [url = '', name, features] = (event as CustomEvent<string[]>).detail;
    const target = url === '' ? 'about:blank' : URL.parse(url, document.baseURI)?.href;
    if (target !== undefined) post({ kind: 'open', url: target, name, features });
  });

  // Pages without a request (about:blank, blob:) would pass the program's navigation guards unseen; so they are stopped
  // here, and asked about.
  window.navigation.addEventListener('navigate', (event) => {
    const { url } = event.destination;
    if (!event.cancelable || event.downloadRequest !== null || !/^(about|blob):/.test(url)) return;
    event.preventDefault();
    post({ kind: 'navigate', url });
  });

  if (titleMark !== '') {
    const mark = () => {
      if (!document.title.endsWith(titleMark)) document.title += titleMark;
    };
    document.addEventListener('DOMContentLoaded', () => {
      mark();
      new MutationObserver(mark).observe(document.head, { childList: true, subtree: true, characterData: true });
    });
  }

  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api) },
    webUtils: { getPathForFile },
  };
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const process = { type: 'renderer', platform, sandboxed: true, contextIsolated: true, versions, env: {}, argv: [] };
  const module = { exports: {} };
  preload(require, module, module.exports, process);
}
