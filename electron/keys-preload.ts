import { contextBridge, ipcRenderer } from 'electron';
import { ipcChannel } from './ipc-channel.ts';

/** The key window's bridge: keys go in and never come back (`keysContract`). */
contextBridge.exposeInMainWorld('keys', {
  call: (channel: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(ipcChannel('keys', channel), input),
});
