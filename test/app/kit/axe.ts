import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What is not looked at on the program's screens: React Aria's announcer names what was announced by its id for a few
 * seconds, also when that has gone; the palette's results are walked by the field's own arrows (aria-activedescendant),
 * which also scroll them.
 */
const EXCLUDED = ['.pd-palette__list', '[data-live-announcer]'];

/**
 * What axe finds on a page, one line each; with `rules`, by those alone. The pages' policy allows no foreign script, so
 * its source is handed over by the debugger.
 */
export async function axeFaults(
  page: Page,
  {
    rules = [],
    excluded = EXCLUDED,
  }: { readonly rules?: readonly string[]; readonly excluded?: readonly string[] } = {},
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => Reflect.has(window, 'axe')))) await page.evaluate(source);
  return page.evaluate(
    async ([only, exclude]) => {
      const axe = Reflect.get(window, 'axe') as {
        run(
          where: object,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
      const { violations } = await axe.run(exclude.length === 0 ? document : { exclude }, {
        resultTypes: ['violations'],
        ...(only.length === 0
          ? {}
          : {
              runOnly: { type: 'rule', values: only },
              rules: Object.fromEntries(only.map((rule) => [rule, { enabled: true }])),
            }),
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}: ${failureSummary}`),
      );
    },
    [rules, excluded] as const,
  );
}
