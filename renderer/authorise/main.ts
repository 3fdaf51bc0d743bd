import type { Locale } from '../../shared/amounts.ts';
import type { Problem } from '../../shared/problems.ts';
import { showAuthorise } from './authorise-view.ts';
import type { View } from './bridge.ts';
import { element, onPress } from './dom.ts';
import { dress, notice, show } from './frame.ts';
import { showLimits } from './limits-view.ts';
import { firstLocale, problemSentence, textIn } from './words.ts';

/** The language last known: main's answer, or the system's before it. */
let locale: Locale = firstLocale();
let isHeldOpen = false;

const close = (): void => {
  if (!isHeldOpen) void window.authorise.call('authorise.close', {});
};

const holdOpen = (held: boolean): void => {
  isHeldOpen = held;
};

/** Asks main what is to be shown, and shows it. */
async function open(isStale: boolean): Promise<void> {
  const text = textIn(locale);
  const loading = element('p', { role: 'status' }, text.loading);
  show(element('main', { class: 'waiting' }, loading));
  const answer = await window.authorise.call('authorise.view', {}).catch(() => null);
  if (answer === null) return showFailure({ code: 'internal', params: {} });
  if (!answer.ok) return showFailure(answer.problem);
  showView(answer.value, isStale);
}

function showView(view: View, isStale: boolean): void {
  const setting = view.kind === 'authorise' ? view.summary : view;
  locale = setting.locale;
  const text = textIn(locale);
  dress(setting, `${text.titles[view.kind]} · ${setting.companyName}`);
  if (view.kind === 'limits') {
    return showLimits(view, text, { save: (input) => window.authorise.call('authorise.saveLimits', input), close });
  }
  showAuthorise(view.summary, isStale, text, {
    press: (digest, press) => window.authorise.call('authorise.press', { digest, ...press }),
    close,
    reload: (stale) => void open(stale),
    holdOpen,
  });
}

function showFailure(problem: Problem): void {
  const text = textIn(locale);
  const again = element('button', { type: 'button', class: 'button' }, text.retry);
  const shut = element('button', { type: 'button', class: 'button button--main' }, text.close);
  onPress(again, () => void open(false));
  onPress(shut, close);
  const said = notice(
    'error',
    text.viewFailed,
    element('p', {}, problemSentence(problem, text)),
    element('p', {}, text.noMoneyMoved),
  );
  said.setAttribute('role', 'alert');
  const heading = element('h1', { class: 'hidden' }, text.titles.authorise);
  show(element('main', { class: 'waiting' }, heading, said, element('div', { class: 'result__buttons' }, again, shut)));
  again.focus();
}

document.documentElement.lang = locale;
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.repeat) close();
});
// While iyzico's answer is awaited the window does not close; main holds it too.
window.addEventListener('beforeunload', (event) => {
  if (isHeldOpen) event.preventDefault();
});
void open(false);
