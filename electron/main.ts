import { join } from 'node:path';
import { app, dialog, ipcMain, powerSaveBlocker, session } from 'electron';
import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { authoriseContract, deskContract, deskEvents, keysContract } from '../shared/ipc.ts';
import { cancelForeignRequests, registerAppScheme, serveApp } from './app-protocol.ts';
import { cleanEnvironment, refusedSwitches } from './command-line.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { gentleReports } from './door-reports.ts';
import { eventSender, openDoor } from './ipc-door.ts';
import type { UpdateSource } from './handlers/updates.ts';
import { openLog } from './log.ts';
import { recordPrinter } from './record-printer.ts';
import { createElectronShell } from './shell.ts';
import { SHELL_TEXTS } from './texts.ts';
import { UPDATE_FEED } from './updater/configured.ts';
import { guardEveryPage, guardSession, hostOfWindow, openWindow } from './window.ts';

cleanEnvironment(process.env);
const refused = refusedSwitches(app.commandLine, app.isPackaged);
if (refused.length > 0) {
  process.stderr.write(`refused: --${refused.join(' --')}\n`);
  app.exit(4);
}
// Before `ready`: the scheme, the sandbox, every page's guard, and that there is one of us.
registerAppScheme();
app.enableSandbox();
guardEveryPage(app);
// Electron is ready only after this file has run to its end, so nothing here may wait for it.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.exit(3);

async function start(): Promise<void> {
  const dist = join(import.meta.dirname, '..');
  const userData = app.getPath('userData');
  const log = openLog(join(userData, 'logs'), Date.now);
  const record = recordPrinter();
  guardSession(session.defaultSession);
  cancelForeignRequests(session.defaultSession, !app.isPackaged);
  serveApp(session.defaultSession, join(dist, 'renderer'), record.page);

  let mainWindow: BrowserWindow | null = null;
  let leaving: Leaving | null = null;
  const sendEvent = eventSender('desk', deskEvents);
  const tell: typeof sendEvent extends (to: never, ...rest: infer R) => void ? (...rest: R) => void : never = (
    name,
    event,
  ) => {
    if (mainWindow !== null) sendEvent(mainWindow.webContents, name, event);
  };
  const shell = createElectronShell({
    mainWindow: () => mainWindow,
    preferences: () => desk.preferences(),
    preloads: join(dist, 'preload'),
    command: (command) => tell('command', { command }),
    pressing: () => desk.pressing(),
    printRecord: record.print,
  });
  const desk = await openDesk({
    folder: join(userData, 'ledger'),
    samples: join(dist, 'samples'),
    scenarioFile: app.commandLine.getSwitchValue('practice-scenario') || null,
    version: app.getVersion(),
    standIn: process.versions['electron']?.includes('standin') ?? false,
    systemLocale: app.getPreferredSystemLanguages()[0]?.toLowerCase().startsWith('tr') === false ? 'en' : 'tr',
    log,
    shell,
    tell: (changed) => tell('changed', changed),
    progress: (progress) => tell('progress', progress),
    firstRows: (first) => tell('firstRows', first),
    onFlight: sleepHolder(),
    ...(await updateSource(async () => leaving?.closeDown())),
  });
  const report = gentleReports((event, fields) => log.write(event, fields), Date.now);
  const common = { ipcMain, hostOfWindow, report };
  openDoor({ ...common, host: 'desk', contract: deskContract, handlers: desk.handlers });
  openDoor({ ...common, host: 'authorise', contract: authoriseContract, handlers: desk.authoriseHandlers });
  openDoor({ ...common, host: 'keys', contract: keysContract, handlers: desk.keysHandlers });
  leaving = leaveCarefully(desk);
  app.on('second-instance', () => {
    if (mainWindow?.isMinimized() === true) mainWindow.restore();
    mainWindow?.focus();
  });

  shell.preferencesChanged();
  await openWindow({
    host: 'desk',
    preload: join(dist, 'preload', 'desk.cjs'),
    title: SHELL_TEXTS[desk.preferences().locale].appName,
    size: { width: 1280, height: 800 },
    devTools: !app.isPackaged,
    places: desk.windowPlaces,
    onOpened: (window) => {
      mainWindow = window;
      window.once('closed', () => (mainWindow = null));
    },
  });
}

/** The computer does not fall asleep while a mutation's answer is on its way. */
function sleepHolder(): (inFlight: number) => void {
  let hold: number | null = null;
  return (inFlight) => {
    if (inFlight > 0) hold ??= powerSaveBlocker.start('prevent-app-suspension');
    else if (hold !== null) {
      powerSaveBlocker.stop(hold);
      hold = null;
    }
  };
}

/** electron-updater and what stands around it are loaded only where a feed was built in. */
async function updateSource(closeDown: () => Promise<void>): Promise<{ updates?: UpdateSource }> {
  if (UPDATE_FEED === null) return {};
  const { electronUpdateEngine } = await import('./updates.ts');
  return { updates: { feed: UPDATE_FEED, engine: electronUpdateEngine(UPDATE_FEED, closeDown) } };
}

/** How the program ends. */
interface Leaving {
  /** Closes the ledger and lets another start of the program in; from then on nothing holds up the end. */
  closeDown(): Promise<void>;
}

/** Quitting waits for, or warns about, a request in flight; then the ledger is closed and the program ends. */
function leaveCarefully(desk: Desk): Leaving {
  let leaving = false;
  const closeDown = async (): Promise<void> => {
    leaving = true;
    await desk.close();
    app.releaseSingleInstanceLock();
  };
  const leave = async (): Promise<void> => {
    if (desk.flights() > 0) {
      const texts = SHELL_TEXTS[desk.preferences().locale];
      const options: MessageBoxOptions = {
        type: 'warning',
        title: texts.inFlightTitle,
        message: texts.inFlightMessage,
        buttons: [texts.inFlightWait, texts.inFlightQuit],
        defaultId: 0,
        cancelId: 0,
      };
      const { response } = await dialog.showMessageBox(options);
      if (response === 0) return;
    }
    await closeDown();
    app.quit();
  };
  app.on('before-quit', (event) => {
    if (leaving) return;
    event.preventDefault();
    void leave();
  });
  app.on('window-all-closed', () => app.quit());
  return { closeDown };
}
