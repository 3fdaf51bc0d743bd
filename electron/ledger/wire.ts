import type { MessagePort } from 'node:worker_threads';
import type { Problem } from '../../shared/problems.ts';
import type { Verification } from '../../shared/records.ts';
import type { Advanced } from './advance.ts';
import type { Changed, Head } from './store.ts';

/** What the ledger's worker is started with. */
export interface WorkerStart {
  readonly folder: string;
  readonly dataKey: Uint8Array;
  readonly anchor: Head | null | undefined;
  readonly maxPageCount?: number;
  readonly readOnly?: boolean;
  readonly practiceOnly?: boolean;
}

/** Main to worker. */
export type Request =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly name: string;
      readonly args: unknown;
      readonly stop: SharedArrayBuffer | null;
    }
  | {
      readonly kind: 'port';
      readonly id: number;
      readonly name: string;
      readonly args: unknown;
      readonly port: MessagePort;
      readonly stop: SharedArrayBuffer | null;
    }
  | { readonly kind: 'close' };

/** How one request ended. `bug` is an exception nobody expected; it rejects at the caller's. */
export type Ending =
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'problem'; readonly id: number; readonly problem: Problem }
  | { readonly kind: 'bug'; readonly id: number; readonly message: string; readonly stack: string };

/** Worker to main. */
export type Message =
  | Ending
  /** How far a request is that came with a flag to stop it. */
  | { readonly kind: 'advanced'; readonly id: number; readonly at: Advanced }
  | { readonly kind: 'opened'; readonly report: OpenReport }
  | { readonly kind: 'notOpened'; readonly problem: Problem }
  | { readonly kind: 'changed'; readonly what: Changed }
  | { readonly kind: 'head'; readonly head: Head };

/** What opening found out. */
export interface OpenReport {
  /** `diskFull`. */
  readonly warnings: readonly Problem[];
  readonly verification: Verification;
  readonly head: Head;
}
