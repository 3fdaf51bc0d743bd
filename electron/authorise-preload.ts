import { contextBridge, ipcRenderer } from 'electron';
import { ipcChannel } from './ipc-channel.ts';

/** The Authorise page's bridge: its own few channels (`authoriseContract`) and nothing of the main page's. */
contextBridge.exposeInMainWorld('authorise', {
  call: (channel: string, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(ipcChannel('authorise', channel), input),
});
