/** The small parts of `electron` that stand for the desktop around the program. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app.ts';
import { program } from './program.ts';
import { unmodelled } from './unmodelled.ts';

const unanswered = (name: string) => async (): Promise<never> => {
  throw new Error(`stand-in: dialog.${name} was called, and the test has not replaced it`);
};

/** A test replaces what it expects to be asked, as it does on Electron; nobody is there to answer a real dialog. */
export const dialog = {
  showOpenDialog: unanswered('showOpenDialog'),
  showSaveDialog: unanswered('showSaveDialog'),
  showMessageBox: unanswered('showMessageBox'),
  showOpenDialogSync: (): never => unmodelled('dialog.showOpenDialogSync'),
  showSaveDialogSync: (): never => unmodelled('dialog.showSaveDialogSync'),
  showMessageBoxSync: (): never => unmodelled('dialog.showMessageBoxSync'),
  showErrorBox: (title: string, content: string): void => console.error(`[dialog.showErrorBox] ${title}: ${content}`),
};

/** Says what would have been opened; a test replaces what it wants to see. */
export const shell = {
  openExternal: async (url: string): Promise<void> => console.error('[shell.openExternal]', url),
  openPath: async (path: string): Promise<string> => {
    console.error('[shell.openPath]', path);
    return '';
  },
  showItemInFolder: (path: string): void => console.error('[shell.showItemInFolder]', path),
  beep(): void {},
};

let copied = '';
export const clipboard = {
  readText: (): string => copied,
  writeText: (text: string): void => void (copied = String(text)),
  clear: (): void => void (copied = ''),
};

/** Suspend, resume, lock: nothing here sleeps, so a test emits them. */
export const powerMonitor = new EventEmitter();

const blockers = new Map<number, string>();
let lastBlocker = 0;
export const powerSaveBlocker = {
  start: (type: string): number => {
    lastBlocker += 1;
    blockers.set(lastBlocker, type);
    return lastBlocker;
  },
  stop: (id: number): boolean => blockers.delete(id),
  isStarted: (id: number): boolean => blockers.has(id),
};

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const display = {
  id: 1,
  bounds: area,
  workArea: area,
  size: { width: 1920, height: 1080 },
  workAreaSize: { width: 1920, height: 1080 },
  scaleFactor: 1,
};
/** One display of 1920×1080. A test can replace `getAllDisplays` and emit `display-removed`. */
export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
  getDisplayNearestPoint: () => display,
});

function safeStorageKey(): Buffer {
  const path = join(app.getPath('userData'), 'standin-safestorage.key');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o600 });
  return readFileSync(path);
}

/** Encrypts under a key in the user data folder, not in the system's keychain. */
export const safeStorage = {
  isEncryptionAvailable: (): boolean => program.ready,
  getSelectedStorageBackend: (): string => 'gnome_libsecret',
  encryptString(text: string): Buffer {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', safeStorageKey(), iv);
    return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  decryptString(sealed: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', safeStorageKey(), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(-16));
    return decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
  },
};
