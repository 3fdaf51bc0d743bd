import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** What every preload of the program offers in its own way: one door for questions, one for events, and file paths. */
contextBridge.exposeInMainWorld('guards', {
  ask: (channel: string, ...inputs: unknown[]) => ipcRenderer.invoke(channel, ...inputs),
  onEvent: (listener: (name: string, event: unknown) => void) => {
    ipcRenderer.on('desk//event', (_event, name: string, told: unknown) => listener(name, told));
  },
  pathOf: (file: File) => webUtils.getPathForFile(file),
});
