import { basename, dirname } from 'node:path';
import type { FileToken } from '../../shared/ids.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';

const MOST = 500;

/**
 * Files a person chose, dropped or saved, by token. The page only ever holds the token, so that it cannot name a file
 * nobody chose. The oldest are forgotten beyond 500.
 */
export class FileTokens {
  readonly #paths = new Map<FileToken, string>();
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** Gives a path its token. */
  add(path: string): { readonly fileToken: FileToken; readonly fileName: string } {
    const fileToken = this.#newId() as FileToken;
    this.#paths.set(fileToken, path);
    const [oldest] = this.#paths.keys();
    if (this.#paths.size > MOST && oldest !== undefined) this.#paths.delete(oldest);
    return { fileToken, fileName: basename(path) };
  }

  /** As `add`, with the folder for the sentence that says where a file was saved. */
  addSaved(path: string): { readonly fileToken: FileToken; readonly fileName: string; readonly folder: string } {
    return { ...this.add(path), folder: dirname(path) };
  }

  /** The path of a token; `notFound` for one that was never given. */
  path(fileToken: FileToken): Outcome<string> {
    const path = this.#paths.get(fileToken);
    return path === undefined ? fail('notFound') : succeed(path);
  }
}
