import type { Input, keysContract, Output } from '../../shared/ipc.ts';
import type { Outcome } from '../../shared/problems.ts';

type Channels = typeof keysContract;

/** What the preload of this window exposes. Keys go in; nothing but the outcome of the check comes out. */
export interface KeysBridge {
  readonly call: <K extends keyof Channels>(
    channel: K,
    input: Input<Channels, K>,
  ) => Promise<Outcome<Output<Channels, K>>>;
}

export type KeysView = Output<Channels, 'keys.view'>;
export type KeysSaved = Output<Channels, 'keys.save'>;

declare global {
  interface Window {
    readonly keys: KeysBridge;
  }
}
