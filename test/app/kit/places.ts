import { SETTINGS_TEXT } from '../../../renderer/screens/settings/settings-text.ts';
import { COMMON } from '../../../renderer/text/areas.ts';
import type { Accountant } from './accountant.ts';

/** A place of the program and the way to it from anywhere, by the sidebar. */
export interface Place {
  readonly name: string;
  readonly open: (person: Accountant) => Promise<void>;
}

/** Waits until nothing on the page is still loading, coming or going, for as long as three frames take. */
export function untilSettled({ page }: Pick<Accountant, 'page'>): Promise<void> {
  return page.evaluate(async () => {
    const stirs = '.pd-skeleton, .pd-grid__placeholder, [data-entering], [data-exiting]';
    for (let still = 0; still < 3; still += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (document.querySelector(stirs) !== null) still = -1;
    }
  });
}

const atHeading = (person: Accountant, name: string): Promise<void> =>
  person.page.getByRole('heading', { name, level: 1 }).waitFor();

const section = (id: keyof (typeof SETTINGS_TEXT)['tr']['sections']): Place => ({
  name: `settings-${id}`,
  async open(person) {
    await person.goTo(person.text(COMMON).nav.settings);
    await person.page.getByRole('tab', { name: person.text(SETTINGS_TEXT).sections[id] }).click();
    await untilSettled(person);
  },
});

const nav = (id: 'lists' | 'board' | 'recipients' | 'history'): Place => ({
  name: id,
  async open(person) {
    const name = person.text(COMMON).nav[id];
    await person.goTo(name);
    await atHeading(person, name);
    await untilSettled(person);
  },
});

/** The list that stands first among the lists. */
export const LIST_PLACE: Place = {
  name: 'list',
  async open(person) {
    await nav('lists').open(person);
    await person.page.locator('.lists__name').first().click();
    await person.page.getByRole('grid').waitFor();
    await untilSettled(person);
  },
};

/** Every screen but Import, which needs a file. */
export const PLACES: readonly Place[] = [
  {
    name: 'start',
    async open(person) {
      await person.page.getByRole('navigation').getByRole('button').first().click();
      await person.button(person.text(COMMON).companies.add).click();
      await untilSettled(person);
    },
  },
  nav('lists'),
  LIST_PLACE,
  nav('board'),
  nav('recipients'),
  nav('history'),
  ...(Object.keys(SETTINGS_TEXT.tr.sections) as (keyof (typeof SETTINGS_TEXT)['tr']['sections'])[]).map(section),
];
