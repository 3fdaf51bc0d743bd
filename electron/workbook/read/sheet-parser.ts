import { LIMITS } from './limits.ts';
import { damaged } from './refusal.ts';
import { parseReference, RowBuilder } from './rows.ts';
import { textReader } from './strings.ts';
import { makeCell, type ValueSource } from './values.ts';
import { attribute, isMain, isOn, strictParser, wholeNumber, type Parser, type Tag } from './xml.ts';

const MERGES_KEPT = 500;
const MERGE_ROWS = 100;

/**
 * Reads a worksheet's XML through saxes, the parser of record: every element is checked for well-formedness and its
 * namespace, and only values reach the RowBuilder. `PlainRows` may take rows in their plainest form out of its hands.
 */
export class SheetParser {
  readonly builder: RowBuilder;
  readonly parser: Parser;
  /** Open elements; 2 between rows, once `inRows` is set. */
  depth = 0;
  /** True from `<sheetData>` to its end. */
  inRows = false;
  private readonly source: ValueSource;
  private readonly inline = textReader();
  /** The prefix of SpreadsheetML in this sheet; rows can be taken plainly only when it is ''. */
  private prefix = '';
  private sawRows = false;
  private isSheet = false;
  private closedSheet = false;
  private path: string[] = [];
  private cell: { column: number | undefined; row: number | undefined; type: string; style: number } | null = null;
  private raw: string | null = null;
  private inlineText: string | null = null;
  private formula = false;
  private inValue = false;

  constructor(source: ValueSource) {
    this.source = source;
    this.builder = new RowBuilder(source.part);
    this.parser = strictParser(source.part);
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('closetag', (tag) => this.close(tag));
    this.parser.on('text', (text) => this.text(text));
    this.parser.on('cdata', (text) => this.text(text));
  }

  /** True when no row can be taken plainly any more: the rows are over, or the sheet prefixes its elements. */
  get pastRows(): boolean {
    return this.sawRows && (!this.inRows || this.prefix !== '');
  }

  /** Ends the document; a sheet that was never closed, or was no worksheet, is refused. */
  finish(): void {
    this.parser.close();
    if (!this.closedSheet || !this.isSheet) throw damaged('unclosedSheet', this.source.part);
    if (!this.sawRows) throw damaged('noSheetData', this.source.part);
  }

  private open(tag: Tag): void {
    this.depth += 1;
    if (this.depth > LIMITS.xmlDepth) throw damaged('depth', this.source.part);
    this.path.push(isMain(tag) ? tag.local : '');
    if (!isMain(tag)) return;
    if (this.cell !== null) this.openInCell(tag);
    else if (this.inRows) this.openInRows(tag);
    else this.openOutside(tag);
  }

  private openInRows(tag: Tag): void {
    const parent = this.path[this.depth - 2];
    if (tag.local === 'row' && parent === 'sheetData') {
      const number = attribute(tag, 'r');
      const row = wholeNumber(number, LIMITS.rows);
      if (number !== undefined && row === undefined) throw damaged('rowNumber', this.source.part);
      const hidden = attribute(tag, 'hidden');
      this.builder.startRow(row, hidden === undefined ? this.builder.hiddenByDefault : isOn(hidden));
    } else if (tag.local === 'c' && parent === 'row') {
      const reference = attribute(tag, 'r');
      const place = reference === undefined ? undefined : parseReference(reference);
      if (reference !== undefined && place === undefined) throw damaged('cellReference', this.source.part);
      this.cell = {
        column: place?.column,
        row: place?.row,
        type: attribute(tag, 't') ?? 'n',
        style: wholeNumber(attribute(tag, 's'), 1e9) ?? 0,
      };
      this.raw = null;
      this.inlineText = null;
      this.formula = false;
    }
  }

  private openInCell(tag: Tag): void {
    if (tag.local === 'v' && this.path[this.depth - 2] === 'c') {
      this.inValue = true;
      this.raw = '';
    } else if (tag.local === 'f') this.formula = true;
    else if (tag.local === 'is') this.inline.start();
    else this.inline.open(tag.local);
  }

  private openOutside(tag: Tag): void {
    if (this.depth === 1) {
      this.isSheet = tag.local === 'worksheet';
      this.prefix = tag.prefix;
    } else if (tag.local === 'sheetData' && this.depth === 2) {
      if (this.sawRows) throw damaged('twoSheetData', this.source.part);
      this.sawRows = true;
      this.inRows = true;
      this.prefix = tag.prefix;
    } else if (tag.local === 'sheetFormatPr') this.builder.hiddenByDefault = isOn(attribute(tag, 'zeroHeight'));
    else if (tag.local === 'col') this.openColumn(tag);
    else if (tag.local === 'mergeCell') this.openMerge(tag);
    else if (tag.local === 'autoFilter') this.builder.facts.hasFilter = true;
  }

  private openColumn(tag: Tag): void {
    if (!isOn(attribute(tag, 'hidden'))) return;
    const first = wholeNumber(attribute(tag, 'min'), LIMITS.columns);
    const last = wholeNumber(attribute(tag, 'max'), LIMITS.columns);
    const ranges = this.builder.facts.hiddenColumns;
    if (first !== undefined && last !== undefined && first >= 1 && last >= first && ranges.length < LIMITS.columns) {
      ranges.push([first - 1, last - 1]);
    }
  }

  private openMerge(tag: Tag): void {
    const { facts } = this.builder;
    facts.mergeCount += 1;
    const [from = '', to = from] = (attribute(tag, 'ref') ?? '').split(':');
    const first = parseReference(from);
    const last = parseReference(to);
    if (first === undefined || last === undefined || first.row > MERGE_ROWS || facts.merges.length >= MERGES_KEPT)
      return;
    facts.merges.push({ firstRow: first.row, lastRow: last.row, firstColumn: first.column, lastColumn: last.column });
  }

  private text(text: string): void {
    if (this.cell === null) return;
    if (this.inValue) {
      this.raw = (this.raw ?? '') + text;
      if (this.raw.length > LIMITS.cellChars * 7) throw damaged('cellLength', this.source.part);
    } else this.inline.text(text);
  }

  private close(tag: Tag): void {
    this.depth -= 1;
    this.path.pop();
    if (!isMain(tag)) return;
    if (this.cell !== null) this.closeInCell(tag);
    else if (this.inRows && tag.local === 'row' && this.depth === 2) this.builder.endRow();
    else if (tag.local === 'sheetData' && this.depth === 1) this.inRows = false;
    else if (this.depth === 0) this.closedSheet = true;
  }

  private closeInCell(tag: Tag): void {
    if (tag.local === 'v') this.inValue = false;
    else if (tag.local === 'is') this.inlineText = this.inline.end();
    else if (tag.local !== 'c') this.inline.close(tag.local);
    else if (this.cell !== null) {
      const { column, row, type, style } = this.cell;
      this.builder.addCell(column, row, makeCell(this.source, type, style, this.formula, this.raw, this.inlineText));
      this.cell = null;
    }
  }
}
