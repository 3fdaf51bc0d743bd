import { parentPort, workerData } from 'node:worker_threads';
import { progressFor } from './advance.ts';
import { IdleCheckpoint } from './checkpoint.ts';
import { problemOf } from './failures.ts';
import { openStore } from './open.ts';
import { lookUp, ports, runOperation } from './operations.ts';
import type { Store } from './store.ts';
import type { Ending, Message, Request, WorkerStart } from './wire.ts';

/** The ledger's own thread: node:sqlite is synchronous, and this thread holds the one-sender lease for the run. */
if (parentPort === null) throw new Error('the ledger runs in a worker thread');
const main = parentPort;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
const say = (message: Message): void => main.postMessage(message);

const start = workerData as WorkerStart;
const opened = openStore({
  ...start,
  onChanged: (what) => say({ kind: 'changed', what }),
  onHead: (head) => say({ kind: 'head', head }),
});
// The thread's copy of the key is in KeyObjects now.
start.dataKey.fill(0);

if (opened.ok) {
  const store = opened.value;
  const checkpoint = new IdleCheckpoint(store.db);
  main.on('message', (request: Request) => {
    if (request.kind === 'close') checkpoint.stop();
    else checkpoint.served();
    serve(store, request);
  });
  const { warnings, verification } = store;
  say({ kind: 'opened', report: { warnings, verification, head: store.journal.head() } });
} else {
  say({ kind: 'notOpened', problem: opened.problem });
}

function serve(store: Store & { close(): void }, request: Request): void {
  switch (request.kind) {
    case 'call':
      return answer(request.id, () =>
        say({ kind: 'done', id: request.id, value: runOperation(watched(store, request), request.name, request.args) }),
      );
    case 'port':
      return void attach(store, request);
    case 'close':
      store.close();
      main.close();
  }
}

/** The store for one request: when somebody watches it, it says how far it is and can be told to stop. */
function watched(store: Store, { id, stop }: Extract<Request, { kind: 'call' | 'port' }>): Store {
  return stop === null ? store : { ...store, ...progressFor(stop, (at) => say({ kind: 'advanced', id, at })) };
}

async function attach(store: Store, request: Extract<Request, { kind: 'port' }>): Promise<void> {
  try {
    const run: (store: Store, port: never, args: never) => unknown = lookUp(ports, request.name);
    say({
      kind: 'done',
      id: request.id,
      value: await run(watched(store, request), request.port as never, request.args as never),
    });
  } catch (error) {
    say(endingOf(request.id, error));
  } finally {
    request.port.close();
  }
}

function answer(id: number, work: () => void): void {
  try {
    work();
  } catch (error) {
    say(endingOf(id, error));
  }
}

function endingOf(id: number, error: unknown): Ending {
  const problem = problemOf(error);
  if (problem !== undefined) return { kind: 'problem', id, problem };
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'bug', id, message, stack };
}
