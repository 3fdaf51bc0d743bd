/*
 * fetch may send one request twice: the Fetch standard repeats a request whose answer is 421 Misdirected Request, body and
 * all (measured: one POST, two arrivals). A payout must never be repeated by a library, so every fetch gets a dispatcher
 * that lets exactly one request through.
 */

interface Dispatcher {
  dispatch: (options: unknown, handler: unknown) => boolean;
}

const GLOBAL = Symbol.for('undici.globalDispatcher.1');

function isDispatcher(value: unknown): value is Dispatcher & { readonly constructor: unknown } {
  return typeof value === 'object' && value !== null && 'dispatch' in value && typeof value.dispatch === 'function';
}

/** The dispatcher behind the built-in fetch; Node makes it when fetch is first touched. */
function builtIn(): Dispatcher & { readonly constructor: unknown } {
  if (!isDispatcher(Reflect.get(globalThis, GLOBAL))) void new Headers();
  const dispatcher: unknown = Reflect.get(globalThis, GLOBAL);
  if (!isDispatcher(dispatcher)) throw new Error('the built-in fetch has no dispatcher');
  return dispatcher;
}

type AgentMaker = new (options: { readonly pipelining: number }) => Dispatcher;

function isPlainAgent(value: unknown): value is AgentMaker {
  return typeof value === 'function' && value.name === 'Agent';
}

const agents = new Map<boolean, Dispatcher>();

/** One agent for mutations, which never keep a connection, and one for questions, which do. */
function agentFor(keepAlive: boolean): Dispatcher {
  const known = agents.get(keepAlive);
  if (known) return known;
  const dispatcher = builtIn();
  const Agent = dispatcher.constructor;
  // pipelining 0 is undici's word for a new connection per request: no idle socket can die under a payout.
  const made = isPlainAgent(Agent) ? new Agent({ pipelining: keepAlive ? 1 : 0 }) : dispatcher;
  agents.set(keepAlive, made);
  return made;
}

/** A dispatcher that passes one request on and refuses the next. `refused` tells that a repeat was stopped. */
export interface OnceDispatcher extends Dispatcher {
  readonly refused: () => boolean;
}

export function dispatchOnce(keepAlive: boolean): OnceDispatcher {
  let used = false;
  let refused = false;
  return {
    dispatch: (options, handler) => {
      if (used) {
        refused = true;
        throw new Error('a request is never repeated');
      }
      used = true;
      return agentFor(keepAlive).dispatch(options, handler);
    },
    refused: () => refused,
  };
}
