/** The most a page may send in one call. A long list is asked for in pages, and a workbook is named by its path. */
export const MAX_PAYLOAD = { characters: 4_000_000, values: 200_000, depth: 24 } as const;

/** Names that could change what an object *is* instead of what it holds. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const isPlainObject = (value: object): value is Record<string, unknown> => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/**
 * Weighs what a page sent before any schema looks at it, without recursion, so that neither size nor depth nor a
 * strange key can hurt. Returns what is wrong, or null. Plain data only: no Map, Date, Error or typed array crosses.
 */
export function inspectPayload(payload: unknown, limit: typeof MAX_PAYLOAD = MAX_PAYLOAD): string | null {
  const waiting: { value: unknown; depth: number }[] = [{ value: payload, depth: 0 }];
  let characters = 0;
  let values = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    values += 1;
    if (typeof value === 'string') characters += value.length;
    if (values > limit.values || characters > limit.characters) return 'too large';
    if (depth > limit.depth) return 'too deep';
    if (value === null || typeof value !== 'object') continue;
    if (Array.isArray(value)) {
      if (value.length + values > limit.values) return 'too large';
      for (const item of value) waiting.push({ value: item, depth: depth + 1 });
    } else if (isPlainObject(value)) {
      for (const key of Object.keys(value)) {
        if (FORBIDDEN_KEYS.has(key)) return 'forbidden key';
        characters += key.length;
        waiting.push({ value: value[key], depth: depth + 1 });
      }
    } else return 'not plain data';
  }
  return null;
}
