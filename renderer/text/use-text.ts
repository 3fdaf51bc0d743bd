import { createContext, useContext } from 'react';
import type { Locale } from '../../shared/money.ts';
import { type Format, formatOf } from '../../shared/text/format.ts';
import { spoken } from './pseudo.ts';

/** One area's texts in both languages: `useText({ tr, en })`. English has exactly Turkish's keys, by its type. */
export interface Texts<T> {
  readonly tr: T;
  readonly en: T;
}

/** The language of the page; the app sets it from the preferences. */
export const LocaleContext = createContext<Locale>('tr');

export const useLocale = (): Locale => useContext(LocaleContext);
export const useFormat = (): Format => formatOf(useLocale());

/** An area's texts in one language, or in the pseudo-language while that is on. */
export function textIn<T extends object>(texts: Texts<T>, locale: Locale): T {
  return spoken(texts[locale]);
}

/** An area's texts in the language of the page. */
export function useText<T extends object>(texts: Texts<T>): T {
  return textIn(texts, useLocale());
}
