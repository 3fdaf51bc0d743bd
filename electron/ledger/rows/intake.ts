import { readRow } from '../../../shared/checks.ts';
import { AcrossOnce } from '../../../shared/checks/across-once.ts';
import type { BatchSource } from '../../../shared/batches.ts';
import type { BatchId, CompanyId } from '../../../shared/ids.ts';
import type { Issue, RowTyped } from '../../../shared/rows.ts';
import { entryOf, extraOf, typedOf, type PackedRows } from '../../workbook/packed-rows.ts';
import { BYTES_PER_CHAR } from '../json-bytes.ts';
import { mostBytes, sealRow, writeRow, type RowContent } from '../row-content.ts';
import { DEFLATE_OVER, PlaceSealer } from '../sealed-blob.ts';
import type { Store } from '../store.ts';
import { checkerFor, issuesOf, type Checker } from './checker.ts';
import { ListRow } from './list-row.ts';
import { OpenList } from './open-list.ts';
import { rowIdAt, RowPieces, type RowPiece } from './row-pieces.ts';
import { SealingThread } from './sealing-thread.ts';
import { NewSearchIndex } from './search-index.ts';
import { slim, type Slim } from './slim.ts';

const NONE: readonly never[] = Object.freeze([]);
const NEW = { origin: null, edited: NONE, said: null } as const;

/** A row as it was read from a table or from another list. */
type IncomingRow = Omit<RowTyped, 'rowId' | 'facts'> & Pick<RowContent, 'facts'>;

/** A list of fewer full pieces than this, some 3,500 rows, is sealed before a thread for it would have begun. */
const PIECES_FOR_A_THREAD = 4;

/**
 * Makes the rows of a new list: each is read, checked by itself and put into the indexes as it comes, and a thread beside
 * this one seals them, so that the work runs beside the reading of the file; what rows show about each other follows when
 * all are there. Whoever does not `finish` an intake must `drop` it.
 */
export class RowIntake {
  readonly keyWrapped: Uint8Array;
  readonly sealed: RowPieces;
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
  /** Full pieces until there are enough for a thread. */
  #full: RowPiece[] = [];
  #sealing: SealingThread | null = null;

  constructor(store: Store, companyId: CompanyId, batchId: BatchId, source: BatchSource | null = null) {
    this.#store = store;
    this.#batchId = batchId;
    this.#companyId = companyId;
    this.#source = source;
    this.#checker = checkerFor(store, companyId, batchId, source);
    this.keyWrapped = store.seal.newBatchKey(batchId);
    this.index = new NewSearchIndex(store, batchId);
    this.#idStart = store.newId().slice(0, 14);
    const sealer = new PlaceSealer(store.seal.keyOf(batchId), 'rows');
    this.sealed = new RowPieces(sealer, this.#idStart, (piece) => this.#hand(piece));
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
    if (from === NEW && most <= DEFLATE_OVER * BYTES_PER_CHAR)
      this.sealed.add(most, (json) => writeRow(json, open, row.extra));
    else this.sealed.addSealed(sealRow(this.#store, this.#batchId, rowId, open, row.extra, from.said));
    return listRow;
  }

  /** Every row is there: what is left to be sealed is sealed by the time it is written. */
  end(): void {
    if (this.#sealing === null) return;
    this.sealed.end();
    this.#sealing.end();
    this.#sealing = null;
  }

  /** Lets go of a list that is not to be. */
  drop(): void {
    this.#sealing?.stop();
    this.#sealing = null;
    this.#store.seal.dropBatchKey(this.#batchId);
  }

  #hand(piece: RowPiece): void {
    // Rows of another list come with where they come from, and are sealed as they do.
    if (this.#source !== null) return;
    if (this.#sealing !== null) return this.#sealing.seal(piece);
    this.#full.push(piece);
    if (this.#full.length < PIECES_FOR_A_THREAD) return;
    this.#sealing = new SealingThread({ key: this.#store.seal.keyOf(this.#batchId), idStart: this.#idStart });
    for (const full of this.#full.splice(0)) this.#sealing.seal(full);
  }

  /** False once the company's settings say otherwise how a row is read than they did when the first one came. */
  isCurrent(): boolean {
    const { environment, currency } = this.#checkerNow().context;
    return environment === this.#checker.context.environment && currency === this.#checker.context.currency;
  }

  /** The list as it is now that every row is there, checked across rows and against history as of now. */
  finish(): OpenList {
    this.end();
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
