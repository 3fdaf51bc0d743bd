import type { Locator, Page } from 'playwright-core';

const MOST_STEPS = 90;

/** Goes to an element by Tab alone, as a person without a mouse does; a way longer than anyone would go is a failure. */
export async function tabTo(page: Page, target: Locator, back = false): Promise<void> {
  await target.first().waitFor();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`${String(target)} was not reached by ${MOST_STEPS} presses of Tab`);
}

/** Goes there by Tab and presses Enter. */
export async function pressByKey(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Pressing in a window that the press closes may never get its answer. */
export function wasClosed(error: unknown): void {
  if (!String(error).includes('closed')) throw error;
}

/** Presses the button that closes its own window, and waits until it is gone. */
export async function pressAway(window: Page, button: Locator): Promise<void> {
  await Promise.all([window.waitForEvent('close'), button.click().catch(wasClosed)]);
}

/** What has the focus, in a few words; `nothing` when it was lost to the page itself. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nothing';
    const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
    return `${role} ${element.getAttribute('aria-label') ?? element.textContent ?? ''}`.slice(0, 80);
  });
}
