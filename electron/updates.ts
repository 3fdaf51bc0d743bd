import { app } from 'electron';
import { AppImageUpdater, DebUpdater, MacUpdater, NsisUpdater } from 'electron-updater';
import type { AppUpdater } from 'electron-updater';
import type { UpdateFeed } from './updater/configured.ts';
import type { UpdateEngine } from './updater/updates.ts';

/** electron-updater's class for the way this program was installed; null when no installer of ours put it there. */
function updaterFor(feed: UpdateFeed): AppUpdater | null {
  const options = { provider: 'generic', url: feed.url } as const;
  switch (process.platform) {
    case 'win32':
      return new NsisUpdater(options);
    case 'darwin':
      return new MacUpdater(options);
    case 'linux':
      return process.env['APPIMAGE'] === undefined ? new DebUpdater(options) : new AppImageUpdater(options);
    default:
      return null;
  }
}

/**
 * electron-updater behind our own port. It finds and fetches; whether what it fetched is ours is decided by
 * updater/release-signature.ts, because electron-updater lets a Windows installer pass when no publisher is configured, and
 * checks no signature at all on Linux. It starts nothing by itself, and never goes back to an older version. `closeDown`
 * ends everything else first: the installer may start the new program before this one is gone.
 */
export function electronUpdateEngine(feed: UpdateFeed, closeDown: () => Promise<void>): UpdateEngine {
  const updater = app.isPackaged ? updaterFor(feed) : null;
  if (updater === null) {
    return {
      offered: async () => null,
      download: async () => [],
      installAndRestart: async () => undefined,
    };
  }
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.autoRunAppAfterInstall = true;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  updater.disableDifferentialDownload = true;
  updater.logger = null;
  // The feed learns nothing by which it could tell one computer from another.
  updater.requestHeaders = { 'x-user-staging-id': 'none' };
  return {
    async offered() {
      const found = await updater.checkForUpdates();
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
    },
    download: () => updater.downloadUpdate(),
    async installAndRestart() {
      await closeDown();
      // An installer that could not be started says so by an event; the program is closed by then, so it begins anew.
      updater.once('error', () => {
        app.relaunch();
        app.quit();
      });
      updater.quitAndInstall(false, true);
    },
  };
}
