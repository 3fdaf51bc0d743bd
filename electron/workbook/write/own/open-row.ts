import { cellXml } from './cells-xml.ts';
import type { Restyle, RowEdit } from './edit.ts';
import { opened, withAttribute, withoutAttribute } from './xml-text.ts';

interface OwnCell {
  readonly column: number;
  readonly style: number;
  raw: string;
}

/** One row that is being changed: its cells as they stand in the file, put together again with the changes. */
export class OpenRow {
  readonly number: number;
  cell: OwnCell | null = null;
  readonly #tag: string;
  readonly #edit: RowEdit;
  readonly #cells: OwnCell[] = [];

  constructor(number: number, tag: string, edit: RowEdit) {
    this.number = number;
    this.#tag = tag;
    this.#edit = edit;
  }

  /** True when the cell's content is replaced. */
  writes(column: number): boolean {
    return this.#edit.cells.get(column)?.text !== undefined;
  }

  openCell(column: number, style: number): void {
    this.cell = { column, style, raw: '' };
  }

  closeCell(): void {
    if (this.cell !== null) this.#cells.push(this.cell);
    this.cell = null;
  }

  /** The whole row. New cells take their place in the order of columns; ours stand last. */
  xml(prefix: string, firstNew: number, restyle: Restyle): string {
    const cells = new Map(this.#cells.map((cell) => [cell.column, this.#changed(cell, prefix, restyle)]));
    for (const [column, { text, look }] of this.#edit.cells)
      if (!cells.has(column)) cells.set(column, cellXml(prefix, column, this.number, restyle(0, look), text ?? ''));
    const neighbour = this.#cells.findLast((cell) => cell.column < firstNew)?.style ?? 0;
    for (const [index, { text = '', look }] of this.#edit.added.entries()) {
      // A header of ours looks like the header beside it; every other cell like itself.
      const style = Object.keys(look).length === 0 ? neighbour : restyle(0, look);
      cells.set(firstNew + index, cellXml(prefix, firstNew + index, this.number, style, text));
    }
    const inOrder = [...cells].toSorted(([a], [b]) => a - b).map(([, xml]) => xml);
    return `${opened(withoutAttribute(this.#tag, 'spans'))}${inOrder.join('')}</${prefix}row>`;
  }

  #changed(cell: OwnCell, prefix: string, restyle: Restyle): string {
    const edit = this.#edit.cells.get(cell.column);
    if (edit === undefined) return cell.raw;
    const style = restyle(cell.style, edit.look);
    if (edit.text !== undefined) return cellXml(prefix, cell.column, this.number, style, edit.text);
    return cell.raw.replace(/^<[^>]*>/, (tag) => withAttribute(tag, 's', String(style)));
  }
}
