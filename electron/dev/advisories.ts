/**
 * `node electron/dev/advisories.ts`: asks npm for the advisories on everything in the lock file and ends with 1 when
 * there is one that electron/dev/advisories.json does not accept, or no longer does. Needs the registry; the release workflow runs it.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from './root.ts';

const day = z.iso.date();

/** The shape of electron/dev/advisories.json. */
const advisoriesSchema = z.strictObject({
  comment: z.string(),
  accepted: z.array(
    z.strictObject({
      id: z.string(),
      package: z.string(),
      version: z.string(),
      /** Whether the package's code reaches a person's computer. */
      shipped: z.boolean(),
      reason: z.string().min(40),
      reviewed: day,
      expires: day,
    }),
  ),
  /** Advisories that a pinned or locked version has left behind; `atLeast` names the first good version of each major line. */
  fixed: z.array(
    z.strictObject({ id: z.string(), package: z.string(), atLeast: z.array(z.string()).min(1), what: z.string() }),
  ),
});
export type Advisories = z.infer<typeof advisoriesSchema>;

export function readAdvisories(): Advisories {
  return advisoriesSchema.parse(JSON.parse(readFileSync(join(ROOT, 'electron/dev/advisories.json'), 'utf8')));
}

/** `npm audit --json`, as far as it is read here: a `via` that is text points at another entry. */
const auditSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ via: z.array(z.union([z.string(), z.object({ url: z.string(), title: z.string() })])) }),
  ),
});

/** Accepted entries whose day has come: somebody has to look again. `now` in milliseconds. */
export function expired({ accepted }: Advisories, now: number): string[] {
  return accepted
    .filter((entry) => Date.parse(entry.expires) <= now)
    .map((entry) => `${entry.package}: ${entry.id} was accepted until ${entry.expires}`);
}

/** The advisories of an audit that nobody has accepted, as "package: title (id)". */
export function notAccepted(audit: unknown, { accepted }: Advisories): string[] {
  const known = new Set(accepted.map((entry) => `${entry.package} ${entry.id}`));
  const read = auditSchema.safeParse(audit);
  if (!read.success)
    throw new Error('npm audit did not answer with advisories; nothing is known, so nothing is accepted');
  return Object.entries(read.data.vulnerabilities).flatMap(([name, { via }]) =>
    via.flatMap((each) => {
      if (typeof each === 'string') return [];
      const id = each.url.split('/').at(-1) ?? each.url;
      return known.has(`${name} ${id}`) ? [] : [`${name}: ${each.title} (${id})`];
    }),
  );
}

if (import.meta.main) {
  const { stdout } = spawnSync('npm', ['audit', '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const advisories = readAdvisories();
  const found = [...notAccepted(JSON.parse(stdout), advisories), ...expired(advisories, Date.now())];
  for (const line of found) console.error(`✗ ${line}`);
  console.log(found.length === 0 ? 'no advisory that was not accepted' : `${found.length} to look at`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
