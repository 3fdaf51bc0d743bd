import type { AppHost } from './app-address.ts';

/** The name a channel of a page's contract has on the wire; preloads and the door both derive it from here. */
export const ipcChannel = (host: AppHost, channel: string): string => `${host}/${channel}`;

/** The one channel on which a page is told of changes. */
export const eventChannel = (host: AppHost): string => `${host}//event`;
