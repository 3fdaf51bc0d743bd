/** A JSON number as it was written. Money is read from `text`; a double of lira never exists. */
export class JsonNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

// TypeScript's ES2024 library does not know the reviver's source text nor rawJSON; V8 has both since Chrome 114.
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parseWithSource = JSON.parse as (text: string, reviver: Reviver) => unknown;
const rawJson = (JSON as unknown as { readonly rawJSON: (text: string) => unknown }).rawJSON;

/** The parsed value with every number as a `JsonNumber`, or undefined when the text is not JSON (iyzico's own `000000`). */
export function parseExact(text: string): { readonly value: unknown } | undefined {
  try {
    const value = parseWithSource(text.startsWith('\uFEFF') ? text.slice(1) : text, (_key, item, context) =>
      typeof item === 'number' ? new JsonNumber(context.source ?? String(item)) : item,
    );
    return { value };
  } catch {
    // Not JSON, or nested beyond the stack: either way nothing in it can be believed.
    return undefined;
  }
}

/** A number for `JSON.stringify` that is written digit by digit as given (`100.50`). Throws on text that is no JSON number. */
export function rawNumber(text: string): unknown {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) throw new RangeError('not a decimal literal');
  return rawJson(text);
}
