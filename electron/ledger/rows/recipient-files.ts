import type { MessagePort } from 'node:worker_threads';
import { readRow } from '../../../shared/checks.ts';
import type { Environment } from '../../../shared/companies.ts';
import type { CompanyId } from '../../../shared/ids.ts';
import type { deskContract, Output } from '../../../shared/ipc.ts';
import type { RecipientType } from '../../../shared/items.ts';
import type { Currency } from '../../../shared/money.ts';
import type { RowTyped } from '../../../shared/rows.ts';
import { unpackRows } from '../../workbook/packed-rows.ts';
import { serveRows } from '../../workbook/write/row-port.ts';
import type { Store } from '../store.ts';
import { addressBook, recipientsWritten } from './address-book.ts';
import { receive } from './import-sink.ts';
import { RecipientWriter } from './learn.ts';

type Taken = Output<typeof deskContract, 'recipients.import'>;

/** A line of an address book that is exported or imported: full recipients, for the person's own file. */
export interface RecipientLine {
  readonly name: string;
  readonly recipientType: RecipientType;
  readonly recipientInfo: string;
  readonly notes: string;
}

const CHUNK_LINES = 500;

/** How many lines the export of a company's address book has. */
export function recipientsCount(store: Store, args: { readonly companyId: CompanyId }): number {
  const row = store.db.prepare('SELECT COUNT(*) AS lines FROM recipients WHERE company_id = ?').get(args.companyId);
  return Number(row?.['lines'] ?? 0);
}

/** Hands everyone in a company's address book in full to the export's writer, as `rowsReport` does with rows. */
export function recipientsReport(
  store: Store,
  port: MessagePort,
  args: { readonly companyId: CompanyId },
): Promise<void> {
  return serveRows(port, () => recipientLines(store, args.companyId));
}

/** Everyone in a company's address book in full, latest first, at most 500 at a time. */
export function* recipientLines(store: Store, companyId: CompanyId): Generator<readonly RecipientLine[]> {
  const { entries } = addressBook(store, companyId);
  for (let start = 0; start < entries.length; start += CHUNK_LINES)
    yield entries
      .slice(start, start + CHUNK_LINES)
      .map(({ name, recipientType, recipientInfo, notes }) => ({ name, recipientType, recipientInfo, notes }));
}

/** What a file's recipients are read for. */
export interface TakeArgs {
  readonly companyId: CompanyId;
  readonly environment: Environment;
  readonly currency: Currency;
}

/**
 * Takes recipients from the workbook's worker (protocol: `RowsMessage`): rows whose recipient reads without an error and
 * that have a name; the rest are left out. They are written in one transaction once the last has come, so that a damaged
 * file or a press on stop leaves nothing behind. Problems: the reader's own, `cancelled`.
 */
export async function recipientsTake(store: Store, port: MessagePort, args: TakeArgs): Promise<Taken> {
  const lines: RecipientLine[] = [];
  await receive(port, (chunk) => {
    for (const row of unpackRows(chunk)) {
      const line = lineOf(row, args);
      if (line !== null) lines.push(line);
    }
  });
  return takeLines(store, args.companyId, lines);
}

function lineOf(row: RowTyped, context: TakeArgs): RecipientLine | null {
  const { values, issues } = readRow(row, context);
  const isWrong = issues.some((issue) => issue.severity === 'error' && issue.field === 'recipient');
  const { name, recipientType, recipientInfo } = values;
  return isWrong || recipientType === null || recipientInfo === null || name === ''
    ? null
    : { name, recipientType, recipientInfo, notes: '' };
}

/** Adds checked lines to the address book; who is known stays as known. Problem: `cancelled`. */
export function takeLines(store: Store, companyId: CompanyId, lines: readonly RecipientLine[]): Taken {
  const counted = { added: 0, changed: 0 };
  const writer = new RecipientWriter(store, companyId);
  store.transaction(() => {
    for (const [done, { notes, ...line }] of lines.entries()) {
      store.advance('write', done, lines.length);
      counted[writer.learn(line, notes) ? 'added' : 'changed'] += 1;
    }
  });
  recipientsWritten(store, companyId, writer.written);
  store.changed({ companyId, recipients: true });
  return counted;
}
