import { join } from 'node:path';
import { app, becomeReady } from './app.ts';
import { cdp, launchChromium } from './chromium.ts';
import { quitProgram } from './ending.ts';
import { cancellable } from './events.ts';
import { program } from './program.ts';
import { announceDownload } from './session.ts';
import { allContents } from './registry.ts';

interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  readonly openerId?: string;
  readonly title?: string;
}

const contentsOf = (targetId: string | undefined) =>
  [...allContents].find((contents) => targetId !== undefined && contents.standInTargetId === targetId);

/** True for a page that the stand-in did not open: its own begin empty and without an opener. */
const isStray = ({ type, url, openerId }: TargetInfo): boolean =>
  type === 'page' && (url !== 'about:blank' || openerId !== undefined);

function noteTarget(method: string, params: Record<string, unknown>): void {
  const info = params['targetInfo'] as TargetInfo | undefined;
  if (method === 'Target.targetDestroyed') contentsOf(String(params['targetId']))?.standInGone();
  else if (method === 'Target.targetCreated' && info !== undefined && isStray(info)) {
    // A page got a window past --block-new-web-contents, or Chromium opened one by itself; it never lives.
    cdp()
      .send('Target.closeTarget', { targetId: info.targetId })
      .catch((error: unknown) => console.error('stand-in:', error));
  } else if (method === 'Target.targetInfoChanged' && info?.title !== undefined) {
    const window = contentsOf(info.targetId)?.standInWindow;
    if (window === undefined || window.getTitle() === info.title || info.title.includes('.localhost')) return;
    const event = cancellable({});
    window.emit('page-title-updated', event, info.title, true);
    if (!event.defaultPrevented && info.title !== 'about:blank') window.setTitle(info.title);
  } else if (method === 'Browser.downloadWillBegin') {
    const contents = contentsOf(String(params['frameId'])) ?? null;
    announceDownload(contents, String(params['guid']), String(params['url']), String(params['suggestedFilename']));
  }
}

/** Starts Chromium under the loaded program and tells the program that it is ready. */
export async function start(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => quitProgram());
  // Electron warns of these and lives on; plain Node would end.
  process.on('unhandledRejection', (error) => console.error('UnhandledPromiseRejectionWarning:', error));
  await launchChromium(join(app.getPath('userData'), 'standin-chromium'));
  cdp().listen(undefined, noteTarget);
  await Promise.all([
    cdp().send('Target.setDiscoverTargets', { discover: true }),
    cdp().send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true }),
  ]);
  if (!program.exiting) becomeReady();
}
