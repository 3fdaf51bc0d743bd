import { randomUUID } from 'node:crypto';
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { z } from 'zod';
import type { Contract } from '../shared/ipc.ts';
import { fail, succeed, type Outcome } from '../shared/problems.ts';
import { APP_SCHEME, type AppHost } from './app-address.ts';
import { inspectPayload } from './ipc-payload.ts';
import { eventChannel, ipcChannel } from './ipc-channel.ts';

/** What a handler knows of its caller: which window asked, so that an answer can depend on it or open a child of it. */
export interface Caller {
  readonly host: AppHost;
  readonly webContentsId: number;
}

/** One function per channel of the contract, with its types. Expected failures are returned; an exception is a bug. */
export type Handlers<C extends Contract> = {
  readonly [K in keyof C]: (
    input: z.output<C[K]['input']>,
    caller: Caller,
  ) => Promise<Outcome<z.input<C[K]['output']>>> | Outcome<z.input<C[K]['output']>>;
};

/** What the door tells the log. Never the payload: it may hold personal data. */
export interface DoorReport {
  readonly event: 'refused' | 'badInput' | 'tooManyRequests' | 'internal';
  readonly host: AppHost;
  readonly channel: string;
  readonly correlationId: string;
  /** For `internal`, the exception; for `badInput`, where in the input it went wrong; never shown to the page. */
  readonly reason: unknown;
}

export interface DoorOptions<C extends Contract> {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  readonly host: AppHost;
  readonly contract: C;
  readonly handlers: Handlers<C>;
  /** Which page a window was opened for, or null for one that is not ours (see window.ts `hostOfWindow`). */
  readonly hostOfWindow: (webContentsId: number) => AppHost | null;
  readonly report: (entry: DoorReport) => void;
  readonly nowMs?: () => number;
  readonly newCorrelationId?: () => string;
  /** How many calls a window may make at once, and how many a second after that. */
  readonly flood?: { readonly burst: number; readonly perSecond: number };
}

/** The parts of Electron's frame that the check needs; `null` after the frame navigated or was closed. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
  readonly detached?: boolean;
}

/** True only for the main frame of a window that was opened for this page and still shows it. */
export function isTrustedSender(frame: SenderFrame | null, host: AppHost, windowHost: AppHost | null): boolean {
  if (frame === null || windowHost !== host) return false;
  if (frame.parent !== null || frame.detached === true || !URL.canParse(frame.url)) return false;
  const url = new URL(frame.url);
  return url.protocol === `${APP_SCHEME}:` && url.host === host;
}

/** A token bucket: `take` says whether the window may make one more call now. */
export function floodLimit(burst: number, perSecond: number, nowMs: () => number): { take(key: number): boolean } {
  const buckets = new Map<number, { tokens: number; atMs: number }>();
  return {
    take(key) {
      const now = nowMs();
      const bucket = buckets.get(key) ?? { tokens: burst, atMs: now };
      const tokens = Math.min(burst, bucket.tokens + ((now - bucket.atMs) / 1000) * perSecond);
      buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: now });
      return tokens >= 1;
    },
  };
}

const readSenderFrame = (event: IpcMainInvokeEvent): SenderFrame | null => {
  const frame = event.senderFrame;
  return frame === null ? null : { url: frame.url, parent: frame.parent, detached: frame.detached };
};

/**
 * The one way from a page to the main process: check the sender → weigh the payload → parse → run → parse → answer.
 *
 * Promises: only the main frame of a window opened for `host`, still on `app://host`, reaches a handler; the handler
 * sees nothing but what the input schema lets through, and the page nothing but what the output schema lets through.
 * A refused caller gets `refused`, a wrong payload `badInput`, too many calls `tooManyRequests`, and a bug in a handler
 * `internal` with a `correlationId` that is also in the log; no stack or message of an exception reaches the page.
 * Returns a function that takes all handlers away again.
 */
export function openDoor<C extends Contract>(options: DoorOptions<C>): () => void {
  const { ipcMain, host, contract, handlers, hostOfWindow, report } = options;
  const nowMs = options.nowMs ?? Date.now;
  const newCorrelationId = options.newCorrelationId ?? randomUUID;
  const flood = floodLimit(options.flood?.burst ?? 400, options.flood?.perSecond ?? 200, nowMs);

  const answer = async (channel: keyof C & string, event: IpcMainInvokeEvent, inputs: unknown[]) => {
    const turnAway = (code: DoorReport['event'], reason: unknown) => {
      const correlationId = newCorrelationId();
      report({ event: code, host, channel, correlationId, reason });
      return fail(code, { correlationId });
    };
    const webContentsId = event.sender.id;
    if (!isTrustedSender(readSenderFrame(event), host, hostOfWindow(webContentsId))) {
      return turnAway('refused', 'sender');
    }
    if (!flood.take(webContentsId)) return turnAway('tooManyRequests', 'flood');
    if (inputs.length > 1) return turnAway('badInput', 'more than one argument');
    const flaw = inspectPayload(inputs[0]);
    if (flaw !== null) return turnAway('badInput', flaw);
    const { input: inputSchema, output: outputSchema } = contract[channel] as C[string];
    const input = inputSchema.safeParse(inputs[0]);
    if (!input.success) {
      return turnAway(
        'badInput',
        input.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`),
      );
    }
    try {
      const outcome = await handlers[channel](input.data as z.output<C[string]['input']>, { host, webContentsId });
      return outcome.ok ? succeed(outputSchema.parse(outcome.value)) : outcome;
    } catch (error) {
      return turnAway('internal', error);
    }
  };

  const channels = Object.keys(contract);
  for (const channel of channels) {
    ipcMain.handle(ipcChannel(host, channel), (event, ...inputs: unknown[]) => answer(channel, event, inputs));
  }
  return () => {
    for (const channel of channels) ipcMain.removeHandler(ipcChannel(host, channel));
  };
}

/** A page's events (shared/ipc.ts): the shape of each by its name. */
export type Events = Readonly<Record<string, z.ZodType>>;

/** Tells a page one thing. */
export type SendEvent<E extends Events> = <K extends keyof E & string>(
  to: Pick<WebContents, 'isDestroyed' | 'send'>,
  name: K,
  event: z.input<E[K]>,
) => void;

/**
 * The other direction: makes the function that tells one page something, as `(name, event)` on `eventChannel(host)`.
 * What is sent is parsed first, so a page is told only what the schema allows; a wrong event is a bug and throws. A
 * window that is gone is passed over.
 */
export function eventSender<E extends Events>(host: AppHost, events: E): SendEvent<E> {
  return (to, name, event) => {
    const parsed = events[name]?.parse(event);
    if (!to.isDestroyed()) to.send(eventChannel(host), name, parsed);
  };
}
