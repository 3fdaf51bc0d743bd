import type { Cdp } from './cdp.ts';
import { handlers, policyForChromium, schemeOf, toProgram } from './schemes.ts';
import { askWebRequest } from './session.ts';
import type { WebContents } from './web-contents.ts';

/** A request that Chromium holds until it is told what to do with it. */
export interface PausedRequest {
  readonly requestId: string;
  readonly resourceType: string;
  readonly frameId: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly postData?: string;
  };
}

/** Asks the program's navigation guards about a document's request. True when it may go on. */
function navigationAllowed(contents: WebContents, url: string, paused: PausedRequest): boolean {
  if (paused.resourceType !== 'Document' || contents.standInIsExpected(paused.request.url, paused.frameId)) return true;
  return contents.standInAskNavigation(url, paused.frameId);
}

/**
 * Decides one request of a page as Electron would: navigation guards, then `webRequest`, then the scheme's handler.
 * Anything that goes wrong here fails the request; nothing ever gets through because of an error.
 */
export async function decideRequest(
  cdp: Cdp,
  sessionId: string,
  contents: WebContents,
  paused: PausedRequest,
): Promise<void> {
  const { requestId, request } = paused;
  const reply = (verb: string, params: object) =>
    cdp.send(`Fetch.${verb}`, { requestId, ...params }, sessionId).catch((error: unknown) => {
      // The page went away, or called the request off, while it was being decided.
      if (!/Invalid InterceptionId|gone|not found/i.test(String(error))) throw error;
    });
  const url = toProgram(request.url);
  try {
    if (!navigationAllowed(contents, url, paused)) return void (await reply('failRequest', { errorReason: 'Aborted' }));
    const handler = handlers.get(schemeOf(url));
    if (handler !== undefined && new URL(request.url).pathname === '/favicon.ico') {
      // Chrome asks for it by itself; Electron does not.
      return void (await reply('fulfillRequest', { responseCode: 404 }));
    }
    const details = { url, method: request.method, resourceType: paused.resourceType, webContentsId: contents.id };
    if ((await askWebRequest(details)).cancel === true) {
      return void (await reply('failRequest', { errorReason: 'BlockedByClient' }));
    }
    if (handler === undefined) return void (await reply('continueRequest', {}));
    const response = await handler(
      new Request(url, {
        method: request.method,
        headers: request.headers,
        ...(request.postData === undefined ? {} : { body: request.postData }),
      }),
    );
    await reply('fulfillRequest', {
      responseCode: response.status === 0 ? 200 : response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({
        name,
        value: /^content-security-policy/i.test(name) ? policyForChromium(value) : value,
      })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  } catch (error) {
    if (!contents.isDestroyed()) console.error('stand-in: a request failed', url, error);
    await reply('failRequest', { errorReason: 'Failed' });
  }
}
