import { cellText, isBlank, type SheetRow } from '../../../shared/cells.ts';
import type { RowId } from '../../../shared/ids.ts';
import type { ImportColumn, ImportNote } from '../../../shared/import.ts';
import type { ColumnUse, ListReading, Mapping, MappingField } from '../../../shared/mapping.ts';
import { columnLetter, type SheetFacts } from '../read/rows.ts';
import { sheetTotal } from './amounts.ts';
import { Body, type BodyRow } from './body.ts';
import { ColumnDoctor } from './doctor.ts';
import { columnNames, findHeader, findOwnHeader, type ColumnName, type HeaderPlace } from './find.ts';
import { foundAgain } from './found-again.ts';
import { layoutFingerprint } from './fingerprint.ts';
import { tableNotes, type BodyCounts, type MappedAs } from './notes.ts';
import { propose, type Why } from './propose.ts';
import { sampleColumn, type ColumnSample } from './sample.ts';
import { columnsOf, missingFields, rowIdColumn, rowIdIn } from './uses.ts';

/** A mapping that a company used before, offered again for a sheet with the same layout. */
export type RememberedMapping = { readonly fingerprint: string; readonly mapping: Mapping };

/** One sheet as it was understood. */
export type TableSurvey = {
  readonly headerRow: number;
  readonly headerRows: number;
  readonly mapping: Mapping;
  readonly columns: readonly ImportColumn[];
  readonly preview: readonly { readonly excelRow: number; readonly cells: readonly string[] }[];
  readonly notes: readonly ImportNote[];
  /** Payment rows. */
  readonly rowCount: number;
  readonly totalInFile: number | null;
  readonly ourTotal: number | null;
  readonly missing: readonly MappingField[];
  readonly fingerprint: string;
  /** The folded file names of the columns, and whether one of them carries our row ids. */
  readonly hasRowIds: boolean;
  /** The first of them. */
  readonly rowId: RowId | null;
};

const SAMPLE_ROWS = 500;
const PREVIEW_ROWS = 30;
const PREVIEW_CHARS = 200;
const MOST_COLUMNS = 400;

/** What a person or an earlier import decided; null is proposed. */
export type Decided = {
  readonly header: HeaderPlace | null;
  readonly mapping: Mapping | null;
  readonly remembered: readonly RememberedMapping[];
  /** How the list was read that this corrections workbook belongs to. */
  readonly reading: ListReading | null;
};

/** Watches a sheet go by once and understands it: the first rows settle header and mapping, all rows are then counted. */
export class TableSurveyor {
  private readonly decided: Decided;
  private readonly head: SheetRow[] = [];
  private settled: Settled | null = null;
  private readonly filled: number[] = [];
  private rowId: RowId | null = null;
  private readonly counts: BodyCounts = { payments: 0, totals: [], notes: [], repeated: [] };

  constructor(decided: Decided) {
    this.decided = decided;
  }

  /** Takes the next rows of the sheet. */
  take(rows: readonly SheetRow[]): void {
    for (const row of rows) {
      if (this.settled !== null) this.takeBody(row);
      else {
        this.head.push(row);
        // A header that a person placed further down is waited for.
        if (this.head.length >= SAMPLE_ROWS && row.row > this.lowestHeader()) this.settle();
      }
    }
  }

  /** Ends the sheet and says what it holds. */
  finish(facts: SheetFacts): TableSurvey {
    const settled = this.settled ?? this.settle();
    for (const row of settled.body.end()) this.count(settled, row);
    const mapping = this.finalMapping(settled, facts.columns);
    const amounts = columnsOf(mapping, 'amount');
    const ourTotal =
      amounts.length === 0
        ? null
        : amounts.reduce((sum, use) => sum + (settled.doctors.get(use.index)?.sum(use) ?? 0), 0);
    const totalInFile = sheetTotal(this.counts.totals, amounts[0], ourTotal);
    const names = columnNames(this.head, settled.place, Math.max(facts.columns, settled.names.length));
    return {
      ...settled.place,
      mapping,
      columns: mapping.columns.map((use) => this.column(settled, use, names, facts, totalInFile)),
      preview: this.head.slice(0, PREVIEW_ROWS).map((row) => ({
        excelRow: row.row,
        cells: row.cells.slice(0, MOST_COLUMNS).map((cell) => cellText(cell).slice(0, PREVIEW_CHARS)),
      })),
      notes: tableNotes(settled.place, names, this.head, facts, this.counts, this.filled, settled.mappedAs),
      rowCount: this.counts.payments,
      totalInFile,
      ourTotal,
      missing: missingFields(mapping),
      fingerprint: settled.fingerprint,
      hasRowIds: settled.idColumn !== undefined,
      rowId: this.rowId,
    };
  }

  /**
   * How the sheet would be read by what its rows show so far; `notYet` while its first rows are gathered. Null where
   * that is no list by itself: columns are missing, a fixed value names the month, or rows go back into a list.
   */
  proposal(): (HeaderPlace & { readonly mapping: Mapping }) | 'notYet' | null {
    const { settled } = this;
    if (settled === null) return 'notYet';
    const mapping = this.finalMapping(settled, this.filled.length);
    const ready = missingFields(mapping).length === 0 && !mapping.fixed.some(({ text }) => text.includes('{'));
    return ready && settled.idColumn === undefined ? { ...settled.place, mapping } : null;
  }

  private lowestHeader(): number {
    const { header, reading } = this.decided;
    return header?.headerRow ?? reading?.choice.headerRow ?? 0;
  }

  /** Where a person put the header, where the row ids' own name is in a corrections workbook, or where it seems to be. */
  private place(): HeaderPlace {
    const { header, reading } = this.decided;
    if (header !== null) return header;
    const found = findHeader(this.head);
    return findOwnHeader(this.head, reading?.choice.headerRows ?? found.headerRows) ?? found;
  }

  private settle(): Settled {
    const { head } = this;
    const width = head.reduce((most, row) => Math.max(most, row.cells.length), 0);
    const place = this.place();
    const names = columnNames(head, place, width);
    const body = head.filter((row) => row.row > place.headerRow);
    const used = names
      .map((_, index) => index)
      .filter((index) => (names[index]?.full ?? '') !== '' || body.some((row) => !isBlank(row.cells[index])))
      .slice(0, MOST_COLUMNS);
    const samples = used.map((index) => sampleColumn(body, index));
    const idColumn = rowIdColumn(names.map((name) => name.own));
    const proposal = propose(
      names,
      samples.filter((sample) => sample.index !== idColumn),
    );
    const fingerprint = layoutFingerprint(names);
    const { reading, remembered } = this.decided;
    const agreed = reading === null || this.decided.mapping !== null ? null : foundAgain(reading, names);
    const known =
      this.decided.mapping === null && agreed === null
        ? remembered.find((one) => one.fingerprint === fingerprint)
        : undefined;
    const before = agreed ?? known?.mapping;
    const mapping = this.decided.mapping ?? before ?? proposal.mapping;
    const settled: Settled = {
      place: { headerRow: place.headerRow, headerRows: place.headerRows },
      names,
      samples: new Map(samples.map((sample) => [sample.index, sample])),
      why:
        before === undefined
          ? proposal.why
          : new Map(mapping.columns.map((use) => [use.index, use.feeds === null ? 'none' : 'remembered'])),
      mappedAs: agreed !== null ? 'list' : known !== undefined ? 'layout' : null,
      mapping,
      fingerprint,
      idColumn,
      body: new Body(mapping, names),
      amounts: columnsOf(mapping, 'amount'),
      doctors: new Map(
        mapping.columns.filter((use) => use.feeds !== null).map((use) => [use.index, new ColumnDoctor(use)]),
      ),
    };
    this.settled = settled;
    for (const row of body) this.takeBody(row);
    return settled;
  }

  private takeBody(row: SheetRow): void {
    const { settled } = this;
    if (settled === null || row.row <= settled.place.headerRow) return;
    for (const certain of settled.body.take(row)) this.count(settled, certain);
  }

  private count(settled: Settled, found: BodyRow): void {
    if (found.kind === 'total') {
      const { row, cell, closesSection } = found;
      this.counts.totals.push({ row: row.row, cell, closesSection });
    } else if (found.kind === 'note') this.counts.notes.push(found.row.row);
    else if (found.kind === 'header') this.counts.repeated.push(found.row.row);
    else {
      this.counts.payments += 1;
      const { cells } = found.row;
      if (settled.idColumn !== undefined) this.rowId ??= rowIdIn(cells[settled.idColumn]);
      for (let index = 0; index < cells.length; index += 1) {
        const cell = cells[index] ?? null;
        if (!isBlank(cell)) this.filled[index] = (this.filled[index] ?? 0) + 1;
      }
      // Of several amount columns the first filled one pays, row by row.
      const paying = settled.amounts.find((use) => !isBlank(cells[use.index]));
      for (const [index, doctor] of settled.doctors)
        if (doctor.use.feeds !== 'amount' || index === paying?.index) doctor.add(cells[index] ?? null, found.row.row);
    }
  }

  /** Every used column is in the mapping, in the sheet's order; an amount column takes the convention it proves. */
  private finalMapping(settled: Settled, columns: number): Mapping {
    const uses = new Map(settled.mapping.columns.map((use) => [use.index, use]));
    const indexes = new Set([...uses.keys(), ...settled.samples.keys()]);
    for (let index = 0; index < columns && indexes.size < MOST_COLUMNS; index += 1) {
      if ((this.filled[index] ?? 0) > 0) indexes.add(index);
    }
    if (settled.idColumn !== undefined) indexes.delete(settled.idColumn);
    const sorted = [...indexes].sort((a, b) => a - b).slice(0, MOST_COLUMNS);
    return {
      columns: sorted.map((index): ColumnUse => {
        const use = uses.get(index) ?? { index, feeds: null, order: 0, convention: null, asDisplayed: false };
        if (use.feeds !== 'amount' || (use.convention !== null && settled.mappedAs !== 'layout')) return use;
        // What this sheet proves goes before what another one was read by.
        return { ...use, convention: settled.doctors.get(index)?.proven ?? use.convention };
      }),
      fixed: settled.mapping.fixed,
    };
  }

  private column(
    settled: Settled,
    use: ColumnUse,
    names: readonly ColumnName[],
    facts: SheetFacts,
    totalInFile: number | null,
  ): ImportColumn {
    const { index } = use;
    const doctor = settled.doctors.get(index);
    return {
      index,
      letter: columnLetter(index),
      header: names[index]?.full ?? '',
      hidden: facts.hiddenColumns.some(([first, last]) => index >= first && index <= last),
      filled: this.filled[index] ?? 0,
      examples: [...(settled.samples.get(index)?.examples ?? [])],
      proposed: use,
      why: settled.why.get(index) ?? 'none',
      evidence:
        doctor?.evidence === null || doctor === undefined
          ? null
          : { excelRow: doctor.evidence.excelRow, text: doctor.evidence.text },
      findings: doctor?.report(use.feeds === 'amount' ? totalInFile : null) ?? [],
    };
  }
}

type Settled = {
  readonly place: HeaderPlace;
  readonly names: readonly ColumnName[];
  readonly samples: ReadonlyMap<number, ColumnSample>;
  readonly why: ReadonlyMap<number, Why>;
  readonly mappedAs: MappedAs;
  readonly mapping: Mapping;
  readonly fingerprint: string;
  readonly idColumn: number | undefined;
  readonly body: Body;
  readonly amounts: readonly ColumnUse[];
  readonly doctors: ReadonlyMap<number, ColumnDoctor>;
};
