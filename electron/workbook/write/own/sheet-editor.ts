import { columnLetter, parseReference } from '../../read/rows.ts';
import { attribute, isMain, strictParser, wholeNumber, type Parser, type Tag } from '../../read/xml.ts';
import { LIMITS } from '../../read/limits.ts';
import { cellXml, columnsXml, columnTags, trimmedColumn, type ColumnTag } from './cells-xml.ts';
import { headerEdit, type Restyle, type RowEdits, type SheetEdit } from './edit.ts';
import { OpenRow } from './open-row.ts';
import { SharedFormulas } from './shared-formulas.ts';
import { withAttribute } from './xml-text.ts';

/**
 * Rewrites a worksheet's own XML as it streams by: only what a list's rows change is touched, everything else is copied
 * letter for letter. saxes says where elements begin and end; the text between is the file's own.
 */
export class SheetEditor {
  readonly #edit: SheetEdit;
  readonly #rows: RowEdits;
  readonly #restyle: Restyle;
  readonly #parser: Parser;
  readonly #formulas = new SharedFormulas();
  /** Input that is not written yet; `#base` is where in the stream it begins. */
  #raw = '';
  #base = 0;
  #out: string[] = [];
  #path: string[] = [];
  #prefix = '';
  #sawColumns = false;
  #columns: ColumnTag[] = [];
  #lastRow = 0;
  #row: OpenRow | null = null;
  /** Where the rewriting of a released shared formula began, and what stands there instead. */
  #formula: { readonly shared: string | null; text: string } | null = null;

  constructor(part: string, edit: SheetEdit, rows: RowEdits, restyle: Restyle) {
    this.#edit = edit;
    this.#rows = rows;
    this.#restyle = restyle;
    this.#parser = strictParser(part);
    this.#parser.on('opentag', (tag) => this.#open(tag));
    this.#parser.on('closetag', (tag) => this.#close(tag));
    this.#parser.on('text', (text) => this.#text(text));
    this.#parser.on('cdata', (text) => this.#text(text));
  }

  /** Takes the next piece of the part; answers what of it is ready. */
  take(text: string): string {
    this.#raw += text;
    this.#parser.write(text);
    // A row being put together keeps its text until it ends; everything else is handed on.
    if (this.#row === null && this.#formula === null) this.#copyTo(this.#lastSafe());
    return this.#ready();
  }

  finish(): string {
    this.#parser.close();
    this.#copyTo(this.#base + this.#raw.length);
    return this.#ready();
  }

  #ready(): string {
    const ready = this.#out.join('');
    this.#out = [];
    return ready;
  }

  /** A tag that has begun but not ended must stay, since its end may be rewritten. */
  #lastSafe(): number {
    const begun = this.#raw.lastIndexOf('<');
    return begun === -1 || this.#raw.includes('>', begun) ? this.#base + this.#raw.length : this.#base + begun;
  }

  /** Where the tag that just ended began: `<` cannot stand inside a tag. */
  #tagStart(): number {
    return this.#base + this.#raw.lastIndexOf('<', this.#parser.position - this.#base - 1);
  }

  #slice(from: number, to: number): string {
    return this.#raw.slice(from - this.#base, to - this.#base);
  }

  #write(text: string): void {
    const cell = this.#row?.cell ?? null;
    if (cell === null) this.#out.push(text);
    else cell.raw += text;
  }

  /** Copies the file's own text up to a place in the stream. */
  #copyTo(place: number): void {
    if (place <= this.#base) return;
    this.#write(this.#slice(this.#base, place));
    this.#skipTo(place);
  }

  #skipTo(place: number): void {
    this.#raw = this.#raw.slice(place - this.#base);
    this.#base = place;
  }

  /** Writes the tag that just ended in another form. */
  #replaceTag(change: (raw: string) => string): void {
    const start = this.#tagStart();
    this.#copyTo(start);
    this.#write(change(this.#slice(start, this.#parser.position)));
    this.#skipTo(this.#parser.position);
  }

  #open(tag: Tag): void {
    this.#path.push(isMain(tag) ? tag.local : '');
    if (!isMain(tag)) return;
    const depth = this.#path.length;
    if (depth === 1) this.#prefix = tag.prefix === '' ? '' : `${tag.prefix}:`;
    else if (this.#path[1] === 'sheetData') this.#openInRows(tag, depth);
    else if (tag.local === 'dimension' && depth === 2) this.#openDimension(tag);
    else if (tag.local === 'cols' && depth === 2) this.#sawColumns = true;
    else if (tag.local === 'col' && this.#path[1] === 'cols') this.#takeColumn();
  }

  #newColumns(): readonly ColumnTag[] {
    return columnTags(this.#prefix, this.#edit.firstNew, this.#edit.newColumns);
  }

  /** Holds a `<col>` back until all are known: together with ours they must stand in order. */
  #takeColumn(): void {
    this.#replaceTag((raw) => {
      this.#columns.push(
        ...trimmedColumn(raw.replace(/\s*\/?>$/, '/>'), this.#edit.firstNew, this.#edit.newColumns.length),
      );
      return '';
    });
  }

  #openInRows(tag: Tag, depth: number): void {
    if (depth === 2 && !this.#sawColumns) {
      const start = this.#tagStart();
      this.#copyTo(start);
      const columns = columnsXml(this.#newColumns());
      if (columns !== '') this.#write(`<${this.#prefix}cols>${columns}</${this.#prefix}cols>`);
    } else if (depth === 3 && tag.local === 'row') this.#openRow(tag);
    else if (depth === 4 && tag.local === 'c') this.#openCell(tag);
    else if (tag.local === 'f') this.#openFormula(tag);
  }

  #openDimension(tag: Tag): void {
    const [from = '', to = from] = (attribute(tag, 'ref') ?? '').split(':');
    const first = parseReference(from);
    const last = parseReference(to);
    if (first === undefined || last === undefined) return;
    const column = Math.max(last.column, this.#edit.firstNew + this.#edit.newColumns.length - 1);
    const ref = `${columnLetter(first.column)}${first.row}:${columnLetter(column)}${last.row}`;
    this.#replaceTag((raw) => withAttribute(raw, 'ref', ref));
  }

  #openRow(tag: Tag): void {
    const number = wholeNumber(attribute(tag, 'r'), LIMITS.rows) ?? this.#lastRow + 1;
    this.#lastRow = number;
    const edit = number === this.#edit.headerRow ? headerEdit(this.#edit) : this.#rows.take(number);
    if (edit === undefined) {
      this.#formulas.row = number;
      this.#formulas.column = -1;
      return;
    }
    const start = this.#tagStart();
    this.#copyTo(start);
    this.#row = new OpenRow(number, this.#slice(start, this.#parser.position), edit);
    this.#formulas.row = number;
    this.#formulas.column = -1;
    this.#skipTo(this.#parser.position);
  }

  #openCell(tag: Tag): void {
    const place = parseReference(attribute(tag, 'r') ?? '');
    const column = place?.column ?? this.#formulas.column + 1;
    this.#formulas.column = column;
    if (this.#row === null) return;
    const start = this.#tagStart();
    // Between two cells there is nothing but white space.
    this.#skipTo(start);
    this.#row.openCell(column, wholeNumber(attribute(tag, 's'), 1e9) ?? 0);
    this.#replaceTag((raw) => withAttribute(raw, 'r', `${columnLetter(column)}${this.#row?.number ?? 0}`));
  }

  #openFormula(tag: Tag): void {
    const shared = attribute(tag, 't') === 'shared' ? (attribute(tag, 'si') ?? '') : null;
    this.#formula = { shared, text: '' };
    // The tag is copied later or replaced whole, so it must still be there when the formula ends.
    this.#copyTo(this.#tagStart());
  }

  #text(text: string): void {
    if (this.#formula !== null) this.#formula.text += text;
  }

  #close(tag: Tag): void {
    const depth = this.#path.length;
    this.#path.pop();
    if (!isMain(tag)) return;
    if (this.#formula !== null && tag.local === 'f') this.#closeFormula();
    // The end of a `<col>` that was held back and is not closed in itself.
    else if (depth === 3 && tag.local === 'col' && !tag.isSelfClosing) this.#replaceTag(() => '');
    else if (this.#path[1] === 'sheetData' && depth === 4 && tag.local === 'c') this.#closeCell();
    else if (this.#path[1] === 'sheetData' && depth === 3 && tag.local === 'row') this.#closeRow();
    else if (depth === 2 && tag.local === 'sheetData') this.#closeRows(tag);
    else if (depth === 2 && tag.local === 'cols' && !tag.isSelfClosing) {
      this.#copyTo(this.#tagStart());
      this.#write(columnsXml([...this.#columns, ...this.#newColumns()]));
    }
  }

  #closeFormula(): void {
    const formula = this.#formula;
    this.#formula = null;
    if (formula === null || formula.shared === null) return;
    const own = this.#formulas.meet(formula.shared, formula.text, this.#row?.writes(this.#formulas.column) ?? false);
    if (own === null) return;
    this.#write(`<${this.#prefix}f>${own}</${this.#prefix}f>`);
    this.#skipTo(this.#parser.position);
  }

  #closeCell(): void {
    if (this.#row === null) return;
    this.#copyTo(this.#parser.position);
    this.#row.closeCell();
  }

  #closeRow(): void {
    const row = this.#row;
    if (row === null) return;
    this.#row = null;
    this.#skipTo(this.#parser.position);
    this.#out.push(row.xml(this.#prefix, this.#edit.firstNew, this.#restyle));
  }

  #closeRows(tag: Tag): void {
    if (this.#rows.appended.length === 0 || tag.isSelfClosing) return;
    this.#copyTo(this.#tagStart());
    for (const edit of this.#rows.appended) {
      this.#lastRow += 1;
      const cells = [...edit.cells, ...edit.added.map((cell, index) => [this.#edit.firstNew + index, cell] as const)];
      const xml = cells
        .toSorted(([a], [b]) => a - b)
        .map(([column, cell]) =>
          cellXml(this.#prefix, column, this.#lastRow, this.#restyle(0, cell.look), cell.text ?? ''),
        );
      this.#write(`<${this.#prefix}row r="${this.#lastRow}">${xml.join('')}</${this.#prefix}row>`);
    }
  }
}
