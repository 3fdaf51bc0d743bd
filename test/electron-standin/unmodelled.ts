/** Everything the stand-in does not do ends here, by name, so that a test never passes on something that did not happen. */
export function unmodelled(name: string): never {
  throw new Error(`stand-in: electron.${name} is not modelled`);
}

/** Names that are asked for when a value is only looked at: by `await`, by `import`, by a debugger. */
const LOOKED_AT = new Set<PropertyKey>(['then', '__esModule', 'default', 'prototype', 'name', 'length', 'toJSON']);

/** An export of `electron` that is there (so importing it works) and throws by name when used. */
export function unmodelledExport(name: string): unknown {
  return new Proxy(function standIn() {}, {
    get: (_target, key) => (typeof key === 'symbol' || LOOKED_AT.has(key) ? undefined : unmodelled(`${name}.${key}`)),
    apply: () => unmodelled(name),
    construct: () => unmodelled(name),
  });
}
