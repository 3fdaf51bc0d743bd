import { element } from '../authorise/dom.ts';

export interface KeyField {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  /** What was typed, trimmed. */
  readonly value: () => string;
}

/**
 * A field for a secret: hidden, never remembered or suggested, shown only while its button is held down. Spaces at the
 * ends are removed when it is left or pasted into, and that is said.
 */
export function keyField(id: string, label: string, showLabel: string, trimmedLabel: string): KeyField {
  const input = element('input', {
    id,
    class: 'input',
    type: 'password',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    maxlength: '400',
    'aria-describedby': `${id}-hint`,
  });
  const hint = element('p', { id: `${id}-hint`, class: 'hint', role: 'status' });
  const show = element(
    'button',
    { type: 'button', class: 'button', 'aria-label': `${label}: ${showLabel}` },
    showLabel,
  );
  const setShown = (shown: boolean): void => {
    input.type = shown ? 'text' : 'password';
  };
  show.addEventListener('pointerdown', () => setShown(true));
  show.addEventListener('keydown', (event) => {
    if (event.key === ' ' || event.key === 'Enter') setShown(true);
  });
  for (const name of ['pointerup', 'pointerleave', 'pointercancel', 'keyup', 'blur']) {
    show.addEventListener(name, () => setShown(false));
  }
  const tidy = (): void => {
    const trimmed = input.value.trim();
    const isChanged = trimmed !== input.value;
    if (isChanged) input.value = trimmed;
    hint.textContent = isChanged ? trimmedLabel : '';
  };
  input.addEventListener('change', tidy);
  // Pasted text is in the field only after the event.
  input.addEventListener('paste', () => setTimeout(tidy));
  return {
    root: element(
      'div',
      { class: 'field' },
      element('label', { for: id }, label),
      element('div', { class: 'keys__line' }, input, show),
      hint,
    ),
    input,
    value: () => input.value.trim(),
  };
}
