/** V8 copies a part of a text that is shorter than this, and only points into the text for one that is longer. */
const SLICED_FROM = 13;
const scratch = Buffer.alloc(256);

/**
 * The same text, standing by itself. A part of a longer text keeps all of that alive, and keeps two bytes a character
 * when any character of it, even one that is not in the part, needs them.
 */
export function flat(text: string): string {
  if (text.length > scratch.length) return text;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0xff) return text.length < SLICED_FROM ? text : Buffer.from(text, 'utf16le').toString('utf16le');
    scratch[index] = code;
  }
  return scratch.toString('latin1', 0, text.length);
}
