const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'ë',
  g: 'ğ',
  i: 'î',
  n: 'ñ',
  o: 'ô',
  s: 'š',
  u: 'ú',
  y: 'ý',
  A: 'Å',
  C: 'Ç',
  E: 'É',
  I: 'Ï',
  O: 'Ö',
  S: 'Ş',
  U: 'Ü',
};

/** Of the length of words, so that a long text breaks into lines as the words of a language do. */
const FILLER = '····· ';

/** A text made longer by two fifths and strange to look at, so that what is cut off or not from a catalogue is seen. */
export function pseudoText(text: string): string {
  if (text === '') return text;
  const strange = [...text].map((letter) => LOOKALIKES[letter] ?? letter).join('');
  return `⟦${strange}${FILLER.repeat(text.length).slice(0, Math.ceil(text.length * 0.4))}⟧`;
}

const made = new WeakMap<object, unknown>();

/** A catalogue as it is, or its longer self while developers or the length tests have the pseudo-language on. */
export function spoken<T extends object>(catalogue: T): T {
  if (!isPseudo()) return catalogue;
  const known = made.get(catalogue) ?? pseudoCatalogue(catalogue);
  made.set(catalogue, known);
  return known as T;
}

/** A catalogue whose every text, also those its functions make, went through `pseudoText`. */
export function pseudoCatalogue<T>(entry: T): T {
  return transform(entry) as T;
}

function transform(entry: unknown): unknown {
  if (typeof entry === 'string') return pseudoText(entry);
  if (typeof entry === 'function') return (...inputs: unknown[]) => transform(Reflect.apply(entry, undefined, inputs));
  if (Array.isArray(entry)) return entry.map(transform);
  if (typeof entry === 'object' && entry !== null)
    return Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, transform(value)]));
  return entry;
}

/** Developers and the length tests turn it on by `#pseudo` behind the page's address. */
export const isPseudo = (): boolean => typeof location !== 'undefined' && location.hash === '#pseudo';
