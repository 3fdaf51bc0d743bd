import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { folder } from './rows.ts';

/** How long LibreOffice may take to start and convert one small file on a busy machine. */
export const OFFICE_MS = 90_000;

/**
 * Opens a workbook in LibreOffice and gives one sheet as CSV text (sheets count from 1). Fails when it cannot be loaded:
 * LibreOffice then writes no file.
 */
export async function officeCsv(path: string, sheet = 1): Promise<string> {
  const out = folder();
  const profile = pathToFileURL(join(out, 'profile')).href;
  // 44: comma; 34: quotes; 76: UTF-8; the last number is the sheet.
  const filter = `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,${sheet}`;
  const options = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', filter, '--outdir', out, path];
  await promisify(execFile)('soffice', options, { timeout: OFFICE_MS });
  const name = basename(path).replace(/\.[^.]+$/, '');
  const { readdir } = await import('node:fs/promises');
  const made = (await readdir(out)).find((each) => each.startsWith(name) && each.endsWith('.csv'));
  if (made === undefined) throw new Error(`LibreOffice could not load ${basename(path)}`);
  return (await readFile(join(out, made), 'utf8')).replace(/^\uFEFF/, '');
}
