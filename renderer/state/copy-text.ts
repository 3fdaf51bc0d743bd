/**
 * Puts a text on the clipboard. By the copy event, since the page has no clipboard permission (main denies every
 * permission), and only a person's own copying goes without. False when the browser no longer takes it for that: the
 * person's press is some seconds ago.
 */
export function copyText(text: string): boolean {
  const write = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', write, { capture: true, once: true });
  const isCopied = document.execCommand('copy');
  document.removeEventListener('copy', write, { capture: true });
  return isCopied;
}
