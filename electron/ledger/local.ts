import { succeed } from '../../shared/problems.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import { problemOf } from './failures.ts';
import type { Ledger } from './ledger.ts';
import { openStore } from './open.ts';
import type { OpenedStore, OpenOptions } from './open.ts';
import { lookUp, ports, runOperation } from './operations.ts';
import type { Changed, Head, Store } from './store.ts';

/** What a local ledger's owner may plug in, for crash tests. */
export interface LocalHooks {
  /** Called before each operation; what it throws is thrown at the caller, as a crash would end the program there. */
  readonly before?: (name: string, args: unknown) => void;
  /** Called after each operation has committed and before its caller hears of it. */
  readonly after?: (name: string, args: unknown) => void;
}

/** A ledger without a thread, and its store: the same interface and the same operations, for tests. */
export interface LocalLedger extends Ledger {
  readonly store: OpenedStore;
}

/** Opens a store in this thread behind the Ledger interface. Problems: those of `openStore`. */
export function openLocalLedger(
  options: Omit<OpenOptions, 'onChanged' | 'onHead'>,
  hooks: LocalHooks = {},
): Outcome<LocalLedger> {
  const changed = new Set<(what: Changed) => void>();
  const heads = new Set<(head: Head) => void>();
  const opened = openStore({
    ...options,
    onChanged: (what) => changed.forEach((listener) => listener(what)),
    onHead: (head) => heads.forEach((listener) => listener(head)),
  });
  if (!opened.ok) return opened;
  const store = opened.value;
  const ledger = {
    store,
    report: { warnings: store.warnings, verification: store.verification, head: store.journal.head() },
    call: async (name: string, args: unknown): Promise<Outcome<unknown>> => {
      hooks.before?.(name, args);
      const outcome = expected(() => runOperation(store, name, args));
      hooks.after?.(name, args);
      return outcome;
    },
    port: async (name: string, port: never, args: unknown): Promise<Outcome<unknown>> => {
      const run: (store: Store, port: never, args: never) => unknown = lookUp(ports, name);
      try {
        return succeed(await run(store, port, args as never));
      } catch (error) {
        return failed(error);
      }
    },
    onChanged: listenerSet(changed),
    onHead: listenerSet(heads),
    onDied: listenerSet(new Set<(problem: Problem) => void>()),
    close: async () => store.close(),
  };
  return succeed(ledger as LocalLedger);
}

function listenerSet<T>(listeners: Set<T>): (listener: T) => () => void {
  return (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
}

function expected<T>(work: () => T): Outcome<T> {
  try {
    return succeed(work());
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): { readonly ok: false; readonly problem: Problem } {
  const problem = problemOf(error);
  if (problem === undefined) throw error;
  return { ok: false, problem };
}
