import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { eventChannel, ipcChannel } from './ipc-channel.ts';

/**
 * The main page's bridge: one way to ask, one way to be told, and the path of a file a person really dropped. It decides
 * nothing: main checks the sender, the channel and the payload (ipc-door.ts). One CommonJS file, as a sandboxed preload
 * must be.
 */
contextBridge.exposeInMainWorld('desk', {
  call: (channel: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(ipcChannel('desk', channel), input),
  on: (listener: (name: string, event: unknown) => void): (() => void) => {
    const told = (_event: unknown, name: string, event: unknown): void => listener(name, event);
    ipcRenderer.on(eventChannel('desk'), told);
    return () => ipcRenderer.off(eventChannel('desk'), told);
  },
  /** The page never sees the path: it goes to main, which answers with a token. */
  fileToken: (file: File): Promise<unknown> => ipcRenderer.invoke(ipcChannel('desk', 'import.dropped'), { path: webUtils.getPathForFile(file) }),
});
