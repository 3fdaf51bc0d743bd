import { join } from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, shell as system } from 'electron';
import type { LINKS, Preferences } from '../shared/app-state.ts';
import { askForFile, askForFolder, askWhereToSave } from './dialogs.ts';
import type { Shell } from './handlers/context.ts';
import { showMenu } from './menu.ts';
import type { MenuCommand } from './menu.ts';
import { SHELL_TEXTS } from './texts.ts';
import type { ShellTexts } from './texts.ts';
import { oneQuestion, oneWindow } from './one-window.ts';
import { openWindow } from './window.ts';

/** Where each link of the contract leads. Addresses stand here and nowhere a page could reach. */
const ADDRESSES: Readonly<Record<(typeof LINKS)[number], string>> = {
  iyzicoMassPayout: 'https://docs.iyzico.com/urunler/mass-payout',
  iyzicoSupport: 'https://www.iyzico.com/iletisim',
  iyzicoPanel: 'https://merchant.iyzipay.com',
  iyzicoSandboxPanel: 'https://sandbox-merchant.iyzipay.com',
  iyzicoKeys: 'https://docs.iyzico.com/on-hazirliklar/api-anahtarlari',
  secretServiceHelp: 'https://wiki.gnome.org/Projects/GnomeKeyring',
};

export interface ShellParts {
  readonly mainWindow: () => BrowserWindow | null;
  readonly preferences: () => Pick<Preferences, 'locale' | 'theme'>;
  readonly preloads: string;
  readonly command: (command: MenuCommand) => void;
  /** Whether a press is being carried out: the Authorise window must stay open then. */
  readonly pressing: () => boolean;
  readonly printRecord: (html: string) => Promise<Uint8Array>;
}

/** Electron's side of the desk: windows, dialogs, menus, links, printing. */
export function createElectronShell(parts: ShellParts): Shell {
  const keysWindow = oneWindow();
  const authoriseWindow = oneWindow();
  const question = oneQuestion();
  const texts = (): ShellTexts => SHELL_TEXTS[parts.preferences().locale];

  const needMainWindow = (): BrowserWindow => {
    const window = parts.mainWindow();
    if (window === null) throw new Error('the main window is gone');
    return window;
  };
  const smallWindow = async (
    host: 'keys' | 'authorise',
    title: string,
    size: { width: number; height: number },
    onOpened: (window: BrowserWindow) => void,
  ): Promise<BrowserWindow> =>
    openWindow({
      host,
      preload: join(parts.preloads, `${host}.cjs`),
      title: `${title} — ${texts().appName}`,
      size,
      smallest: size,
      devTools: !app.isPackaged,
      parent: needMainWindow(),
      onOpened,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171a' : '#f6f5f2',
    });

  const askAboutClock = async (newest: number): Promise<number> => {
    const { clockTitle, clockMessage, clockNo, clockYes } = texts();
    const format = new Intl.DateTimeFormat(parts.preferences().locale === 'tr' ? 'tr-TR' : 'en-GB', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Istanbul',
    });
    const { response } = await dialog.showMessageBox(needMainWindow(), {
      type: 'question',
      title: clockTitle,
      message: clockMessage(format.format(Date.now()), format.format(newest)),
      buttons: [clockNo, clockYes],
      defaultId: 0,
      cancelId: 0,
    });
    return response;
  };

  const askAboutInstalling = async (version: string): Promise<number> => {
    const { installTitle, installMessage, installNo, installYes } = texts();
    const { response } = await dialog.showMessageBox(needMainWindow(), {
      type: 'question',
      title: installTitle,
      message: installMessage(version),
      buttons: [installNo, installYes],
      defaultId: 0,
      cancelId: 0,
    });
    return response;
  };

  return {
    chooseFile: (kind) =>
      question(() =>
        askForFile(
          needMainWindow(),
          kind,
          kind === 'backup' ? texts().backupTitle : texts().openTitle,
          texts().dialogs,
        ),
      ),
    whereToSave: (kind, suggestedName) =>
      question(() =>
        askWhereToSave(
          needMainWindow(),
          kind,
          join(app.getPath('documents'), suggestedName),
          texts().saveTitle,
          texts().dialogs,
        ),
      ),
    chooseFolder: () => question(() => askForFolder(needMainWindow(), texts().folderTitle)),
    openLink: async (link) => system.openExternal(ADDRESSES[link]),
    async showFile(path, how) {
      if (how === 'folder') return system.showItemInFolder(path);
      const failure = await system.openPath(path);
      if (failure !== '') system.showItemInFolder(path);
    },
    openKeysWindow: () =>
      keysWindow.open((made) => smallWindow('keys', texts().keys, { width: 560, height: 520 }, made)),
    closeKeysWindow: keysWindow.close,
    openAuthoriseWindow: (title) =>
      authoriseWindow.open((made) =>
        smallWindow('authorise', `${texts().authorise}: ${title}`, { width: 960, height: 680 }, (window) => {
          made(window);
          // Closing the window in the middle of a press would hide the answer, not stop the money.
          window.on('close', (event) => {
            if (parts.pressing()) event.preventDefault();
          });
        }),
      ),
    closeAuthoriseWindow: authoriseWindow.close,
    printToPdf: parts.printRecord,
    preferencesChanged() {
      nativeTheme.themeSource = parts.preferences().theme;
      showMenu(texts().menu, parts.command);
    },
    async confirmClock(newest) {
      const answer = await question(() => askAboutClock(newest));
      return answer === 1;
    },
    async confirmInstall(version) {
      const answer = await question(() => askAboutInstalling(version));
      return answer === 1;
    },
    quit: () => app.quit(),
  };
}
