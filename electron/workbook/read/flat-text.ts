/** V8 copies a part of a text that is shorter than this, and only points into the text for one that is longer. */
const SLICED_FROM = 13;
/** Texts up to this length are made to stand by themselves. */
const MOST_CHARS = 256;
const narrow = Buffer.alloc(MOST_CHARS);
const wide = Buffer.alloc(MOST_CHARS * 2);

/**
 * The same text, standing by itself. A part of a longer text keeps all of that alive, and keeps two bytes a character
 * when any character of it, even one that is not in the part, needs them.
 */
export function flat(text: string): string {
  const { length } = text;
  if (length > MOST_CHARS) return text;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0xff) return length < SLICED_FROM ? text : flatWide(text);
    narrow[index] = code;
  }
  return narrow.toString('latin1', 0, length);
}

function flatWide(text: string): string {
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    wide[at++] = code;
    wide[at++] = code >> 8;
  }
  return wide.toString('utf16le', 0, at);
}
