import { createContext, useContext } from 'react';
import type { Locale } from '../../shared/money.ts';
import { type Format, formatOf } from '../../shared/text/format.ts';
import { isPseudo, pseudoCatalogue } from './pseudo.ts';

/** One area's texts in both languages: `useText({ tr, en })`. English has exactly Turkish's keys, by its type. */
export interface Texts<T> {
  readonly tr: T;
  readonly en: T;
}

/** The language of the page; the app sets it from the preferences. */
export const LocaleContext = createContext<Locale>('tr');

export const useLocale = (): Locale => useContext(LocaleContext);
export const useFormat = (): Format => formatOf(useLocale());

const strange = new WeakMap<object, unknown>();

/** An area's texts in one language, or in the pseudo-language while that is on. */
export function textIn<T extends object>(texts: Texts<T>, locale: Locale): T {
  const text = texts[locale];
  if (!isPseudo()) return text;
  const made = strange.get(text) ?? pseudoCatalogue(text);
  strange.set(text, made);
  return made as T;
}

/** An area's texts in the language of the page. */
export function useText<T extends object>(texts: Texts<T>): T {
  return textIn(texts, useLocale());
}
