/**
 * Carries values between main process and preload as Electron does (structured clone), over text. The same function
 * runs in Node and, as its own source text, in the page's isolated world: it must not use anything from outside itself.
 *
 * Most answers are plain data (hundreds of rows of strings and numbers), so those go as bare JSON after one look that
 * builds nothing; only values with a Date, Map, bigint, cycle … take the tagged form.
 */
export function createCodec(): { encode(value: unknown): string; decode(text: string): unknown } {
  type Tagged = { $: string; v?: unknown; c?: string; m?: string; s?: string; i?: number };
  const toBase64 = (bytes: Uint8Array): string => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
  };
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const arrayTypes = [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  ];
  const errorTypes = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];

  const isPlain = (value: unknown, seen: Set<object>, depth: number): boolean => {
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
    if (typeof value !== 'object' || depth > 50 || seen.has(value)) return false;
    seen.add(value);
    if (Array.isArray(value)) return value.every((item) => isPlain(item, seen, depth + 1)) && !('toJSON' in value);
    if (Object.getPrototypeOf(value) !== Object.prototype || 'toJSON' in value) return false;
    for (const key of Object.keys(value)) {
      if (key === '__proto__' || !isPlain((value as Record<string, unknown>)[key], seen, depth + 1)) return false;
    }
    return true;
  };

  const encode = (value: unknown): string => {
    if (isPlain(value, new Set(), 0)) return `j${JSON.stringify(value)}`;
    let cloned: unknown;
    try {
      cloned = structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
    const seen = new Map<object, number>();
    const write = (x: unknown): unknown => {
      if (x === undefined) return { $: 'u' };
      if (typeof x === 'bigint') return { $: 'n', v: String(x) };
      if (typeof x === 'number' && (!Number.isFinite(x) || Object.is(x, -0))) {
        return { $: 'f', v: Object.is(x, -0) ? '-0' : String(x) };
      }
      if (x === null || typeof x !== 'object') return x;
      const known = seen.get(x);
      if (known !== undefined) return { $: 'r', i: known };
      seen.set(x, seen.size);
      if (Array.isArray(x)) return { $: 'a', v: Array.from(x, write) };
      if (x instanceof Date) return { $: 'd', v: x.getTime() };
      if (x instanceof RegExp) return { $: 'x', v: [x.source, x.flags] };
      if (x instanceof Map) return { $: 'm', v: [...x].map(([k, y]) => [write(k), write(y)]) };
      if (x instanceof Set) return { $: 's', v: [...x].map(write) };
      if (x instanceof ArrayBuffer) return { $: 'b', v: toBase64(new Uint8Array(x)) };
      if (ArrayBuffer.isView(x)) {
        const bytes = new Uint8Array(x.buffer, x.byteOffset, x.byteLength);
        return { $: 't', c: x.constructor.name, v: toBase64(bytes) };
      }
      if (x instanceof Error) return { $: 'e', c: x.name, m: x.message, s: x.stack };
      return { $: 'o', v: Object.entries(x).map(([k, y]) => [k, write(y)]) };
    };
    return `t${JSON.stringify(write(cloned))}`;
  };

  const decode = (text: string): unknown => {
    if (text.startsWith('j')) return JSON.parse(text.slice(1));
    const refs: unknown[] = [];
    const keep = <T>(x: T): T => {
      refs.push(x);
      return x;
    };
    const read = (x: unknown): unknown => {
      if (x === null || typeof x !== 'object') return x;
      const { $, v, c, m = '', s, i = 0 } = x as Tagged;
      const items = v as unknown[];
      const pairs = v as [unknown, unknown][];
      switch ($) {
        case 'u':
          return undefined;
        case 'n':
          return BigInt(String(v));
        case 'f':
          return Number(v);
        case 'r':
          return refs[i];
        case 'a': {
          const array = keep<unknown[]>([]);
          for (const y of items) array.push(read(y));
          return array;
        }
        case 'd':
          return keep(new Date(Number(v)));
        case 'x':
          return keep(new RegExp(String(items[0]), String(items[1])));
        case 'm': {
          const map = keep(new Map<unknown, unknown>());
          for (const [k, y] of pairs) map.set(read(k), read(y));
          return map;
        }
        case 's': {
          const set = keep(new Set<unknown>());
          for (const y of items) set.add(read(y));
          return set;
        }
        case 'b':
          return keep(fromBase64(String(v)).buffer);
        case 't': {
          const Type = (arrayTypes.find((type) => type.name === c) ?? Uint8Array) as Uint8ArrayConstructor;
          return keep(new Type(fromBase64(String(v)).buffer));
        }
        case 'e': {
          const Type = errorTypes.find((type) => type.name === c) ?? Error;
          const error = keep(new Type(m));
          error.stack = s ?? '';
          return error;
        }
        default: {
          const object = keep<object>({});
          for (const [k, y] of pairs) {
            const value = read(y);
            Object.defineProperty(object, String(k), { value, enumerable: true, writable: true, configurable: true });
          }
          return object;
        }
      }
    };
    return read(JSON.parse(text.slice(1)));
  };

  return { encode, decode };
}
