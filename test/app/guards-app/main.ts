import { app, ipcMain, session } from 'electron';
import { z } from 'zod';
import { cancelForeignRequests, registerAppScheme, serveApp } from '../../../electron/app-protocol.ts';
import { eventSender, openDoor, type DoorReport } from '../../../electron/ipc-door.ts';
import { menuTemplate, showMenu, type MenuTexts } from '../../../electron/menu.ts';
import { guardEveryPage, guardSession, hostOfWindow, openWindow } from '../../../electron/window.ts';
import { fileURLToPath } from 'node:url';
import { succeed } from '../../../shared/problems.ts';

/**
 * The smallest program on the real shell files: the tests of the guards run on it before, and beside, the real one.
 * Built by test/app/guards-app/build.ts.
 */
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const contract = {
  echo: { input: z.strictObject({ text: z.string().max(1_000_000) }), output: z.string() },
  rows: { input: z.strictObject({ count: z.number().int() }), output: z.array(z.record(z.string(), z.string())) },
  broken: { input: z.undefined(), output: z.string() },
  liar: { input: z.undefined(), output: z.strictObject({ shown: z.string() }) },
};
const reports: DoorReport[] = [];
Object.assign(globalThis, { guardReports: reports });

app.enableSandbox();
registerAppScheme();
guardEveryPage(app);
if (!app.requestSingleInstanceLock()) app.exit(3);
app.on('window-all-closed', () => app.quit());

// Electron becomes ready only when this module has been evaluated: awaiting it at the top level would wait for ever.
void app.whenReady().then(start);

async function start(): Promise<void> {
  serveApp(session.defaultSession, here('./pages'));
  cancelForeignRequests(session.defaultSession, false);
  guardSession(session.defaultSession);
  openDoor({
    ipcMain,
    host: 'desk',
    contract,
    hostOfWindow,
    report: (entry) => reports.push(entry),
    handlers: {
      echo: ({ text }) => succeed(text),
      rows: ({ count }) =>
        succeed(
          Array.from({ length: count }, (_, row) =>
            Object.fromEntries(Array.from({ length: 20 }, (_, column) => [`c${column}`, `cell ${row} ${column}`])),
          ),
        ),
      broken: () => {
        throw new Error('a secret path /home/x');
      },
      // A handler that answers more than the contract says: the door must not let it out.
      liar: () => succeed({ shown: 'a', hidden: 'b' }),
    },
  });
  const tell = eventSender('desk', { command: z.strictObject({ command: z.string() }) });
  const desk = await openWindow({
    host: 'desk',
    preload: here('./preload.cjs'),
    title: 'Guards',
    size: { width: 1280, height: 800 },
    devTools: false,
  });
  const texts = new Proxy({} as MenuTexts, { get: (_texts, key) => String(key) });
  showMenu(texts, (command) => tell(desk.webContents, 'command', { command }));
  Object.assign(globalThis, { menuTemplate });
}
