import type { Locale } from '../../shared/amounts.ts';
import type { Problem } from '../../shared/problems.ts';
import { element, onPress } from '../authorise/dom.ts';
import { dress, notice, show } from '../authorise/frame.ts';
import { firstLocale } from '../authorise/words.ts';
import { spoken } from '../text/pseudo.ts';
import { keys as english } from '../text/en/keys.ts';
import { keys as turkish, type KeysText } from '../text/tr/keys.ts';
import { showKeys } from './keys-view.ts';

const CATALOGUES: Readonly<Record<Locale, KeysText>> = { tr: turkish, en: english };

const textIn = (locale: Locale): KeysText => spoken(CATALOGUES[locale]);
const close = (): void => void window.keys.call('keys.close', {});

async function open(): Promise<void> {
  const answer = await window.keys.call('keys.view', {}).catch(() => null);
  if (answer === null) return showFailure({ code: 'internal', params: {} });
  if (!answer.ok) return showFailure(answer.problem);
  const view = answer.value;
  const text = textIn(view.locale);
  dress(view, `${text.title} · ${view.companyName}`);
  showKeys(view, text, {
    save: (keys, saveUnchecked) => window.keys.call('keys.save', { ...keys, saveUnchecked }),
    close,
  });
}

function showFailure(problem: Problem): void {
  const text = textIn(firstLocale());
  const sentences: Readonly<Record<string, string>> = text.problems;
  const again = element('button', { type: 'button', class: 'button' }, text.retry);
  const shut = element('button', { type: 'button', class: 'button button--main' }, text.close);
  onPress(again, () => void open());
  onPress(shut, close);
  const sentence = sentences[problem.code] ?? text.problemOther(problem.code);
  show(
    element(
      'main',
      { class: 'waiting' },
      element('h1', { class: 'hidden' }, text.title),
      notice('error', text.viewFailed, element('p', {}, sentence)),
      element('div', { class: 'result__buttons' }, again, shut),
    ),
  );
  again.focus();
}

document.documentElement.lang = firstLocale();
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.repeat) close();
});
void open();
