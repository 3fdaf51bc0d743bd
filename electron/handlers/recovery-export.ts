import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Exported } from '../../shared/reports.ts';
import type { Locale } from '../../shared/money.ts';
import { succeed } from '../../shared/problems.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import type { FactsWritten } from '../ledger/closed/facts-csv.ts';
import type { Salvaged } from '../ledger/closed/salvage.ts';
import { inClosedThread } from '../ledger/closed/thread.ts';
import { openLedger } from '../ledger/ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log.ts';
import { lookForDataKey } from '../secrets/data-key.ts';
import type { Keychain } from '../secrets/keychain.ts';
import { openKeychain } from '../secrets/vault.ts';
import { fileName } from '../workbook/write/file-name.ts';
import { reportWords } from '../workbook/write/words.ts';
import { writeProblem } from '../workbook/write/write-problem.ts';
import type { Shell } from './context.ts';
import { exportLists } from './export-lists.ts';
import type { ListsExport, ListsWritten } from './export-lists.ts';
import type { FileTokens } from './file-tokens.ts';
import type { Job, Jobs } from './jobs.ts';
import { supportText } from './support-file.ts';
import type { SupportFacts } from './support-file.ts';

export interface ExportParts {
  /** The ledger's folder; it is only read. */
  readonly ledgerFolder: string;
  readonly shell: Pick<Shell, 'chooseFolder'>;
  readonly files: FileTokens;
  readonly log: Log;
  readonly jobs: Jobs;
  readonly keychain: Keychain | undefined;
  readonly locale: () => Locale;
  readonly actor: () => string;
  readonly now: () => number;
  readonly support: SupportFacts;
}

/**
 * Safe mode: writes into a folder the person chooses what can be read of a ledger that cannot be used. With its key the
 * result of every list as workbook and CSV; always the payouts, payments by their ids and the journal as CSV, the support
 * file, and a text that says what is there and what is not. Works on a copy, in threads of their own, and sends nothing;
 * may be stopped. Problems: `ledger.folder`, `ledger.corrupt` when nothing can be read, `cancelled`, and what stands in the
 * way of writing.
 */
export async function exportReadable(parts: ExportParts, masked: boolean): Promise<Outcome<Exported | null>> {
  const chosen = await parts.shell.chooseFolder();
  if (chosen === null) return succeed(null);
  return parts.jobs.run({ batchId: null, cancellable: true }, async (job) => {
    const salvaged = await inClosedThread('salvage.copy', { folder: parts.ledgerFolder, place: tmpdir() }, job);
    if (!salvaged.ok) return salvaged;
    try {
      return await write(parts, salvaged.value, chosen, masked, job);
    } catch (error) {
      const problem = writeProblem(error);
      if (problem === null) throw error;
      return { ok: false, problem };
    } finally {
      await inClosedThread('salvage.remove', salvaged.value, job);
    }
  });
}

async function write(
  parts: ExportParts,
  copy: Salvaged,
  chosen: string,
  masked: boolean,
  job: Job,
): Promise<Outcome<Exported | null>> {
  const folder = freeFolder(chosen, folderName(parts));
  const lists = await writeLists(parts, copy, folder, masked, job);
  if (lists !== null && 'code' in lists) return stopped(folder, lists);
  const facts = await inClosedThread('salvage.facts', { from: copy.folder, into: folder, locale: parts.locale() }, job);
  if (!facts.ok) return stopped(folder, facts.problem);
  await writeTexts(parts, folder, readMe(parts, facts.value, copy, lists));
  parts.log.write('exported', { lists: lists?.lists ?? 0, notRead: lists?.notRead.length ?? 0, damaged: copy.damaged });
  return succeed({
    fileToken: parts.files.addSaved(folder).fileToken,
    folder,
    lists: lists?.lists ?? 0,
    rows: lists?.rows ?? facts.value.items,
    notRead: lists?.notRead.length ?? 0,
    withoutKey: lists === null,
    damaged: copy.rebuilt,
  });
}

/** What was written before the person stopped it is of no use to them. */
function stopped(folder: string, problem: Problem): Outcome<never> {
  if (problem.code === 'cancelled') rmSync(folder, { recursive: true, force: true });
  return { ok: false, problem };
}

async function writeTexts(parts: ExportParts, folder: string, paragraphs: readonly string[]): Promise<void> {
  const { fileNames } = reportWords(parts.locale());
  const text = (name: string, ending: string, content: string): Promise<void> =>
    writeFile(join(folder, fileName([name], ending)), content, { mode: 0o600, flag: 'wx' });
  await text(fileNames.support, 'json', await supportText(parts.support));
  await text(fileNames.readMe, 'txt', `\uFEFF${paragraphs.join('\r\n\r\n')}\r\n`);
}

/** The same from a ledger that is open, such as one whose chain is broken: every list's result, and the support file. */
export async function exportOpen(
  parts: ExportParts,
  ledger: Ledger,
  masked: boolean,
): Promise<Outcome<Exported | null>> {
  const chosen = await parts.shell.chooseFolder();
  if (chosen === null) return succeed(null);
  try {
    const folder = freeFolder(chosen, folderName(parts));
    const lists = await parts.jobs.run({ batchId: null, cancellable: true }, (job) =>
      exportLists(listsExport(parts, ledger, folder, masked, job)),
    );
    if ('code' in lists) return stopped(folder, lists);
    await writeTexts(parts, folder, readMe(parts, null, null, lists));
    return succeed({
      fileToken: parts.files.addSaved(folder).fileToken,
      folder,
      lists: lists.lists,
      rows: lists.rows,
      notRead: lists.notRead.length,
      withoutKey: false,
      damaged: false,
    });
  } catch (error) {
    const problem = writeProblem(error);
    if (problem === null) throw error;
    return { ok: false, problem };
  }
}

function folderName(parts: ExportParts): string {
  return reportWords(parts.locale()).salvage.folder(new Date(parts.now()).toISOString().slice(0, 10));
}

function listsExport(parts: ExportParts, ledger: Ledger, folder: string, masked: boolean, job: Job): ListsExport {
  const { log } = parts;
  return { ledger, job, folder, masked, locale: parts.locale(), actor: parts.actor(), now: parts.now(), log };
}

/** The lists' results, if the key is there and fits; null without it. */
async function writeLists(
  parts: ExportParts,
  copy: Salvaged,
  folder: string,
  masked: boolean,
  job: Job,
): Promise<ListsWritten | Problem | null> {
  const dataKey = await findKey(parts);
  if (dataKey === null) return null;
  const opened = await openLedger({ folder: copy.folder, dataKey, anchor: undefined });
  if (!opened.ok) {
    parts.log.write('export.notOpened', { problem: opened.problem });
    return null;
  }
  try {
    return await exportLists(listsExport(parts, opened.value, folder, masked, job));
  } finally {
    await opened.value.close();
  }
}

async function findKey({ keychain, ledgerFolder }: ExportParts): Promise<Uint8Array | null> {
  if (keychain !== undefined) return lookForDataKey(keychain, ledgerFolder);
  // Without its mark the keychain's entry cannot be named; a new mark is never made here.
  if (!existsSync(join(ledgerFolder, 'keychain-id'))) return null;
  const chain = openKeychain(ledgerFolder);
  return chain.ok ? lookForDataKey(chain.value, ledgerFolder) : null;
}

function readMe(
  parts: ExportParts,
  facts: FactsWritten | null,
  copy: Salvaged | null,
  lists: ListsWritten | null,
): string[] {
  const words = reportWords(parts.locale());
  const { salvage, number } = words;
  return [
    salvage.intro(words.dateTime(parts.now())),
    ...(lists === null ? [salvage.withoutKey] : [salvage.lists(number(lists.lists))]),
    ...(lists === null || lists.notRead.length === 0 ? [] : [salvage.notRead(lists.notRead.join(', '))]),
    ...(facts === null ? [] : [salvage.alwaysThere(number(facts.payouts), number(facts.items), number(facts.entries))]),
    ...(copy?.rebuilt === true ? [salvage.damaged] : []),
    words.notReceipt,
    ...(lists === null ? [] : [salvage.personal]),
  ];
}

/** A new folder of this name, or of this name and a number: nothing that is there is written over. */
function freeFolder(place: string, name: string): string {
  for (let count = 1; ; count += 1) {
    const folder = join(place, count === 1 ? name : `${name} (${count})`);
    if (existsSync(folder)) continue;
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  }
}
