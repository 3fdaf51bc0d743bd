import { formatFigures } from '../../shared/amounts.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import { type Child, element, onPress } from '../authorise/dom.ts';
import { notice, ribbon, show } from '../authorise/frame.ts';
import { iyzicoWords } from '../authorise/words.ts';
import type { KeysText } from '../text/tr/keys.ts';
import type { KeysSaved, KeysView } from './bridge.ts';
import { keyField } from './key-field.ts';
import { keyFault, prefixHint, type TypedKeys } from './typed-keys.ts';

interface Doors {
  readonly save: (keys: TypedKeys, saveUnchecked: boolean) => Promise<Outcome<KeysSaved>>;
  readonly close: () => void;
}

const CLOSES_AFTER_MS = 3000;

/** Two fields to write into and never to read from; saved when a balance call with them has been answered. */
export function showKeys(view: KeysView, text: KeysText, doors: Doors): void {
  const band = ribbon(view.environment, view.companyName, text);
  const apiKey = keyField('api-key', text.apiKey, text.show, text.trimmed);
  const secretKey = keyField('secret-key', text.secretKey, text.show, text.trimmed);
  const said = element('div', { role: 'status' });
  const warning = element('div', { role: 'status' });
  const cancel = element('button', { type: 'button', class: 'button' }, text.cancel);
  const unchecked = element('button', { type: 'button', class: 'button', hidden: true }, text.saveUnchecked);
  const save = element('button', { type: 'button', class: 'button button--main' }, text.save);
  const typed = (): TypedKeys => ({ apiKey: apiKey.value(), secretKey: secretKey.value() });

  const warn = (): void => {
    const hint = prefixHint(view.environment, typed());
    warning.replaceChildren(...(hint === null ? [] : [notice('warning', text[hint])]));
  };
  const setBusy = (busy: boolean): void => {
    for (const button of [cancel, unchecked, save]) button.setAttribute('aria-disabled', String(busy));
    for (const { input } of [apiKey, secretKey]) input.readOnly = busy;
    save.textContent = busy ? text.saving : text.save;
  };
  const keep = async (saveUnchecked: boolean): Promise<void> => {
    const fault = keyFault(typed());
    if (fault !== null) {
      said.replaceChildren(notice('error', text[fault]));
      return (apiKey.value() === '' ? apiKey : secretKey).input.focus();
    }
    said.replaceChildren();
    setBusy(true);
    const answer = await doors.save(typed(), saveUnchecked).catch(() => null);
    setBusy(false);
    if (answer?.ok === true && answer.value.saved) return showSaved(band, view, answer.value, text, doors.close);
    const problem = answer === null ? INTERNAL : answer.ok ? answer.value.check : answer.problem;
    // Keys that main refuses cannot be saved unchecked either; those it only could not check, can.
    unchecked.hidden = answer?.ok !== true;
    said.replaceChildren(failure(problem ?? INTERNAL, text, !unchecked.hidden));
    said.scrollIntoView({ block: 'nearest' });
  };

  for (const { input } of [apiKey, secretKey]) input.addEventListener('input', warn);
  onPress(save, () => void keep(false));
  onPress(unchecked, () => void keep(true));
  onPress(cancel, doors.close);
  show(
    band,
    element(
      'main',
      { class: 'keys' },
      element('h1', {}, text.title),
      element('p', {}, view.replacing ? text.replacing : text.first),
      element('p', {}, text.where),
      apiKey.root,
      secretKey.root,
      warning,
      said,
    ),
    element('footer', { class: 'foot' }, element('div', { class: 'foot__buttons' }, cancel, unchecked, save)),
  );
  apiKey.input.focus();
}

const INTERNAL: Problem = { code: 'internal', params: {} };

function failure(problem: Problem, text: KeysText, mayBeSaved: boolean): HTMLElement {
  const sentences: Readonly<Record<string, string>> = text.problems;
  const theirs = iyzicoWords(problem);
  const lines: readonly Child[] = [
    element('p', {}, sentences[problem.code] ?? text.problemOther(problem.code)),
    theirs === '' ? null : element('p', {}, `${text.iyzicoSays}: ${theirs}`),
    mayBeSaved ? element('p', {}, text.uncheckedHint) : null,
  ];
  return notice('error', text.checkFailed, ...lines);
}

/** Says how it went without the keys, which are gone from the page with the fields that held them. */
function showSaved(band: HTMLElement, view: KeysView, saved: KeysSaved, text: KeysText, close: () => void): void {
  const button = element('button', { type: 'button', class: 'button button--main' }, text.close);
  onPress(button, close);
  const sentence =
    saved.balance === null ? text.savedUnchecked : text.savedBody(formatFigures(saved.balance, view.locale));
  const isClear = saved.balance !== null && !saved.prefixWarning;
  const done = notice(
    'ok',
    text.savedTitle,
    element('p', {}, sentence),
    isClear ? element('p', {}, text.closing) : null,
  );
  done.setAttribute('role', 'status');
  show(
    band,
    element(
      'main',
      { class: 'waiting' },
      element('h1', { class: 'hidden' }, text.title),
      done,
      saved.prefixWarning
        ? notice('warning', view.environment === 'sandbox' ? text.wantsSandbox : text.wantsProduction)
        : null,
      button,
    ),
  );
  button.focus();
  if (isClear) setTimeout(close, CLOSES_AFTER_MS);
}
