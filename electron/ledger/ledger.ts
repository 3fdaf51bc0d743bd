import type { MessagePort } from 'node:worker_threads';
import { Worker } from 'node:worker_threads';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import { workerUrl } from '../workers.ts';
import { askToStop, stopFlag } from './advance.ts';
import type { Advanced } from './advance.ts';
import type { ArgsOf, OperationName, Operations, PortArgsOf, PortName, Ports, ResultOf } from './operations.ts';
import type { Changed, Head } from './store.ts';
import type { Message, OpenReport, Request, WorkerStart } from './wire.ts';

/**
 * The thread's memory for what was just made, in megabytes. Left to itself it grows to three times as much while a long
 * list is imported, with as many sealed bytes beside it that wait to be collected, and gives nothing back.
 */
const YOUNG_MB = 24;

/** Who waits for long work: told how far it is, and able to end it. What is ended answers `cancelled` and changed nothing. */
export interface CallWatch {
  readonly onAdvance: (at: Advanced) => void;
  readonly signal: AbortSignal;
}

/** The ledger as the main process sees it. */
export interface Ledger {
  /** What opening found: warnings, the chain, the head. */
  readonly report: OpenReport;
  /** Runs one operation. Expected failures come back as problems; bugs, and a ledger that died, reject. */
  call<K extends OperationName>(
    name: K,
    args: ArgsOf<Operations[K]>,
    watch?: CallWatch,
  ): Promise<Outcome<ResultOf<Operations[K]>>>;
  /** Hands a port to an operation, which talks over it; the promise is the operation's end. */
  port<K extends PortName>(
    name: K,
    port: MessagePort,
    args: PortArgsOf<Ports[K]>,
    watch?: CallWatch,
  ): Promise<Outcome<Awaited<ResultOf<Ports[K]>>>>;
  /** Called after the commit of what changed. Returns how to stop listening. */
  onChanged(listener: (what: Changed) => void): () => void;
  /** Called after each commit that wrote to the journal, with its new end; the anchor in the keychain follows it. */
  onHead(listener: (head: Head) => void): () => void;
  /** Called once if the ledger's thread dies: nothing can be sent any more and the program must say so. */
  onDied(listener: (problem: Problem) => void): () => void;
  /** Ends the thread after what was asked before; the lease is free when the promise resolves. */
  close(): Promise<void>;
}

interface Waiting {
  settle(message: Message): void;
  reject(error: Error): void;
}

/** Opens the ledger in its worker thread. Problems: those of `openStore`, and `internal` when the thread does not start. */
export async function openLedger(start: WorkerStart & { readonly worker?: URL }): Promise<Outcome<Ledger>> {
  const { worker: code = workerUrl('ledger'), ...data } = start;
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
  const worker = new Worker(code, { workerData: data, name: 'ledger', resourceLimits });
  const first = await firstWord(worker);
  if (first instanceof Error || first.kind !== 'opened') {
    await worker.terminate();
    if (first instanceof Error) return fail('internal', { where: 'ledger', reason: first.message });
    return first.kind === 'notOpened' ? { ok: false, problem: first.problem } : fail('internal', { where: 'ledger' });
  }
  return succeed(new WorkerLedger(worker, first.report));
}

/** The worker's first message, or why there is none. */
function firstWord(worker: Worker): Promise<Message | Error> {
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.once('error', resolve);
    worker.once('exit', () => resolve(new Error('the ledger did not start')));
  });
}

class WorkerLedger implements Ledger {
  readonly report: OpenReport;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #watches = new Map<number, CallWatch>();
  readonly #changed = new Set<(what: Changed) => void>();
  readonly #heads = new Set<(head: Head) => void>();
  readonly #died = new Set<(problem: Problem) => void>();
  readonly #ended: Promise<void>;
  #gone: Error | null = null;
  #closing = false;
  #lastId = 0;

  constructor(worker: Worker, report: OpenReport) {
    this.#worker = worker;
    this.report = report;
    worker.on('message', (message: Message) => this.#receive(message));
    worker.on('error', (error) => this.#die(error));
    worker.on('messageerror', (error) => this.#die(error));
    this.#ended = new Promise((resolve) => {
      worker.once('exit', (code) => {
        this.#die(new Error(`the ledger's thread ended (${code})`));
        resolve();
      });
    });
  }

  call<K extends OperationName>(
    name: K,
    args: ArgsOf<Operations[K]>,
    watch?: CallWatch,
  ): Promise<Outcome<ResultOf<Operations[K]>>> {
    return this.#ask((id, stop) => ({ kind: 'call', id, name, args, stop }), [], watch);
  }

  port<K extends PortName>(
    name: K,
    port: MessagePort,
    args: PortArgsOf<Ports[K]>,
    watch?: CallWatch,
  ): Promise<Outcome<Awaited<ResultOf<Ports[K]>>>> {
    return this.#ask((id, stop) => ({ kind: 'port', id, name, args, port, stop }), [port], watch);
  }

  onChanged(listener: (what: Changed) => void): () => void {
    this.#changed.add(listener);
    return () => void this.#changed.delete(listener);
  }

  onHead(listener: (head: Head) => void): () => void {
    this.#heads.add(listener);
    return () => void this.#heads.delete(listener);
  }

  onDied(listener: (problem: Problem) => void): () => void {
    this.#died.add(listener);
    return () => void this.#died.delete(listener);
  }

  async close(): Promise<void> {
    if (!this.#closing && this.#gone === null) this.#send({ kind: 'close' });
    this.#closing = true;
    await this.#ended;
  }

  #send(request: Request, transfer: MessagePort[] = []): void {
    if (this.#gone !== null) throw this.#gone;
    if (this.#closing) throw new Error('the ledger is closed');
    this.#worker.postMessage(request, transfer);
  }

  async #ask<T>(
    request: (id: number, stop: SharedArrayBuffer | null) => Request,
    transfer: MessagePort[],
    watch: CallWatch | undefined,
  ): Promise<Outcome<T>> {
    const id = (this.#lastId += 1);
    const stop = watch === undefined ? null : stopFlag();
    const end = (): void => {
      if (stop !== null) askToStop(stop);
    };
    if (watch !== undefined) {
      this.#watches.set(id, watch);
      watch.signal.addEventListener('abort', end);
      if (watch.signal.aborted) end();
    }
    const message = await new Promise<Message>((settle, reject) => {
      this.#waiting.set(id, { settle, reject });
      this.#send(request(id, stop), transfer);
    }).finally(() => {
      this.#waiting.delete(id);
      this.#watches.delete(id);
      watch?.signal.removeEventListener('abort', end);
    });
    return message.kind === 'problem'
      ? { ok: false, problem: message.problem }
      : succeed((message as { value: T }).value);
  }

  #receive(message: Message): void {
    if (message.kind === 'changed') this.#changed.forEach((listener) => listener(message.what));
    else if (message.kind === 'head') this.#heads.forEach((listener) => listener(message.head));
    else if (message.kind === 'advanced') this.#watches.get(message.id)?.onAdvance(message.at);
    else if (message.kind !== 'opened' && message.kind !== 'notOpened') {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.kind !== 'bug') waiting?.settle(message);
      else waiting?.reject(Object.assign(new Error(message.message), { stack: message.stack }));
    }
  }

  #die(error: Error): void {
    if (this.#gone !== null) return;
    this.#gone = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    if (this.#closing) return;
    const { problem } = fail('internal', { where: 'ledger', reason: error.message });
    this.#died.forEach((listener) => listener(problem));
  }
}
