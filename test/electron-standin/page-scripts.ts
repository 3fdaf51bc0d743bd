import { readFileSync } from 'node:fs';
import { createBridge } from './page/bridge.ts';
import { createCodec } from './page/codec.ts';
import { denyWindows } from './page/deny-windows.ts';
import { hostPreload } from './page/preload-host.ts';
import { program } from './program.ts';

/** The name Electron gives the preload's world; DevTools shows it. */
export const ISOLATED_WORLD = 'Electron Isolated Context';

/** Shown to a person in the title bar, so that nobody takes the stand-in for the program. */
const TITLE_MARK = ' — Chromium stand-in';

/** As in Electron's sandbox, neither half runs in frames inside the page. */
const inMainFrame = (code: string): string => `if (window === window.top) { ${code} }`;

/** What runs in the page's own world before its scripts: the page's half of the contextBridge. */
export function pageWorldScript(channel: string): string {
  const name = JSON.stringify(channel);
  return inMainFrame(`(${createBridge.toString()})(${name}, 'page'); (${denyWindows.toString()})(${name});`);
}

/** What runs in the isolated world: the preload's half of the bridge, what `require('electron')` is there, the preload. */
export function isolatedWorldScript(channel: string, preloadPath: string | undefined): string {
  const preload = preloadPath === undefined ? '' : readFileSync(preloadPath, 'utf8');
  const facts = {
    platform: process.platform,
    versions: process.versions,
    titleMark: program.headful ? TITLE_MARK : '',
  };
  return inMainFrame(`(${hostPreload.toString()})({
    ...${JSON.stringify(facts)},
    channel: ${JSON.stringify(channel)},
    bridge: (${createBridge.toString()})(${JSON.stringify(channel)}, 'preload'),
    codec: (${createCodec.toString()})(),
    preload: function (require, module, exports, process) {${preload}\n},
  });`);
}
