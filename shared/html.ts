import { revealInvisible } from './turkish.ts';

/** A piece of markup whose texts are escaped already. Only `html` makes one, so that no text can pass for markup. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text made safe between tags and inside quoted attributes. Characters nobody can see are shown as what they are. */
export function escapeHtml(text: string): string {
  return revealInvisible(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** A template whose every value is escaped, except what is markup already: `html\`<p>${name}</p>\``. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Markup {
  const parts = strings.map((literal, index) => {
    const value = values[index];
    return value === undefined ? literal : literal + written(value);
  });
  return { markup: parts.join('') };
}

function written(value: Part): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map((each) => each.markup).join('');
}

/** No markup: what stands where there is nothing to show. */
export const NOTHING: Markup = { markup: '' };
