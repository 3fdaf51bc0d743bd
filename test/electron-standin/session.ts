import { EventEmitter } from 'node:events';
import { cdp } from './chromium.ts';
import { cancellable } from './events.ts';
import { handlers, privileges, toProgram, type SchemeHandler } from './schemes.ts';
import { program } from './program.ts';
import { unmodelled } from './unmodelled.ts';
import type { WebContents } from './web-contents.ts';

export interface RequestDetails {
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
  readonly webContentsId: number;
}
type RequestAnswer = { cancel?: boolean };
type BeforeRequest = (details: RequestDetails, answer: (answer: RequestAnswer) => void) => void;
type PermissionRequest = (contents: WebContents, name: string, answer: (yes: boolean) => void, details: object) => void;
type PermissionCheck = (contents: WebContents | null, name: string, origin: string, details: object) => boolean;

/** Electron's permissions and what Chromium's protocol calls the same thing. Others are not modelled (README). */
const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['camera', 'microphone'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  midi: ['midi'],
  'idle-detection': ['idle-detection'],
  'screen-wake-lock': ['screen-wake-lock'],
  'local-fonts': ['local-fonts'],
  'window-management': ['window-management'],
  'display-capture': ['display-capture'],
};

const hooks: {
  beforeRequest: BeforeRequest | null;
  permissionRequest: PermissionRequest | null;
  permissionCheck: PermissionCheck | null;
} = { beforeRequest: null, permissionRequest: null, permissionCheck: null };

/** Asks the program's `webRequest.onBeforeRequest`; without one every request goes on. */
export function askWebRequest(details: RequestDetails): Promise<RequestAnswer> {
  const { beforeRequest } = hooks;
  if (beforeRequest === null) return Promise.resolve({});
  const lower = { ...details, resourceType: details.resourceType.toLowerCase() };
  return new Promise((resolve) => beforeRequest(lower, resolve));
}

/** What the program says to one permission. Without handlers Electron grants; the stand-in then does so too. */
async function isGranted(contents: WebContents, name: string, origin: string): Promise<boolean> {
  const details = { requestingUrl: `${origin}/`, isMainFrame: true };
  if (hooks.permissionCheck?.(contents, name, origin, details) === false) return false;
  const { permissionRequest } = hooks;
  if (permissionRequest === null) return true;
  return new Promise((resolve) => permissionRequest(contents, name, resolve, details));
}

/**
 * Chromium cannot ask us in the moment, so each permission is asked of the program's handlers when a page is loaded, and
 * Chromium is set to the answer for that page's origin.
 */
export async function applyPermissions(contents: WebContents, realUrl: string): Promise<void> {
  const origin = new URL(realUrl).origin;
  for (const [name, chromiumNames] of Object.entries(PERMISSIONS)) {
    const setting = (await isGranted(contents, name, toProgram(`${origin}/`).slice(0, -1))) ? 'granted' : 'denied';
    await Promise.all(
      chromiumNames.map((chromiumName) =>
        cdp()
          .send('Browser.setPermission', { permission: { name: chromiumName }, setting, origin })
          .catch((error: unknown) => {
            // A Chromium without this permission has nothing to grant either.
            if (setting === 'granted') console.error(`stand-in: permission ${chromiumName}`, error);
          }),
      ),
    );
  }
}

/** `will-download`; a download that nobody prevents would need a DownloadItem, which is not modelled. */
export function announceDownload(contents: WebContents | null, guid: string, url: string, fileName: string): void {
  const item = { getURL: () => toProgram(url), getFilename: () => fileName, getState: () => 'progressing' };
  const event = cancellable({});
  session.defaultSession.emit('will-download', event, item, contents);
  const cancelled = cdp().send('Browser.cancelDownload', { guid });
  cancelled.catch((error: unknown) => console.error('stand-in: cancelling a download', error));
  if (!event.defaultPrevented) console.error(`stand-in: a download of ${fileName} was not denied; it is not modelled`);
}

export const protocol = {
  registerSchemesAsPrivileged(list: { scheme: string; privileges?: { standard?: boolean; secure?: boolean } }[]): void {
    if (program.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges: given } of list) privileges.set(scheme, given ?? {});
  },
  handle(scheme: string, handler: SchemeHandler): void {
    if (handlers.has(scheme)) throw new Error(`The scheme has been intercepted: ${scheme}`);
    const given = privileges.get(scheme);
    if (given?.standard !== true || given.secure !== true) {
      throw new Error(`stand-in: scheme ${scheme} must be registered as standard and secure (see schemes.ts)`);
    }
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
};

const defaultSession = Object.assign(new EventEmitter(), {
  protocol,
  webRequest: {
    onBeforeRequest(filterOrListener: object | BeforeRequest | null, listener?: BeforeRequest | null): void {
      hooks.beforeRequest = listener === undefined ? (filterOrListener as BeforeRequest | null) : listener;
    },
  },
  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    hooks.permissionRequest = handler;
  },
  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    hooks.permissionCheck = handler;
  },
  // Headless Chromium has no devices and no screen to share; what these are set to is held by a test of window.ts.
  setDevicePermissionHandler(): void {},
  setDisplayMediaRequestHandler(): void {},
  setSpellCheckerEnabled(): void {},
  setSpellCheckerLanguages(): void {},
  clearCache: async (): Promise<void> => {},
  clearStorageData: async (): Promise<void> => {},
});

export const session = {
  defaultSession,
  /** A session nothing is kept in: what electron-updater asks for and hands to `net.request`. Pages have the default one. */
  fromPartition: (name: string): { readonly partition: string } =>
    name === 'electron-updater' ? { partition: name } : unmodelled('session.fromPartition'),
};
