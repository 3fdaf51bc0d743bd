/**
 * `window.open` as it is in Electron when the program denies it: the handler is asked, the page gets null. (Chromium
 * would make the window first.) Runs in the page's own world from its own source text.
 */
export function denyWindows(channel: string): void {
  const fire = EventTarget.prototype.dispatchEvent.bind(document);
  const NewEvent = CustomEvent;
  const open = (url = '', name = '', features = ''): null => {
    fire(new NewEvent(`${channel}/open`, { detail: [String(url), String(name), String(features)] }));
    return null;
  };
  Object.defineProperty(window, 'open', { value: open, enumerable: true, writable: false, configurable: false });
}
