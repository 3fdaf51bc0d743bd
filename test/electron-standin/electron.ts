/** What `import … from 'electron'` gets. What is not modelled is there by name and throws when it is used. */
import { unmodelled, unmodelledExport } from './unmodelled.ts';

export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu, MenuItem } from './menu.ts';
export { nativeTheme } from './native-theme.ts';
export { protocol, session } from './session.ts';
export { clipboard, dialog, powerMonitor, powerSaveBlocker, safeStorage, screen, shell } from './system.ts';
export { webContents } from './web-contents.ts';

export const net = {
  /** What the operating system says; the program's requests go through Node's fetch and not through here. */
  isOnline: (): boolean => true,
  fetch: (): never => unmodelled('net.fetch'),
  request: (): never => unmodelled('net.request'),
};

export const autoUpdater = unmodelledExport('autoUpdater');
export const BaseWindow = unmodelledExport('BaseWindow');
export const contentTracing = unmodelledExport('contentTracing');
export const crashReporter = unmodelledExport('crashReporter');
export const desktopCapturer = unmodelledExport('desktopCapturer');
export const globalShortcut = unmodelledExport('globalShortcut');
export const MessageChannelMain = unmodelledExport('MessageChannelMain');
export const nativeImage = unmodelledExport('nativeImage');
export const Notification = unmodelledExport('Notification');
export const systemPreferences = unmodelledExport('systemPreferences');
export const Tray = unmodelledExport('Tray');
export const utilityProcess = unmodelledExport('utilityProcess');
export const WebContentsView = unmodelledExport('WebContentsView');
