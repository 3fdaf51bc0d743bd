import type { authoriseContract, Input, Output } from '../../shared/ipc.ts';
import type { Outcome } from '../../shared/problems.ts';

type Channels = typeof authoriseContract;

/** What the preload of this window exposes: its own few channels. Types only: the page carries no schemas. */
export interface AuthoriseBridge {
  readonly call: <K extends keyof Channels>(
    channel: K,
    input: Input<Channels, K>,
  ) => Promise<Outcome<Output<Channels, K>>>;
}

export type View = Output<Channels, 'authorise.view'>;
export type LimitsView = Extract<View, { kind: 'limits' }>;
export type PressAnswer = Output<Channels, 'authorise.press'>;

declare global {
  interface Window {
    readonly authorise: AuthoriseBridge;
  }
}
