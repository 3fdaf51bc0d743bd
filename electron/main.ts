import { join } from 'node:path';
import { app, dialog, ipcMain, powerSaveBlocker, session } from 'electron';
import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { authoriseContract, deskContract, deskEvents, keysContract } from '../shared/ipc.ts';
import type { Preferences } from '../shared/ipc.ts';
import { cancelForeignRequests, registerAppScheme, serveApp } from './app-protocol.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { eventSender, openDoor } from './ipc-door.ts';
import type { DoorReport } from './ipc-door.ts';
import { openLog } from './log.ts';
import { recordPrinter } from './record-printer.ts';
import { createElectronShell } from './shell.ts';
import { SHELL_TEXTS } from './texts.ts';
import { guardEveryPage, guardSession, hostOfWindow, openWindow } from './window.ts';

// Before `ready`: the scheme, the sandbox, and that there is one of us.
registerAppScheme();
app.enableSandbox();
if (!app.requestSingleInstanceLock()) app.exit(3);
guardEveryPage(app);
await app.whenReady();

const dist = join(import.meta.dirname, '..');
const folder = app.getPath('userData');
const log = openLog(join(folder, 'logs'), Date.now);
const record = recordPrinter();
const systemLocale = app.getPreferredSystemLanguages()[0]?.toLowerCase().startsWith('tr') === false ? 'en' : 'tr';

guardSession(session.defaultSession);
cancelForeignRequests(session.defaultSession, !app.isPackaged);
serveApp(session.defaultSession, join(dist, 'renderer'), record.page);

let mainWindow: BrowserWindow | null = null;
let desk: Desk;
let closeDoors: () => void = () => undefined;
let sleepHold: number | null = null;
const preferences = (): Pick<Preferences, 'locale' | 'theme'> => desk.preferences();
const sendEvent = eventSender('desk', deskEvents);
const tell = <K extends keyof typeof deskEvents>(name: K, event: Parameters<typeof sendEvent<K>>[2]): void => {
  if (mainWindow !== null && !mainWindow.isDestroyed()) sendEvent(mainWindow.webContents, name, event);
};

const shell = createElectronShell({
  mainWindow: () => mainWindow,
  preferences,
  preloads: join(dist, 'preload'),
  command: (command) => tell('command', { command }),
  pressing: () => desk.pressing(),
  printRecord: record.print,
});

/** Opens the desk and its three doors; also used to try again from the recovery screen. */
async function openEverything(): Promise<void> {
  closeDoors();
  desk = await openDesk({
    folder: join(folder, 'ledger'),
    samples: join(dist, 'samples'),
    scenarioFile: app.commandLine.getSwitchValue('practice-scenario') || null,
    version: app.getVersion(),
    standIn: process.versions['electron']?.includes('standin') ?? false,
    systemLocale,
    log,
    shell,
    tell: (changed) => tell('changed', changed),
    progress: (progress) => tell('progress', progress),
    onFlight: holdSleep,
    reopen,
  });
  const report = ({ event, ...entry }: DoorReport): void => log.write(`door.${event}`, entry);
  const common = { ipcMain, hostOfWindow, report };
  const doors = [
    openDoor({ ...common, host: 'desk', contract: deskContract, handlers: desk.handlers }),
    openDoor({ ...common, host: 'authorise', contract: authoriseContract, handlers: desk.authoriseHandlers }),
    openDoor({ ...common, host: 'keys', contract: keysContract, handlers: desk.keysHandlers }),
  ];
  closeDoors = () => doors.forEach((close) => close());
}

async function reopen(): Promise<void> {
  await desk.close();
  await openEverything();
  tell('changed', { app: true, companies: true });
}

/** The computer does not fall asleep while a mutation's answer is on its way. */
function holdSleep(inFlight: number): void {
  if (inFlight > 0) sleepHold ??= powerSaveBlocker.start('prevent-app-suspension');
  else if (sleepHold !== null) {
    powerSaveBlocker.stop(sleepHold);
    sleepHold = null;
  }
}

app.on('second-instance', () => {
  if (mainWindow === null) return;
  if (mainWindow.isMinimized()) mainWindow.restore();
  mainWindow.focus();
});

let leaving = false;
app.on('before-quit', (event) => {
  if (leaving) return;
  event.preventDefault();
  void leave();
});

/** Waits for, or warns about, a request in flight; then closes the ledger and quits. */
async function leave(): Promise<void> {
  if (desk.flights() > 0) {
    const texts = SHELL_TEXTS[preferences().locale];
    const options = {
      type: 'warning',
      title: texts.inFlightTitle,
      message: texts.inFlightMessage,
      buttons: [texts.inFlightWait, texts.inFlightQuit],
      defaultId: 0,
      cancelId: 0,
    } as const;
    const { response } = await dialog.showMessageBox(options);
    if (response === 0) return;
  }
  leaving = true;
  await desk.close();
  app.quit();
}
app.on('window-all-closed', () => app.quit());

await openEverything();
shell.preferencesChanged();
mainWindow = await openWindow({
  host: 'desk',
  preload: join(dist, 'preload', 'desk.cjs'),
  title: SHELL_TEXTS[preferences().locale].appName,
  size: { width: 1280, height: 800 },
  devTools: !app.isPackaged,
  rememberedPlace: desk.windowPlace(),
  rememberPlace: desk.rememberWindowPlace,
});
mainWindow.once('closed', () => (mainWindow = null));
