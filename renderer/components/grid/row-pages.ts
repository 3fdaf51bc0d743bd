/** What the pages are read from now. */
export interface PageReading<Row> {
  readonly total: number;
  /** Changes whenever rows may have changed (an edit, a sort, a filter, a `changed` event); what was read is then old. */
  readonly version: string | number;
  /** The rows at the beginning of a view that has just become another, where its count came with them: drawn at once. */
  readonly first?: readonly Row[];
  /** Reads rows of the present view, `end` not included. */
  readonly fetchRows: (start: number, end: number) => Promise<readonly Row[]>;
  /** A window that could not be read; it is asked for again when it is next in view. */
  readonly onFault?: ((fault: unknown) => void) | undefined;
}

/** The pages as something to draw from: a new object whenever a page arrived. */
export interface PageView<Row> {
  readonly row: (index: number) => Row | undefined;
}

interface Page<Row> {
  readonly version: string | number;
  /** How many rows the view was thought to have; a new view's count may come later than its first page. */
  readonly total: number;
  readonly rows: readonly Row[];
  /** Only its beginning came with the view's count; the rest is still to be read. */
  readonly isPart: boolean;
}

const PAGE_SIZE = 200;
const MOST_PAGES = 80;
const MOST_IN_FLIGHT = 2;

/**
 * Rows read page by page. Old rows stay until the new ones come, so that nothing blinks; while one scrolls fast only
 * the pages last in view are fetched, at most two at a time, and those seen longest ago are forgotten.
 */
export class RowPages<Row> {
  private readonly pages = new Map<number, Page<Row>>();
  private readonly inFlight = new Set<number>();
  private readonly listeners = new Set<() => void>();
  private wanted = { start: 0, end: 0 };
  private reading: PageReading<Row>;
  private drawn: PageView<Row> = { row: (index) => this.row(index) };

  constructor(reading: PageReading<Row>) {
    this.reading = reading;
  }

  /** Takes what is read from now on; `refresh` then fetches what became old. */
  configure(reading: PageReading<Row>): void {
    const { first, total, version } = reading;
    const isNew = first !== undefined && first !== this.reading.first && version !== this.reading.version;
    this.reading = reading;
    if (!isNew) return;
    this.keep(0, { version, total, rows: first, isPart: first.length < Math.min(total, PAGE_SIZE) });
  }

  row(index: number): Row | undefined {
    return this.pages.get(Math.floor(index / PAGE_SIZE))?.rows[index % PAGE_SIZE];
  }

  request(start: number, end: number): void {
    this.wanted = { start: Math.max(0, start), end };
    this.refresh();
  }

  /** Fetches what is in view and missing or old. */
  refresh(): void {
    const { total, version } = this.reading;
    const last = Math.floor((Math.min(this.wanted.end, total) - 1) / PAGE_SIZE);
    for (let index = Math.floor(this.wanted.start / PAGE_SIZE); index <= last; index += 1) {
      if (this.inFlight.size >= MOST_IN_FLIGHT) return;
      const page = this.pages.get(index);
      const isFresh = page?.version === version && page.total === total && !page.isPart;
      if (!isFresh && !this.inFlight.has(index)) void this.read(index);
    }
  }

  /** For useSyncExternalStore: told whenever a page arrived. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly view = (): PageView<Row> => this.drawn;

  private async read(index: number): Promise<void> {
    const { total, version, fetchRows, onFault } = this.reading;
    const page = this.pages.get(index);
    // What came with the count is not read again: the same rows as new objects would all be drawn anew.
    const there = page?.isPart === true && page.version === version && page.total === total ? page.rows : [];
    this.inFlight.add(index);
    try {
      const start = index * PAGE_SIZE + there.length;
      const rest = await fetchRows(start, Math.min(total, (index + 1) * PAGE_SIZE));
      this.inFlight.delete(index);
      if (this.reading.version === version)
        this.keep(index, { version, total, rows: [...there, ...rest], isPart: false });
      this.refresh();
    } catch (fault) {
      // Not asked for again at once: a reading that fails would fail in a circle.
      this.inFlight.delete(index);
      onFault?.(fault);
    }
  }

  private keep(index: number, page: Page<Row>): void {
    this.pages.delete(index);
    this.pages.set(index, page);
    const oldest = this.pages.keys().next();
    if (this.pages.size > MOST_PAGES && !oldest.done) this.pages.delete(oldest.value);
    this.drawn = { row: (wanted) => this.row(wanted) };
    for (const listener of this.listeners) listener();
  }
}
