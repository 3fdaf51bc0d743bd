import type { Locale } from '../../shared/amounts.ts';
import type { Environment } from '../../shared/companies.ts';
import type { AuthoriseText } from '../text/tr/authorise.ts';
import { type Child, element, icon, type IconName } from './dom.ts';

/** Each environment's picture, the same as on every other screen: a school, a laboratory, a bank. */
const PICTURES: Readonly<Record<Environment, IconName>> = { practice: 'school', sandbox: 'flask', production: 'bank' };

/** What the whole window is set in: language, theme, environment. */
export interface Setting {
  readonly locale: Locale;
  readonly theme: 'system' | 'light' | 'dark';
  readonly environment: Environment;
}

/** Puts language, theme and environment on the page, so that styles and screen readers follow. */
export function dress({ locale, theme, environment }: Setting, title: string): void {
  const { documentElement: root } = document;
  root.lang = locale;
  root.dataset['environment'] = environment;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  document.title = title;
}

/** The band that says in colour, picture and words whether the money is real. */
export function ribbon(
  environment: Environment,
  companyName: string,
  text: Pick<AuthoriseText, 'environments'>,
): HTMLElement {
  const { name, meaning } = text.environments[environment];
  return element(
    'header',
    { class: 'ribbon' },
    icon(PICTURES[environment]),
    element('b', { class: 'ribbon__name' }, name),
    element('span', { class: 'ribbon__meaning' }, meaning),
    element('span', { class: 'ribbon__company' }, companyName),
  );
}

/** Replaces the whole page. */
export function show(...parts: readonly Child[]): void {
  document.body.replaceChildren(...parts.filter((part) => part !== null));
}

/** A message with its tone in colour, picture and words. */
export function notice(
  tone: 'error' | 'warning' | 'info' | 'ok',
  title: string,
  ...body: readonly Child[]
): HTMLElement {
  const pictures = { error: 'cross', warning: 'warning', info: 'info', ok: 'check' } as const;
  return element(
    'div',
    { class: `notice notice--${tone}` },
    icon(pictures[tone]),
    element('div', { class: 'notice__text' }, element('strong', {}, title), ...body),
  );
}
