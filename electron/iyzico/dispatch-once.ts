/*
 * fetch may send one request twice: the Fetch standard repeats a request whose answer is 421 Misdirected Request, body and
 * all (measured: one POST, two arrivals). A payout must never be repeated by a library, so every fetch gets a dispatcher
 * that lets exactly one request through.
 */

interface Dispatcher {
  dispatch: (options: unknown, handler: unknown) => boolean;
}
type AgentMaker = new (options: { readonly pipelining: number }) => Dispatcher;

const GLOBAL = Symbol.for('undici.globalDispatcher.1');

function isAgentMaker(value: unknown): value is AgentMaker {
  return typeof value === 'function' && value.name === 'Agent';
}

/**
 * undici's Agent, which connects straight to the host. It is the class of the dispatcher behind the built-in fetch, except
 * when NODE_USE_ENV_PROXY is set: then that one goes through the environment's proxies and keeps a plain Agent for the
 * hosts it excepts. A payout goes straight to iyzico or not at all, so without the class nothing is sent.
 */
function plainAgent(): AgentMaker {
  // Node makes the dispatcher when any part of fetch is first touched.
  void new Headers();
  const dispatcher: unknown = Reflect.get(globalThis, GLOBAL);
  if (typeof dispatcher !== 'object' || dispatcher === null) throw new Error('the built-in fetch has no dispatcher');
  if (isAgentMaker(dispatcher.constructor)) return dispatcher.constructor;
  for (const symbol of Object.getOwnPropertySymbols(dispatcher)) {
    const part: unknown = Reflect.get(dispatcher, symbol);
    if (typeof part === 'object' && part !== null && isAgentMaker(part.constructor)) return part.constructor;
  }
  throw new Error('the built-in fetch has no agent');
}

const agents = new Map<boolean, Dispatcher>();

/** One agent for mutations, which never keep a connection, and one for questions, which do. */
function agentFor(keepAlive: boolean): Dispatcher {
  const known = agents.get(keepAlive);
  if (known) return known;
  const Agent = plainAgent();
  // pipelining 0 is undici's word for a new connection per request: no idle socket can die under a payout.
  const made = new Agent({ pipelining: keepAlive ? 1 : 0 });
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
