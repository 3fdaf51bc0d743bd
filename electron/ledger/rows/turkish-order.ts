const collator = new Intl.Collator('tr');

/**
 * The order of texts in Turkish, by their places; equal ones keep theirs. The collator is asked once per different character, not once per comparison: each text
 * becomes a key of ranks whose beginning is a number, and nearly every comparison is one of numbers.
 */
export function inTurkishOrder(texts: readonly string[]): Uint32Array {
  const ranks = ranksOf(texts);
  const keys = texts.map((text) => {
    const codes: number[] = [];
    for (let at = 0; at < text.length; at += 1) codes.push(ranks[text.charCodeAt(at)] ?? 0);
    return String.fromCharCode(...codes);
  });
  const starts = Float64Array.from(keys, startOf);
  const order = Uint32Array.from(keys.keys());
  return order.sort((a, b) => {
    const difference = (starts[a] ?? 0) - (starts[b] ?? 0);
    if (difference !== 0) return difference;
    const left = keys[a] ?? '';
    const right = keys[b] ?? '';
    return left < right ? -1 : left > right ? 1 : a - b;
  });
}

/** The place of each character among those that occur; upper and lower case share one. */
function ranksOf(texts: readonly string[]): Uint16Array {
  const ranks = new Uint16Array(0x10000);
  for (const text of texts) for (let at = 0; at < text.length; at += 1) ranks[text.charCodeAt(at)] = 1;
  const characters: string[] = [];
  ranks.forEach((seen, code) => {
    if (seen === 1) characters.push(String.fromCharCode(code));
  });
  const lower = (character: string): string => character.toLocaleLowerCase('tr');
  let rank = 0;
  let before: string | undefined;
  for (const character of characters.toSorted((a, b) => collator.compare(lower(a), lower(b)))) {
    if (before === undefined || collator.compare(lower(before), lower(character)) !== 0) rank += 1;
    ranks[character.charCodeAt(0)] = rank;
    before = character;
  }
  return ranks;
}

/** The first characters of a key as one number: as many as keep their order exactly in a double. */
function startOf(key: string): number {
  let start = 0;
  for (let at = 0; at < 6; at += 1) start = start * 256 + Math.min(255, at < key.length ? key.charCodeAt(at) : 0);
  return start;
}
