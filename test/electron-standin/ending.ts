import { chromium } from './chromium.ts';
import { cancellable } from './events.ts';
import { program } from './program.ts';
import { appEvents, windows } from './registry.ts';

/** `app.quit()`: asks `before-quit`, then every window's `close`; any of them may keep the program alive. */
export function quitProgram(): void {
  if (program.exiting || program.quitting) return;
  const event = cancellable({});
  appEvents.emit('before-quit', event);
  if (event.defaultPrevented) return;
  program.quitting = true;
  if (windows.size === 0) return endProgram();
  if (![...windows].every((window) => window.standInCloseUnlessVetoed())) program.quitting = false;
}

/** The last steps, after the last window is gone: `will-quit`, `quit`, and Chromium's own end. */
function endProgram(): void {
  const event = cancellable({});
  appEvents.emit('will-quit', event);
  if (event.defaultPrevented) {
    program.quitting = false;
    return;
  }
  appEvents.emit('quit', {}, 0);
  program.exiting = true;
  const end = () => process.exit(0);
  if (chromium.cdp === undefined) return end();
  chromium.process?.once('exit', end);
  chromium.cdp.send('Browser.close').catch(end);
  setTimeout(end, 3000).unref();
}

/** What follows when the last window has closed. */
export function afterLastWindow(): void {
  if (program.quitting) endProgram();
  else if (appEvents.listenerCount('window-all-closed') > 0) appEvents.emit('window-all-closed');
  else quitProgram();
}
