import { backupOperations } from './backup/create.ts';
import { companyOperations } from './companies.ts';
import { journalOperations } from './journal-operations.ts';
import { layoutOperations } from './layouts.ts';
import { payoutOperations } from './payouts.ts';
import { preferenceOperations } from './preferences.ts';
import { retentionOperations } from './retention.ts';
import { batchOperations, rowPorts, recipientOperations, rowOperations, searchOperations } from './rows/operations.ts';
import type { Store } from './store.ts';

/** Everything the ledger can be asked: name → `(store, args) => result`. `ledger.call` is typed from this value. */
export const operations = {
  ...journalOperations,
  ...preferenceOperations,
  ...companyOperations,
  ...layoutOperations,
  ...payoutOperations,
  ...retentionOperations,
  ...backupOperations,
  ...batchOperations,
  ...rowOperations,
  ...searchOperations,
  ...recipientOperations,
} as const;

/** Operations that talk over a MessagePort of their own; the promise is their end. */
export const ports = { ...rowPorts } as const;

type Operation = (store: Store, args: never) => unknown;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
/** What an operation takes besides the store; operations without arguments are called with `{}`. */
export type ArgsOf<T> = T extends (store: Store, args: infer A, ...rest: never[]) => unknown
  ? unknown extends A
    ? Readonly<Record<string, never>>
    : A
  : never;
export type ResultOf<T> = T extends (...args: never[]) => infer R ? R : never;

export type Ports = typeof ports;
export type PortName = keyof Ports;
export type PortArgsOf<T> = T extends (store: Store, port: never, args: infer A) => unknown ? A : never;

/** Finds an entry by the name that came over the thread's boundary. Throws for a name that is not in the table. */
export function lookUp<T extends object>(table: T, name: string): T[keyof T] {
  if (!Object.hasOwn(table, name)) throw new Error(`the ledger has no ${name}`);
  return table[name as keyof T];
}

/** Runs an operation of the table by name; the caller's types vouch for the arguments. */
export function runOperation(store: Store, name: string, args: unknown): unknown {
  const operation: Operation = lookUp(operations, name);
  return operation(store, args as never);
}
