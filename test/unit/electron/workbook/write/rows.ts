import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BatchId, RowId } from '../../../../../shared/ids.ts';
import type { MoneyOutcome } from '../../../../../shared/items.ts';
import { minor } from '../../../../../shared/money.ts';
import { succeed } from '../../../../../shared/problems.ts';
import { EMPTY_TYPED, type AttemptView, type Issue, type RowValues, type Typed } from '../../../../../shared/rows.ts';
import { ProblemError } from '../../../../../electron/ledger/problem-error.ts';
import type { ListReport, ReportRow } from '../../../../../electron/workbook/write/report-data.ts';
import type { RecipientLine } from '../../../../../electron/ledger/rows/recipient-files.ts';
import { serveRows } from '../../../../../electron/workbook/write/row-port.ts';
import type { RowSource } from '../../../../../electron/workbook/write/write-report.ts';

/** A folder of the test's own, removed when it ends. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'odeme-masasi-report-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A valid Turkish IBAN for a number, with the bank code of Ziraat. */
export function ibanOf(account: number): string {
  const bban = `000100${String(account).padStart(16, '0')}`;
  let remainder = 0;
  for (const digit of `${bban}292700`) remainder = (remainder * 10 + Number(digit)) % 97;
  return `TR${String(98 - remainder).padStart(2, '0')}${bban}`;
}

export function rowIdOf(index: number): RowId {
  return `row-${String(index).padStart(8, '0')}` as RowId;
}

export function attempt(outcome: MoneyOutcome, more: Partial<AttemptView> = {}): AttemptView {
  return {
    payoutId: 'payout-1',
    itemExternalId: 'item-1',
    outcome,
    itemStatus: '',
    errorCode: '',
    errorMessage: '',
    referenceCode: '',
    commission: null,
    released: null,
    ...more,
  };
}

export function issue(code: Issue['code'], field: Issue['field'] = 'recipient', more: Partial<Issue> = {}): Issue {
  return { field, code, severity: 'error', asks: false, params: {}, answered: null, ...more };
}

/** A row as the ledger streams it: what is not given is what most rows have. */
export function reportRow(
  index: number,
  more: Partial<Omit<ReportRow, 'values' | 'typed'>> & {
    readonly values?: Partial<RowValues>;
    readonly typed?: Partial<Typed>;
  } = {},
): ReportRow {
  const iban = ibanOf(index);
  const amount = minor(100_000 + index);
  return {
    rowId: rowIdOf(index),
    index,
    excelRow: index + 2,
    extra: [],
    issues: [],
    place: 'in',
    placeReason: '',
    edited: [],
    attempt: null,
    ...more,
    typed: {
      ...EMPTY_TYPED,
      recipient: iban,
      name: `Çağla İşçi ${index}`,
      amount: `${Math.floor(amount / 100)},${String(amount % 100).padStart(2, '0')}`,
      description: 'Kasım 2026 maaş',
      ...more.typed,
    },
    values: {
      recipientType: 'IBAN',
      recipientInfo: iban,
      name: `Çağla İşçi ${index}`,
      amount,
      currency: 'TRY',
      description: 'Kasım 2026 maaş',
      reference: '',
      nonWithdrawable: false,
      ...more.values,
    },
  };
}

export const FACTS: ListReport = {
  companyName: 'Yıldız Tekstil A.Ş.',
  environment: 'practice',
  madeAt: Date.parse('2026-11-20T12:00:00+03:00'),
  madeBy: 'Ayşe',
  locale: 'tr',
  masked: true,
  batchId: 'batch-0001' as BatchId,
  listName: 'Kasım 2026 maaş',
  period: '2026-11',
  purpose: 'SALARY',
  state: 'partlyPaid',
  fileName: 'kasim.xlsx',
  sheet: 'Sayfa1',
  payouts: [],
  extraColumns: [],
};

/** A list's rows, or an address book's lines, in chunks, as the ledger gives them over a port; of several lists, each its own. */
export function chunks(rows: readonly (ReportRow | RecipientLine)[], size = 500): RowSource {
  return chunksOfLists([rows], size);
}

export function chunksOfLists(ofList: readonly (readonly (ReportRow | RecipientLine)[])[], size = 500): RowSource {
  return served(function* (list) {
    const rows = ofList[list] ?? [];
    for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
  });
}

/** What a reading gives, over a port, as the ledger does it: a problem it throws is answered, a bug rejects. */
export function served(open: (list: number) => Iterable<readonly unknown[]>): RowSource {
  return async (port) => {
    try {
      await serveRows(port, open);
      return succeed(null);
    } catch (error) {
      if (error instanceof ProblemError) return { ok: false, problem: error.problem };
      throw error;
    }
  };
}
