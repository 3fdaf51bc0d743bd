import type { Minor } from '../../shared/money.ts';
import type { Doubt } from './events.ts';
import type { RetrievedItem, RetrievedList } from './reconcile.ts';

/** How a call to iyzico ended, in the only four ways that matter to a payout. */
export type Answer<T> =
  | { readonly kind: 'success'; readonly value: T; readonly raw: string }
  /** A parsed body that clearly says no. `reason` sorts it; `noSuchPayout` only for allow-listed codes of a retrieve. */
  | {
      readonly kind: 'failure';
      readonly reason: 'rejected' | 'auth' | 'rateLimit' | 'noPermission' | 'insufficientBalance';
      readonly errorCode: string;
      readonly errorMessage: string;
      readonly httpStatus: number;
      readonly noSuchPayout: boolean;
      readonly raw: string;
    }
  /** Nobody knows. */
  | { readonly kind: 'unknown'; readonly doubt: Doubt; readonly raw: string }
  /** It is certain that no byte of the request was written. */
  | {
      readonly kind: 'notSent';
      readonly cause: 'noNetwork' | 'unreachable' | 'aborted' | 'noKeys';
      readonly raw: string;
    };

export interface Initialised {
  readonly requestId: string;
  readonly invalid: readonly {
    readonly itemExternalId: string;
    readonly errorCode: string;
    readonly errorMessage: string;
  }[];
}

/** Commits "sent"; runs directly before the first byte leaves. When it rejects, nothing is sent and the call rejects with it. */
export type Commit = () => Promise<void>;

/** The signed calls of one company, as the payouts need them (implemented over electron/iyzico). */
export interface Calls {
  /** Of the key that signs them. */
  readonly keyFingerprint: string;
  initialise(body: string, commit: Commit): Promise<Answer<Initialised>>;
  authorise(requestId: string, commit: Commit): Promise<Answer<null>>;
  cancel(requestId: string, commit: Commit): Promise<Answer<null>>;
  retrieveAll(
    by: { readonly requestId: string } | { readonly externalMassPayoutId: string },
    signal?: AbortSignal,
    /** Told after every page how many items have been read. */
    onRead?: (read: number) => void,
  ): Promise<Answer<RetrievedList>>;
  /** iyzico's word for the batch, by one short question; empty where it gives none. */
  payoutStatus(requestId: string): Promise<Answer<string>>;
  retrieveItem(referenceCode: string): Promise<Answer<RetrievedItem>>;
  balance(): Promise<Answer<Minor>>;
}
