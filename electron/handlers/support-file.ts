import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { FileToken } from '../../shared/ids.ts';
import type { DeskContext } from './context.ts';

interface SavedFile {
  readonly fileToken: FileToken;
  readonly fileName: string;
  readonly folder: string;
}

/**
 * Writes what helps support to a file the person chooses and can read before sharing it: versions, counts, and the
 * redacted log. Nothing of any list, and no key. Null when the person changed their mind.
 */
export async function writeSupportFile(context: DeskContext, version: string): Promise<Outcome<SavedFile | null>> {
  const path = await context.shell.whereToSave('support', 'odeme-masasi-destek.json');
  if (path === null) return succeed(null);
  const names = (await readdir(context.log.folder)).filter((name) => name.endsWith('.log')).toSorted();
  const log = await Promise.all(
    names.map(async (name) => (await readFile(join(context.log.folder, name), 'utf8')).split('\n').filter(Boolean)),
  );
  const { warnings, verification } = context.ledger.report;
  const support = {
    program: 'odeme-masasi',
    version,
    madeAt: new Date(context.now()).toISOString(),
    platform: `${process.platform} ${process.arch}`,
    versions: {
      node: process.versions.node,
      electron: process.versions['electron'] ?? '',
      chrome: process.versions['chrome'] ?? '',
    },
    ledger: {
      entries: verification.entries,
      faults: verification.faults,
      warnings: warnings.map((warning) => warning.code),
    },
    log: log.flat().slice(-5000),
  };
  try {
    await writeFile(path, `${JSON.stringify(support, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    return fail('fileWrite', { reason: error instanceof Error && 'code' in error ? String(error.code) : '' });
  }
  return succeed(context.files.addSaved(path));
}
