import { DatabaseSync } from 'node:sqlite';
import { ledgerFile } from '../connection.ts';

/** What a ledger says without its key: everything about the money and nothing about people. */
export interface ClearFacts {
  readonly payouts: readonly PayoutFact[];
  readonly items: readonly ItemFact[];
  readonly entries: readonly EntryFact[];
}

interface Place {
  readonly company: string;
  readonly list: string;
}
export interface PayoutFact extends Place {
  readonly period: string;
  readonly currency: string;
  readonly externalId: string;
  readonly requestId: string;
  readonly phase: string;
  readonly items: number;
  /** Minor units. */
  readonly total: number;
  readonly createdAt: number;
}
export interface ItemFact extends Place {
  readonly excelRow: number | null;
  readonly externalId: string;
  readonly itemExternalId: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly outcome: string;
  readonly itemStatus: string;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly reference: string;
}
export interface EntryFact extends Place {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly kind: string;
}

const PLACE = "coalesce(c.name, '') AS company, coalesce(b.name, '') AS list";

/** Reads the facts that stand in clear in the ledger of a folder: payouts, items by their ids, and what the journal says happened when. */
export function readClearFacts(folder: string): ClearFacts {
  const db = new DatabaseSync(ledgerFile(folder), { readOnly: true });
  const all = <T>(sql: string): readonly T[] => db.prepare(sql).all() as unknown as readonly T[];
  try {
    return {
      payouts: all(
        `SELECT ${PLACE}, coalesce(b.period, '') AS period, p.currency, p.external_id AS externalId,
           p.request_id AS requestId, p.phase, count(a.seq) AS items, coalesce(sum(a.amount), 0) AS total,
           p.created_at AS createdAt
         FROM payouts p LEFT JOIN batches b ON b.id = p.batch_id LEFT JOIN companies c ON c.id = p.company_id
           LEFT JOIN attempts a ON a.payout_id = p.id
         GROUP BY p.id ORDER BY p.created_at, p.id`,
      ),
      items: all(
        `SELECT ${PLACE}, r.excel_row AS excelRow, coalesce(p.external_id, '') AS externalId,
           a.item_external_id AS itemExternalId, a.amount, a.currency, a.outcome, a.item_status AS itemStatus,
           a.error_code AS errorCode, a.error_message AS errorMessage, a.reference_code AS reference
         FROM attempts a LEFT JOIN batches b ON b.id = a.batch_id LEFT JOIN companies c ON c.id = a.company_id
           LEFT JOIN payouts p ON p.id = a.payout_id LEFT JOIN rows r ON r.row_id = a.row_id
         ORDER BY a.seq`,
      ),
      entries: all(
        `SELECT ${PLACE}, j.seq, j.at, j.actor, j.kind FROM journal j
           LEFT JOIN batches b ON b.id = j.batch_id LEFT JOIN companies c ON c.id = j.company_id ORDER BY j.seq`,
      ),
    };
  } finally {
    db.close();
  }
}
