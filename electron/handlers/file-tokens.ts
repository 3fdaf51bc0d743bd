import { basename, dirname } from 'node:path';
import type { FileToken } from '../../shared/ids.ts';
import type { deskContract } from '../../shared/ipc.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import type { Shell } from './context.ts';

const MOST = 500;

/**
 * Files a person chose, dropped or saved, by token. The page only ever holds the token, so that it cannot name a file
 * nobody chose. The oldest are forgotten beyond 500.
 */
export class FileTokens {
  readonly #paths = new Map<FileToken, string>();
  readonly #saved = new Set<FileToken>();
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** Gives a path its token. */
  add(path: string): { readonly fileToken: FileToken; readonly fileName: string } {
    const fileToken = this.#newId() as FileToken;
    this.#paths.set(fileToken, path);
    const [oldest] = this.#paths.keys();
    if (this.#paths.size > MOST && oldest !== undefined) {
      this.#paths.delete(oldest);
      this.#saved.delete(oldest);
    }
    return { fileToken, fileName: basename(path) };
  }

  /** As `add`, for a file this program wrote, with the folder for the sentence that says where. */
  addSaved(path: string): { readonly fileToken: FileToken; readonly fileName: string; readonly folder: string } {
    const added = this.add(path);
    this.#saved.add(added.fileToken);
    return { ...added, folder: dirname(path) };
  }

  /**
   * The path of something this program wrote itself; `notFound` for everything else. Only that is handed to the system to
   * be opened: a file that was dropped or chosen could be a program, and opening it would run it.
   */
  savedPath(fileToken: FileToken): Outcome<string> {
    return this.#saved.has(fileToken) ? this.path(fileToken) : fail('notFound');
  }

  /** The path of a token; `notFound` for one that was never given. */
  path(fileToken: FileToken): Outcome<string> {
    const path = this.#paths.get(fileToken);
    return path === undefined ? fail('notFound') : succeed(path);
  }
}

/** Shows a file the program wrote, by its token. Problem: `notFound`. */
export function showSaved({
  files,
  shell,
}: {
  readonly files: FileTokens;
  readonly shell: Pick<Shell, 'showFile'>;
}): Handlers<typeof deskContract>['app.showFile'] {
  return async ({ fileToken, how }) => {
    const path = files.savedPath(fileToken);
    if (!path.ok) return path;
    await shell.showFile(path.value, how);
    return succeed({});
  };
}
