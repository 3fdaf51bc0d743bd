/** What `import … from 'electron'` gets. What is not modelled is there by name and throws when it is used. */
import { EventEmitter } from 'node:events';
import { unmodelledExport } from './unmodelled.ts';

export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu, MenuItem } from './menu.ts';
export { nativeTheme } from './native-theme.ts';
export { protocol, session } from './session.ts';
export { clipboard, dialog, powerMonitor, powerSaveBlocker, safeStorage, screen, shell } from './system.ts';
export { webContents } from './web-contents.ts';

export { net } from './net.ts';

/** Only what electron-updater tells it when it quits for an installer; Squirrel itself is macOS's and Windows' own. */
export const autoUpdater = new EventEmitter();
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
