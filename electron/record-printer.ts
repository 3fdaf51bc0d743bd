import { openWindow } from './window.ts';

/** Prints static pages of ours to PDF: a hidden, sandboxed window without preload, whose page has no script. */
export interface RecordPrinter {
  /** What `app://record/index.html` serves now; null when nothing is being printed. */
  readonly page: () => string | null;
  /** PDF bytes of the page, A4, with its colours. One at a time. */
  readonly print: (html: string) => Promise<Uint8Array>;
}

export function recordPrinter(): RecordPrinter {
  let html: string | null = null;
  let running: Promise<unknown> = Promise.resolve();
  const printNow = async (page: string): Promise<Uint8Array> => {
    html = page;
    const window = await openWindow({
      host: 'record',
      title: '',
      size: { width: 1024, height: 1400 },
      devTools: false,
      visible: false,
    });
    try {
      return await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true });
    } finally {
      window.destroy();
      html = null;
    }
  };
  return {
    page: () => html,
    print(page) {
      const printed = running.then(() => printNow(page));
      // The next one waits for this one whether or not it worked; the failure itself goes to who asked.
      running = printed.catch(() => undefined);
      return printed;
    },
  };
}
