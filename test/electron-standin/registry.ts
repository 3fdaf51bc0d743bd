import { EventEmitter } from 'node:events';
import type { BrowserWindow } from './browser-window.ts';
import type { WebContents } from './web-contents.ts';

/** Every window and page there is, in the order in which they came to be. */
export const windows = new Set<BrowserWindow>();
export const allContents = new Set<WebContents>();

/** What becomes `electron.app` (app.ts adds its members); here, so that windows can announce themselves on it. */
export const appEvents = new EventEmitter();

/** The window on top, which is the one with the focus when nobody can click. */
export const focusedWindow = (): BrowserWindow | null => [...windows].findLast((window) => window.isVisible()) ?? null;
