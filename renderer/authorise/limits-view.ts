import { formatFigures, type Locale, type Minor, readAmountText } from '../../shared/amounts.ts';
import type { Limits } from '../../shared/companies.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { AuthoriseText } from '../text/tr/authorise.ts';
import type { LimitsView } from './bridge.ts';
import { type Child, element, onPress } from './dom.ts';
import { notice, ribbon, show } from './frame.ts';
import { conventionOf } from './typed-total.ts';
import { problemSentence } from './words.ts';

/** What is sent to be kept; a null PIN is one that was not typed. */
export interface LimitsInput {
  readonly limits: Limits;
  readonly pin: string | null;
  readonly newPin: string | null;
}

interface Doors {
  readonly save: (input: LimitsInput) => Promise<Outcome<Limits>>;
  readonly close: () => void;
}

const MAXIMA = ['perItem', 'perList', 'perDay'] as const;
const SMALLEST_PIN = 4;

/** The company's limits and second approval. They are changed here and nowhere else; loosening asks for the PIN. */
export function showLimits(view: LimitsView, text: AuthoriseText, doors: Doors): void {
  const { locale, limits } = view;
  const words = text.limits;
  const maxima = MAXIMA.map((key) => ({ key, ...amountField(key, words[key], limits[key], locale, words.none) }));
  const action = choice('action', words.action, [
    { value: 'warn', label: words.warn, isChosen: limits.action === 'warn' },
    { value: 'refuse', label: words.refuse, isChosen: limits.action === 'refuse' },
  ]);
  const second = element('input', { id: 'second', type: 'checkbox', 'aria-describedby': 'second-hint' });
  second.checked = limits.secondApproval;
  const pins = {
    current: pinField('pin', words.currentPin, words.currentPinHint),
    fresh: pinField('new-pin', words.newPin, words.newPinHint),
    again: pinField('new-pin-again', words.newPinAgain, ''),
  };
  const said = element('p', { class: 'feedback', role: 'status' });
  const cancel = element('button', { type: 'button', class: 'button' }, text.close);
  const save = element('button', { type: 'button', class: 'button button--main' }, words.save);
  const say = (tone: 'quiet' | 'ok' | 'bad', sentence: string): void => {
    said.dataset['tone'] = tone;
    said.textContent = sentence;
  };

  const read = (): LimitsInput | string => {
    const amounts = maxima.map(({ read: readOne }) => readOne(text));
    const fault = amounts.find((amount) => typeof amount === 'string');
    if (typeof fault === 'string') return fault;
    const [perItem, perList, perDay] = amounts.map((amount) => (typeof amount === 'string' ? null : amount));
    const [pin, newPin] = [pins.current.input.value, pins.fresh.input.value];
    if (newPin !== '' && newPin.length < SMALLEST_PIN) return words.pinShort;
    if (newPin !== pins.again.input.value) return words.pinsDiffer;
    if (second.checked && !view.pinSet && newPin === '') return words.pinNeeded;
    return {
      limits: {
        perItem: perItem ?? null,
        perList: perList ?? null,
        perDay: perDay ?? null,
        action: action.value() === 'refuse' ? 'refuse' : 'warn',
        secondApproval: second.checked,
      },
      pin: pin === '' ? null : pin,
      newPin: newPin === '' ? null : newPin,
    };
  };
  const keep = async (): Promise<void> => {
    const input = read();
    if (typeof input === 'string') return say('bad', input);
    save.setAttribute('aria-disabled', 'true');
    say('quiet', words.saving);
    const answer = await doors.save(input).catch(() => null);
    save.setAttribute('aria-disabled', 'false');
    for (const { input: each } of Object.values(pins)) each.value = '';
    if (answer === null) return say('bad', words.notSaved);
    if (!answer.ok) return say('bad', `${problemSentence(answer.problem, text)} ${words.notSaved}`);
    say('ok', words.saved);
    doors.close();
  };
  onPress(save, () => void keep());
  onPress(cancel, doors.close);

  show(
    ribbon(view.environment, view.companyName, { environments: text.calmEnvironments }),
    element(
      'main',
      { class: 'limits' },
      element('h1', {}, text.titles.limits),
      element('p', { class: 'limits__intro' }, words.intro),
      element('div', { class: 'limits__row' }, ...maxima.map(({ root }) => root)),
      element('p', { class: 'hint' }, `${words.perDay}: ${words.perDayHint}`),
      action.root,
      element(
        'div',
        { class: 'tick' },
        second,
        element(
          'div',
          {},
          element('label', { for: 'second' }, words.secondApproval),
          element('p', { id: 'second-hint', class: 'hint' }, words.secondApprovalHint),
        ),
      ),
      element('h2', {}, words.pinTitle),
      notice('info', view.pinSet ? words.pinSet : words.pinNotSet),
      element(
        'div',
        { class: 'limits__row' },
        view.pinSet ? pins.current.root : null,
        pins.fresh.root,
        pins.again.root,
      ),
    ),
    element('footer', { class: 'foot' }, said, element('div', { class: 'foot__buttons' }, cancel, save)),
  );
  maxima[0]?.input.focus();
}

function amountField(id: string, label: string, value: Minor | null, locale: Locale, none: string) {
  const input = element('input', {
    id,
    class: 'input input--amount',
    inputmode: 'decimal',
    autocomplete: 'off',
    maxlength: '40',
    placeholder: none,
    value: value === null ? '' : formatFigures(value, locale),
  });
  /** The amount, null for none, or a sentence about what is wrong. */
  const read = (text: AuthoriseText): Minor | null | string => {
    const reading = readAmountText(input.value, conventionOf(locale));
    input.setAttribute('aria-invalid', String(!reading.ok && reading.fault !== 'empty'));
    if (reading.ok) return reading.amount > 0 ? reading.amount : text.limits.zero;
    return reading.fault === 'empty' ? null : `${label}: ${text.typed.faults[reading.fault]}`;
  };
  return { root: element('div', { class: 'field' }, element('label', { for: id }, label), input), input, read };
}

function pinField(id: string, label: string, hint: string) {
  const input = element('input', {
    id,
    class: 'input',
    type: 'password',
    autocomplete: 'off',
    maxlength: '64',
    ...(hint === '' ? {} : { 'aria-describedby': `${id}-hint` }),
  });
  const said = hint === '' ? null : element('p', { id: `${id}-hint`, class: 'hint' }, hint);
  return { root: element('div', { class: 'field' }, element('label', { for: id }, label), input, said), input };
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}

function choice(name: string, legend: string, choices: readonly Choice[]) {
  const inputs = choices.map(({ value, isChosen }) => {
    const input = element('input', { type: 'radio', name, value, id: `${name}-${value}` });
    input.checked = isChosen;
    return input;
  });
  const lines: readonly Child[] = choices.map(({ value, label }, index) =>
    element('div', { class: 'tick' }, inputs[index] ?? null, element('label', { for: `${name}-${value}` }, label)),
  );
  return {
    root: element('fieldset', { class: 'choice' }, element('legend', {}, legend), ...lines),
    value: (): string | undefined => inputs.find((input) => input.checked)?.value,
  };
}
