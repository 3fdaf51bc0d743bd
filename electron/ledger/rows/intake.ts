import { readRow } from '../../../shared/checks.ts';
import { AcrossOnce } from '../../../shared/checks/across-once.ts';
import type { BatchSource } from '../../../shared/batches.ts';
import type { BatchId, CompanyId } from '../../../shared/ids.ts';
import type { Issue, RowTyped } from '../../../shared/rows.ts';
import { entryOf, extraOf, typedOf, type PackedRows } from '../../workbook/packed-rows.ts';
import { mostBytes, packedRow, sealRow, writeRow, type RowContent } from '../row-content.ts';
import type { Store } from '../store.ts';
import { checkerFor, issuesOf, type Checker } from './checker.ts';
import { ListRow } from './list-row.ts';
import { OpenList } from './open-list.ts';
import { NewRowBlocks, rowIdAt } from './row-blocks.ts';
import { NewSearchIndex } from './search-index.ts';
import { slim, type Slim } from './slim.ts';

const NONE: readonly never[] = Object.freeze([]);
const NEW = { origin: null, edited: NONE, said: null } as const;

/** A row as it was read from a table or from another list. */
type IncomingRow = Omit<RowTyped, 'rowId' | 'facts'> & Pick<RowContent, 'facts'>;

/** A row that may take more bytes than this is not sealed together with others: they would have to be opened with it. */
const MOST_BYTES_IN_BLOCK = 24 * 1024;

/**
 * Makes the rows of a new list: each is read, checked by itself, sealed and put into the indexes as it comes, so that the
 * work runs beside the reading of the file; what rows show about each other follows when all are there. Whoever does not
 * `finish` an intake must `drop` it.
 */
export class RowIntake {
  readonly keyWrapped: Uint8Array;
  readonly blocks: NewRowBlocks;
  /** The blobs of rows that are in no block, by their place in the list. */
  readonly ownBlobs = new Map<number, Uint8Array>();
  readonly index: NewSearchIndex;
  readonly #store: Store;
  readonly #batchId: BatchId;
  readonly #companyId: CompanyId;
  readonly #checker: Checker;
  readonly #slim: Slim = slim();
  readonly #rows: ListRow[] = [];
  readonly #across = new AcrossOnce<ListRow>();
  readonly #idStart: string;
  readonly #source: BatchSource | null;

  constructor(store: Store, companyId: CompanyId, batchId: BatchId, source: BatchSource | null = null) {
    this.#store = store;
    this.#batchId = batchId;
    this.#companyId = companyId;
    this.#source = source;
    this.#checker = checkerFor(store, companyId, batchId, source);
    this.keyWrapped = store.seal.newBatchKey(batchId);
    this.index = new NewSearchIndex(store, batchId);
    this.#idStart = store.newId().slice(0, 14);
    this.blocks = new NewRowBlocks(store, batchId, this.#idStart);
  }

  get count(): number {
    return this.#rows.length;
  }

  /** Adds a chunk of a table's rows. */
  take(rows: PackedRows): void {
    for (let row = 0; row < rows.count; row += 1)
      this.add(
        {
          excelRow: entryOf(rows.excelRows, row),
          typed: typedOf(rows.texts, row),
          convention: entryOf(rows.conventions, row),
          facts: entryOf(rows.facts, row),
          extra: extraOf(rows, row),
        },
        NEW,
      );
  }

  /** Adds one row, and where it came from if another list had it before. */
  add(row: IncomingRow, from: Pick<RowContent, 'origin' | 'edited' | 'said'>): ListRow {
    const typed = this.#slim.typed(row.typed);
    const read = readRow({ typed, convention: row.convention, facts: row.facts }, this.#checker.context);
    const open = {
      typed,
      convention: row.convention,
      facts: row.facts.length === 0 ? NONE : row.facts,
      values: read.values,
      typeInferred: read.typeInferred,
      edited: from.edited,
      origin: from.origin,
    };
    const index = this.#rows.length;
    const rowId = rowIdAt(this.#idStart, index);
    const listRow = new ListRow({ rowId, index, excelRow: row.excelRow }, open, {
      issues: read.issues,
      place: 'in',
      placeReason: '',
    });
    listRow.sealedSaid = from.said === null ? '' : JSON.stringify(from.said);
    this.#rows.push(listRow);
    this.#across.note(listRow);
    this.index.add(listRow);
    const most = mostBytes(open, row.extra);
    if (most > MOST_BYTES_IN_BLOCK) {
      this.ownBlobs.set(index, sealRow(this.#store, this.#batchId, rowId, open, row.extra, from.said));
      this.blocks.skip();
    } else if (from === NEW) this.blocks.add(most, (json) => writeRow(json, open, row.extra));
    else this.blocks.addValue(packedRow(open, row.extra, from.said));
    return listRow;
  }

  /** Lets go of a list that is not to be. */
  drop(): void {
    this.#store.seal.dropBatchKey(this.#batchId);
  }

  /** False once the company's settings say otherwise how a row is read than they did when the first one came. */
  isCurrent(): boolean {
    const { environment, currency } = this.#checkerNow().context;
    return environment === this.#checker.context.environment && currency === this.#checker.context.currency;
  }

  /** The list as it is now that every row is there, checked across rows and against history as of now. */
  finish(): OpenList {
    const checker = this.#checkerNow();
    const shared = new Map<Issue, readonly Issue[]>();
    const across = this.#across.index(this.#rows);
    for (const row of this.#rows) {
      this.#store.advance('check', row.index + 1, this.#rows.length);
      const issues = issuesOf(row, row.issues, across, checker);
      // Most rows with something to say say the same thing.
      const [only] = issues;
      row.issues = issues.length === 1 && only !== undefined && Object.isFrozen(only) ? alone(shared, only) : issues;
    }
    return new OpenList(this.#batchId, this.#companyId, this.#rows, 0);
  }

  #checkerNow(): Checker {
    return checkerFor(this.#store, this.#companyId, this.#batchId, this.#source);
  }
}

function alone(shared: Map<Issue, readonly Issue[]>, issue: Issue): readonly Issue[] {
  const known = shared.get(issue);
  if (known !== undefined) return known;
  const issues = Object.freeze([issue]);
  shared.set(issue, issues);
  return issues;
}
