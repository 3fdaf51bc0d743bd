import { statSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import type { FileToken } from '../../shared/ids.ts';
import type { OpenReport } from '../ledger/wire.ts';
import { redacted } from '../log.ts';
import type { Log } from '../log.ts';
import type { Shell } from './context.ts';
import type { FileTokens } from './file-tokens.ts';

interface SavedFile {
  readonly fileToken: FileToken;
  readonly fileName: string;
  readonly folder: string;
}

export interface SupportFacts {
  readonly version: string;
  readonly log: Log;
  readonly now: () => number;
  /** What opening the ledger found, or why it did not open. */
  readonly ledger: () => Pick<OpenReport, 'verification' | 'warnings'> | Problem;
}

/** What helps support: versions, counts, and the redacted log. Nothing of any list, and no key. */
export async function supportText({ version, log, now, ledger }: SupportFacts): Promise<string> {
  const found = ledger();
  const support = {
    program: 'odeme-masasi',
    version,
    madeAt: new Date(now()).toISOString(),
    platform: `${process.platform} ${process.arch}`,
    versions: {
      node: process.versions.node,
      electron: process.versions['electron'] ?? '',
      chrome: process.versions['chrome'] ?? '',
    },
    ledger:
      'code' in found
        ? { problem: redacted(found) }
        : {
            entries: found.verification.entries,
            faults: found.verification.faults,
            warnings: found.warnings.map((warning) => warning.code),
          },
    log: (await logLines(log.folder)).slice(-5000),
  };
  return `${JSON.stringify(support, null, 2)}\n`;
}

/** The kept lines, oldest first: the log rotates from its plain name to higher numbers. A log that could not be written is none. */
async function logLines(folder: string): Promise<string[]> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log'));
  const age = (name: string): number => Number(/\.(\d+)\.log$/.exec(name)?.[1] ?? 0);
  const texts = names.toSorted((a, b) => age(b) - age(a)).map((name) => readFile(join(folder, name), 'utf8'));
  return (await Promise.all(texts)).flatMap((text) => text.split('\n').filter(Boolean));
}

/**
 * Writes the support file to a place the person chooses, where it can be read before it is shared. Null when they changed
 * their mind. Problem: `fileWrite`.
 */
export async function writeSupportFile(
  parts: { readonly shell: Pick<Shell, 'whereToSave'>; readonly files: FileTokens },
  facts: SupportFacts,
): Promise<Outcome<SavedFile | null>> {
  const path = await parts.shell.whereToSave('support', 'odeme-masasi-destek.json');
  if (path === null) return succeed(null);
  try {
    await writeFile(path, await supportText(facts), { mode: 0o600 });
  } catch (error) {
    return fail('fileWrite', { reason: error instanceof Error && 'code' in error ? String(error.code) : '' });
  }
  return succeed(parts.files.addSaved(path));
}
