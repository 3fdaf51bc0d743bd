import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { folder } from './rows.ts';

/** How long LibreOffice may take to start and convert one small file on a busy machine. */
export const OFFICE_MS = 90_000;

/**
 * Converts files by LibreOffice into a folder, with a profile of its own there. It names files after sheets in the system's
 * character set, which on a bare system has no Turkish letters; so it is told one that has.
 */
export async function convertByOffice(
  to: string,
  out: string,
  paths: readonly string[],
  reading: readonly string[] = [],
): Promise<void> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(out, 'profile')).href}`;
  const options = ['--headless', profile, ...reading, '--convert-to', to, '--outdir', out, ...paths];
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  await promisify(execFile)('soffice', options, { timeout: OFFICE_MS, env });
}

/**
 * Opens a workbook in LibreOffice and gives one sheet as CSV text (sheets count from 1). Fails when it cannot be loaded:
 * LibreOffice then writes no file.
 */
export async function officeCsv(path: string, sheet = 1): Promise<string> {
  const name = basename(path).replace(/\.[^.]+$/, '');
  const made = [...(await convert([path], sheet))].find(([file]) => file.startsWith(name));
  if (made === undefined) throw new Error(`LibreOffice could not load ${basename(path)}`);
  return made[1];
}

/** Opens CSV files as Turkish Excel does (`;`, UTF-8, figures of the language) and answers where each stands as a workbook. */
export async function officeBooks(paths: readonly string[], language: 'tr' | 'en'): Promise<readonly string[]> {
  const out = folder();
  // 59: semicolon; 34: quotes; 76: UTF-8; from line 1; the language's number; no column is only text; figures are read.
  const filter = `Text - txt - csv (StarCalc):59,34,76,1,,${{ tr: 1055, en: 1033 }[language]},false,true`;
  await convertByOffice('xlsx', out, paths, [`--infilter=${filter}`]);
  return paths.map((path) => join(out, basename(path).replace(/\.csv$/, '.xlsx')));
}

/** Opens workbooks in one LibreOffice and gives every sheet of each as CSV text, by `file name-sheet`. */
export async function officeSheets(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const made = await convert(paths, ALL_SHEETS);
  return new Map([...made].map(([file, text]) => [file.replace(/\.csv$/, ''), text]));
}

const ALL_SHEETS = -1;

async function convert(paths: readonly string[], sheet: number): Promise<ReadonlyMap<string, string>> {
  const out = folder();
  // 44: comma; 34: quotes; 76: UTF-8; the last number is the sheet.
  const filter = `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,${sheet}`;
  await convertByOffice(filter, out, paths);
  const made = new Map<string, string>();
  for (const file of await readdir(out))
    if (file.endsWith('.csv')) made.set(file, (await readFile(join(out, file), 'utf8')).replace(/^\uFEFF/, ''));
  return made;
}
