import type { Page } from 'playwright-core';
import { SETTINGS_TEXT } from '../../../renderer/screens/settings/settings-text.ts';
import { common } from '../../../shared/text/tr/common.ts';
import { history } from '../../../shared/text/tr/history.ts';

/** Presses the button of this name. */
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();
/** Goes to a place by the sidebar. */
export const go = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

/** A screen that asks a question of its own before it can show anything. */
export interface AskingScreen {
  readonly name: string;
  /** The question it cannot be shown without. */
  readonly channel: string;
  /** The frame around it asks the same, so the answer would be there already. */
  readonly isAskedByFrame?: true;
  readonly open: (page: Page) => Promise<void>;
  /** What stands there once it is answered. */
  readonly shown: string;
}
/** Opens the list that stands first. */
export const openList = async (page: Page): Promise<void> => {
  await go(page, common.nav.lists);
  await page.locator('.lists__name').first().click();
};
/** Opens one of the settings' pages. */
export const openSettings = async (page: Page, section: keyof typeof SETTINGS_TEXT.tr.sections): Promise<void> => {
  await go(page, common.nav.settings);
  await page.getByRole('tab', { name: SETTINGS_TEXT.tr.sections[section] }).click();
};
/** Every screen that asks, and the way to it from anywhere. */
export const SCREENS: readonly AskingScreen[] = [
  {
    name: 'lists',
    channel: 'batches.list',
    isAskedByFrame: true,
    open: (page) => go(page, common.nav.lists),
    shown: '.lists__name',
  },
  { name: 'board', channel: 'batches.board', open: (page) => go(page, common.nav.board), shown: '.board__column' },
  {
    name: 'recipients',
    channel: 'recipients.list',
    open: (page) => go(page, common.nav.recipients),
    shown: '.pd-empty',
  },
  { name: 'history', channel: 'history.search', open: (page) => go(page, common.nav.history), shown: '.history__name' },
  { name: 'list', channel: 'batches.get', open: openList, shown: '[role=grid]' },
  {
    name: 'timeline',
    channel: 'history.timeline',
    open: async (page) => {
      await go(page, common.nav.history);
      await page
        .getByRole('button', { name: new RegExp(`^${history.openTimeline}`) })
        .first()
        .click();
    },
    shown: '.pd-timeline',
  },
  {
    name: 'settings, retention',
    channel: 'batches.list',
    isAskedByFrame: true,
    open: (page) => openSettings(page, 'retention'),
    shown: '.settings__line',
  },
  {
    name: 'settings, program',
    channel: 'updates.state',
    isAskedByFrame: true,
    open: (page) => openSettings(page, 'about'),
    shown: `output:has-text("${SETTINGS_TEXT.tr.about.updates.off}")`,
  },
];
