/** English counts: `1 row`, `1,204 rows`. Turkish needs none: a noun after a number stays singular. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${count === 1 ? one : many}`;
}

/** The same for a count that is already written: `1 list`, `1,204 lists`. */
export function written(count: string, one: string, many = `${one}s`): string {
  return `${count} ${count === '1' ? one : many}`;
}

/** A Turkish count: `1.204 satır`. */
export function counted(count: number, noun: string): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, '.')} ${noun}`;
}
