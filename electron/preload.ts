import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { eventChannel, ipcChannel } from './ipc-channel.ts';

/** The one channel whose input the page must not make up: it carries a path. */
const DROPPED = 'import.dropped';

/**
 * The main page's bridge: one way to ask, one way to be told, and the path of a file a person really dropped. It decides
 * nothing: main checks the sender, the channel and the payload (ipc-door.ts). One CommonJS file, as a sandboxed preload
 * must be.
 */
contextBridge.exposeInMainWorld('desk', {
  call: async (channel: string, input: unknown): Promise<unknown> => {
    if (channel === DROPPED) throw new Error('a path comes from a dropped file only');
    return ipcRenderer.invoke(ipcChannel('desk', channel), input);
  },
  on: (name: string, listener: (event: unknown) => void): (() => void) => {
    const told = (_event: unknown, toldName: string, event: unknown): void => {
      if (toldName === name) listener(event);
    };
    ipcRenderer.on(eventChannel('desk'), told);
    return () => ipcRenderer.off(eventChannel('desk'), told);
  },
  /** The page never sees the path: it goes to main, which answers with a token. */
  fileToken: (file: File): Promise<unknown> =>
    ipcRenderer.invoke(ipcChannel('desk', DROPPED), { path: webUtils.getPathForFile(file) }),
});
