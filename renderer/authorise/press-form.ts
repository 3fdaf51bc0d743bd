import { formatAmount } from '../../shared/amounts.ts';
import type { AuthoriseSummary } from '../../shared/approval.ts';
import type { AuthoriseText } from '../text/tr/authorise.ts';
import { element, icon, onPress } from './dom.ts';
import { readTypedTotal, type TypedTotal } from './typed-total.ts';

/** What a person gave: the total as typed and, where the company asks for it, the second approval. */
export interface Press {
  readonly typedTotal: string;
  readonly second: { readonly name: string; readonly pin: string } | null;
}

export interface PressForm {
  readonly root: HTMLElement;
  /** Puts the cursor where the total is typed. */
  readonly focus: () => void;
  /** While the answer is awaited nothing can be changed, pressed or closed. */
  readonly setInFlight: (inFlight: boolean) => void;
  /** Why the press was refused: said beneath the field, and the PIN is emptied. */
  readonly refuse: (sentence: string) => void;
}

interface Handlers {
  readonly onPress: (press: Press) => void;
  readonly onCancel: () => void;
}

/**
 * The foot of the window: the total to type, the second approval where it is asked for, and the one button. The fields
 * are not a form, so Enter in them does nothing; the button has to be reached and pressed for itself.
 */
export function pressForm(summary: AuthoriseSummary, text: AuthoriseText, handlers: Handlers): PressForm {
  const { total, currency, locale, secondApproval, limitsRefuse } = summary;
  const typed = field('typed-total', text.typed.label, { inputmode: 'decimal', maxlength: '40' });
  typed.input.classList.add('input--total');
  const name = field('second-name', text.second.name, { maxlength: '80' });
  const pin = field('second-pin', text.second.pin, { type: 'password', maxlength: '64' });
  const feedback = element('p', { id: 'feedback', class: 'feedback', role: 'status' });
  typed.input.setAttribute('aria-describedby', 'feedback');
  const cancel = element('button', { type: 'button', class: 'button' }, text.cancel);
  const press = element(
    'button',
    { type: 'button', class: 'button button--go', 'aria-describedby': 'feedback' },
    text.press,
  );
  let inFlight = false;

  const blocker = (reading: TypedTotal): string | null => {
    if (limitsRefuse) return text.refusedByLimit;
    if (reading.kind !== 'equal' || !secondApproval) return null;
    if (name.input.value.trim() === '') return text.second.nameMissing;
    return pin.input.value === '' ? text.second.pinMissing : null;
  };
  const update = (): void => {
    const reading = readTypedTotal(typed.input.value, total, currency, locale);
    const stop = blocker(reading);
    press.setAttribute('aria-disabled', String(inFlight || reading.kind !== 'equal' || stop !== null));
    say(
      feedback,
      feedbackOf(reading, stop, text, (value) => formatAmount(value, currency, locale)),
    );
    typed.input.setAttribute('aria-invalid', String(isWrong(reading)));
  };

  for (const { input } of [typed, name, pin]) input.addEventListener('input', update);
  // A key that is held down presses nothing: the button wants a press of its own.
  press.addEventListener('keydown', (event) => {
    if (event.repeat) event.preventDefault();
  });
  onPress(press, () => {
    if (inFlight) return;
    const second = secondApproval ? { name: name.input.value.trim(), pin: pin.input.value } : null;
    handlers.onPress({ typedTotal: typed.input.value.trim(), second });
  });
  onPress(cancel, handlers.onCancel);
  update();

  const root = element(
    'footer',
    { class: 'foot' },
    element(
      'div',
      { class: 'foot__fields' },
      typed.root,
      secondApproval ? name.root : null,
      secondApproval ? pin.root : null,
    ),
    element('div', { class: 'foot__buttons' }, cancel, press),
    feedback,
  );
  return {
    root,
    focus: () => typed.input.focus(),
    setInFlight: (flying) => {
      inFlight = flying;
      root.toggleAttribute('data-in-flight', flying);
      root.setAttribute('aria-busy', String(flying));
      for (const { input } of [typed, name, pin]) input.readOnly = flying;
      cancel.setAttribute('aria-disabled', String(flying));
      press.textContent = flying ? text.inFlight : text.press;
      update();
      if (flying) say(feedback, { tone: 'quiet', words: text.inFlightNote });
    },
    refuse: (sentence) => {
      pin.input.value = '';
      update();
      say(feedback, { tone: 'bad', words: sentence });
    },
  };
}

interface Said {
  readonly tone: 'quiet' | 'ok' | 'bad';
  readonly words: string;
}

function feedbackOf(
  reading: TypedTotal,
  stop: string | null,
  text: AuthoriseText,
  amount: (value: AuthoriseSummary['total']) => string,
): Said {
  switch (reading.kind) {
    case 'equal':
      return stop === null
        ? { tone: 'ok', words: `${text.typed.equal(amount(reading.amount))} — ${text.ready}` }
        : { tone: 'quiet', words: `${text.typed.equal(amount(reading.amount))} — ${stop}` };
    case 'differs':
      return { tone: 'bad', words: text.typed.differs(amount(reading.amount)) };
    case 'otherCurrency':
      return { tone: 'bad', words: text.typed.otherCurrency };
    case 'fault':
      if (reading.fault !== 'empty') return { tone: 'bad', words: text.typed.faults[reading.fault] };
      return { tone: 'quiet', words: stop ?? text.typed.faults.empty };
  }
}

const isWrong = (reading: TypedTotal): boolean =>
  reading.kind === 'differs' ||
  reading.kind === 'otherCurrency' ||
  (reading.kind === 'fault' && reading.fault !== 'empty');

function say(feedback: HTMLElement, { tone, words }: Said): void {
  const pictures = { quiet: 'info', ok: 'check', bad: 'cross' } as const;
  feedback.dataset['tone'] = tone;
  feedback.replaceChildren(icon(pictures[tone]), element('span', {}, words));
}

/** A labelled field; what is typed is never remembered, corrected or suggested. */
function field(
  id: string,
  label: string,
  attributes: Readonly<Record<string, string>>,
): { readonly root: HTMLElement; readonly input: HTMLInputElement } {
  const input = element('input', { id, class: 'input', autocomplete: 'off', spellcheck: 'false', ...attributes });
  return { root: element('div', { class: `field field--${id}` }, element('label', { for: id }, label), input), input };
}
