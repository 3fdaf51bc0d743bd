import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** A cell that a spreadsheet would take for a formula (design, Security: Exports). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * One CSV cell for Turkish Excel: quoted where it must be, and a leading formula sign put behind an apostrophe, so that
 * text stays text.
 */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** CSV that Turkish Excel opens right: `;` between cells, UTF-8 with BOM, CRLF. Waits when the disk is slower. */
export class CsvLines {
  readonly #out: Writable;

  constructor(out: Writable) {
    this.#out = out;
    out.write('\uFEFF');
  }

  async line(cells: readonly string[]): Promise<void> {
    if (!this.#out.write(`${cells.map(csvCell).join(';')}\r\n`)) await once(this.#out, 'drain');
  }

  end(): void {
    this.#out.end();
  }
}
