/** What may stand inside an element: text (always as text, never as markup) or other elements. */
export type Child = string | Node | null;

/**
 * Makes an element. Attributes are set by name, so nothing here can become a script; `true` sets an empty attribute,
 * `false` leaves it out.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | boolean>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false) continue;
    made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** The paths of this window's icons, on a 24 × 24 grid, drawn with a stroke. */
const ICONS = {
  check: 'M20 6 9 17l-5-5',
  cross: 'M18 6 6 18M6 6l12 12',
  warning: 'M12 9v4m0 4h.01M10.3 3.9 1.8 18a2 2 0 0 0 1.7 3h17a2 2 0 0 0 1.7-3L13.7 3.9a2 2 0 0 0-3.4 0Z',
  info: 'M12 16v-4m0-4h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  question: 'M9.1 9a3 3 0 0 1 5.8 1c0 2-3 2.6-3 4m.1 3h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  bank: 'M3 21h18M6 18v-7m4 7v-7m4 7v-7m4 7v-7M12 2 4 7v1h16V7l-8-5Z',
  flask: 'M9 3h6m-5 0v6L4.6 18.2A2 2 0 0 0 6.3 21h11.4a2 2 0 0 0 1.7-2.8L14 9V3M7 15h10',
  school: 'M22 9 12 4 2 9l10 5 10-5Zm0 0v6M6 11.5V16c0 1.5 2.7 3 6 3s6-1.5 6-3v-4.5',
} as const;
export type IconName = keyof typeof ICONS;

const SVG = 'http://www.w3.org/2000/svg';

/** An icon beside words: decoration, hidden from screen readers. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** Called by a person's own press only: a press that a script made up does nothing. */
export function onPress(button: HTMLButtonElement, press: () => void): void {
  button.addEventListener('click', (event) => {
    if (event.isTrusted && button.getAttribute('aria-disabled') !== 'true') press();
  });
}
