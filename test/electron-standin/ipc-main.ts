import { EventEmitter } from 'node:events';
import { cancellable } from './events.ts';
import { createCodec } from './page/codec.ts';
import type { WebContents } from './web-contents.ts';

type Handler = (event: object, ...args: unknown[]) => unknown;

export const codec = createCodec();

class IpcMain extends EventEmitter {
  readonly standInHandlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.standInHandlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.standInHandlers.set(channel, handler);
  }
  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (...args) => {
      this.standInHandlers.delete(channel);
      return handler(...args);
    });
  }
  removeHandler(channel: string): void {
    this.standInHandlers.delete(channel);
  }
}

export const ipcMain = new IpcMain();

export interface IpcRequest {
  readonly kind: 'send' | 'invoke';
  readonly id: number;
  readonly channel: string;
  readonly args: string;
}

const ipcEvent = (sender: WebContents) =>
  cancellable({
    type: 'frame',
    sender,
    senderFrame: sender.isDestroyed() ? null : sender.mainFrame,
    frameId: 1,
    processId: 1,
    ports: [],
    reply: (channel: string, ...args: unknown[]) => sender.send(channel, ...args),
  });

/** What a page sent: gives it to the program's listeners, or runs the handler and returns the answer for the page. */
export async function receiveIpc(sender: WebContents, request: IpcRequest): Promise<object | null> {
  const event = ipcEvent(sender);
  const args = codec.decode(request.args) as unknown[];
  if (request.kind === 'send') {
    sender.emit('ipc-message', event, request.channel, ...args);
    ipcMain.emit(request.channel, event, ...args);
    return null;
  }
  const handler = ipcMain.standInHandlers.get(request.channel);
  try {
    if (handler === undefined) throw new Error(`No handler registered for '${request.channel}'`);
    return { kind: 'answer', id: request.id, value: codec.encode(await handler(event, ...args)) };
  } catch (error) {
    if (handler !== undefined) console.error(`Error occurred in handler for '${request.channel}':`, error);
    return {
      kind: 'answer',
      id: request.id,
      error: `Error invoking remote method '${request.channel}': ${String(error)}`,
    };
  }
}
