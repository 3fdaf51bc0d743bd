/** What crosses between the two worlds: data as it is, or a description of what cannot be cloned. */
type Packed =
  | { v: unknown }
  | { f: number }
  | { p: number }
  | { e: [string, string] }
  | { a: Packed[] }
  | { o: [string, Packed][] };

type Message =
  | { k: 'call'; id: number; args: Packed[] }
  | { k: 'result'; ok: boolean; v: Packed }
  | { k: 'settled'; id: number; ok: boolean; v: Packed }
  | { k: 'expose'; key: string; v: Packed };

/**
 * Electron's contextBridge between the preload's isolated world and the page's main world. Both run this function from
 * its own source text before any script of the page, so it must not use anything from outside itself. The two worlds
 * share only the DOM, so everything crosses as the detail of a CustomEvent, which Blink clones between worlds.
 */
export function createBridge(channel: string, side: 'page' | 'preload'): { expose(key: string, api: unknown): void } {
  const listen = EventTarget.prototype.addEventListener.bind(document);
  const fire = EventTarget.prototype.dispatchEvent.bind(document);
  const NewEvent = CustomEvent;
  const { defineProperty, freeze, getPrototypeOf, keys } = Object;
  const isArray = Array.isArray;
  const plainPrototype = Object.prototype;
  const outward = `${channel}/${side}`;
  const inward = `${channel}/${side === 'page' ? 'preload' : 'page'}`;
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const functionIds = new WeakMap<object, number>();
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  const exposed = new Set<string>();
  let lastId = 0;
  let result: Extract<Message, { k: 'result' }> | undefined;
  const post = (message: Message): boolean => fire(new NewEvent(outward, { detail: message }));

  /** True for data that Blink can clone as it is, which is nearly everything and much the fastest. */
  const isData = (value: unknown, depth: number): boolean => {
    if (typeof value === 'function' || typeof value === 'symbol' || depth > 100) return false;
    if (value === null || typeof value !== 'object') return true;
    if (isArray(value)) return value.every((item) => isData(item, depth + 1));
    if (getPrototypeOf(value) !== plainPrototype) return false;
    for (const key of keys(value)) if (!isData((value as Record<string, unknown>)[key], depth + 1)) return false;
    return true;
  };

  const pack = (value: unknown, depth = 0): Packed => {
    if (isData(value, 0)) return { v: value };
    if (depth > 1000) throw new TypeError('Electron contextBridge recursion depth exceeded.');
    if (typeof value === 'function') {
      const id = functionIds.get(value) ?? ++lastId;
      functionIds.set(value, id);
      functions.set(id, value as (...args: unknown[]) => unknown);
      return { f: id };
    }
    if (value instanceof Promise) {
      const id = ++lastId;
      value.then(
        (settled) => post({ k: 'settled', id, ok: true, v: pack(settled) }),
        (error) => post({ k: 'settled', id, ok: false, v: pack(error) }),
      );
      return { p: id };
    }
    if (value instanceof Error) return { e: [String(value.message), String(value.stack)] };
    if (isArray(value)) return { a: value.map((item) => pack(item, depth + 1)) };
    if (typeof value === 'object' && value !== null && plainPrototype.toString.call(value) === '[object Object]') {
      const object = value as Record<string, unknown>;
      return { o: keys(object).map((key) => [key, pack(object[key], depth + 1)]) };
    }
    try {
      return { v: structuredClone(value) };
    } catch {
      throw new Error('An object could not be cloned.');
    }
  };

  const unpack = (packed: Packed): unknown => {
    if ('f' in packed) return (...args: unknown[]) => call(packed.f, args);
    if ('p' in packed) return new Promise((resolve, reject) => promises.set(packed.p, { resolve, reject }));
    if ('e' in packed) {
      const error = new Error(packed.e[0]);
      error.stack = packed.e[1];
      return error;
    }
    if ('a' in packed) return packed.a.map(unpack);
    if ('o' in packed) {
      const object = {};
      for (const [key, value] of packed.o) {
        defineProperty(object, key, { value: unpack(value), enumerable: true, writable: true, configurable: true });
      }
      return object;
    }
    return packed.v;
  };

  /** Calls a function of the other world. Dispatching is synchronous, so the result is there when `post` returns. */
  const call = (id: number, args: unknown[]): unknown => {
    const outer = result;
    result = undefined;
    post({ k: 'call', id, args: args.map((arg) => pack(arg)) });
    const own = result as Extract<Message, { k: 'result' }> | undefined;
    result = outer;
    if (own === undefined) throw new Error('context bridge: the other side is gone');
    const value = unpack(own.v);
    if (!own.ok) throw value;
    return value;
  };

  const run = (id: number, args: Packed[]): Message => {
    try {
      return { k: 'result', ok: true, v: pack(functions.get(id)?.(...args.map(unpack))) };
    } catch (error) {
      return { k: 'result', ok: false, v: pack(error instanceof Error ? error : new Error(String(error))) };
    }
  };

  const freezeAll = (value: unknown): unknown => {
    if (value !== null && (typeof value === 'object' || typeof value === 'function')) {
      freeze(value);
      for (const key of keys(value)) freezeAll((value as Record<string, unknown>)[key]);
    }
    return value;
  };

  listen(inward, (event) => {
    event.stopImmediatePropagation();
    const message = (event as CustomEvent<Message>).detail;
    switch (message.k) {
      case 'call':
        post(run(message.id, message.args));
        break;
      case 'result':
        result = message;
        break;
      case 'settled': {
        const promise = promises.get(message.id);
        promises.delete(message.id);
        if (message.ok) promise?.resolve(unpack(message.v));
        else promise?.reject(unpack(message.v));
        break;
      }
      case 'expose':
        defineProperty(window, message.key, {
          value: freezeAll(unpack(message.v)),
          enumerable: true,
          writable: false,
          configurable: false,
        });
    }
  });

  return {
    expose(key, api) {
      if (exposed.has(key)) throw new Error('Cannot bind an API on top of an existing property on the window object');
      exposed.add(key);
      post({ k: 'expose', key, v: pack(api) });
    },
  };
}
