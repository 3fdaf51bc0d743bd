import { extname } from 'node:path';
import { dialog, type BrowserWindow, type FileFilter } from 'electron';

/** What a file is for; it decides the filter of the dialog and the ending of the name. */
const FILE_KINDS = {
  workbook: ['xlsx', 'xlsm', 'csv', 'txt'],
  // A client's own workbook may hold macros; they are kept when its ending is.
  report: ['xlsx', 'xlsm'],
  template: ['xlsx'],
  corrections: ['xlsx', 'xlsm'],
  table: ['csv'],
  record: ['pdf'],
  backup: ['masa-yedek'],
  support: ['json'],
} as const;
export type FileKind = keyof typeof FILE_KINDS;

/** The dialogs' words; `kinds` names each sort of file in the filter list. */
export interface DialogTexts {
  readonly kinds: Readonly<Record<FileKind, string>>;
  readonly allFiles: string;
}

/** The filters of a dialog. Opening also offers all files: a workbook with a wrong ending is recognised by its content. */
export function fileFilters(kind: FileKind, texts: DialogTexts, orAll: boolean): FileFilter[] {
  const named = { name: texts.kinds[kind], extensions: [...FILE_KINDS[kind]] };
  return orAll ? [named, { name: texts.allFiles, extensions: ['*'] }] : [named];
}

/** Adds the ending that the kind of file has, unless the person typed one of its endings. */
export function withEnding(path: string, kind: FileKind): string {
  const ending = extname(path).slice(1).toLowerCase();
  const endings: readonly string[] = FILE_KINDS[kind];
  return endings.includes(ending) ? path : `${path}.${endings[0] ?? ''}`;
}

/** Asks for a file to read. Null when the person changed their mind. */
export async function askForFile(
  window: BrowserWindow,
  kind: FileKind,
  title: string,
  texts: DialogTexts,
): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    title,
    properties: ['openFile'],
    filters: fileFilters(kind, texts, true),
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** Asks where to write a file; the system's dialog has asked about overwriting. Null when the person changed their mind. */
export async function askWhereToSave(
  window: BrowserWindow,
  kind: FileKind,
  suggestedPath: string,
  title: string,
  texts: DialogTexts,
): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    title,
    defaultPath: suggestedPath,
    properties: ['showOverwriteConfirmation', 'createDirectory'],
    filters: fileFilters(kind, texts, false),
  });
  return answer.canceled || answer.filePath === '' ? null : withEnding(answer.filePath, kind);
}

/** Asks for a folder, such as the one backups go to. Null when the person changed their mind. */
export async function askForFolder(window: BrowserWindow, title: string): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, { title, properties: ['openDirectory', 'createDirectory'] });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}
