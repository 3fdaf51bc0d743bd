import { MONEY_OUTCOMES } from '../../../../../shared/items.ts';
import { minor } from '../../../../../shared/money.ts';
import type { PayoutId } from '../../../../../shared/ids.ts';
import type { ListReport, ReportRow } from '../../../../../electron/workbook/write/report-data.ts';
import { attempt, FACTS, ibanOf, issue, reportRow } from './rows.ts';

const PAYOUT = {
  id: 'payout-1' as PayoutId,
  currency: 'TRY',
  externalId: 'om-2026-11-a7',
  requestId: '8d3f-22',
  payoutStatus: 'COMPLETED',
  phase: 'settled',
  settled: 'partlyPaid',
  itemCount: 9,
  total: minor(900_000),
  preparedAt: Date.parse('2026-11-20T10:40:00+03:00'),
  authorisedAt: Date.parse('2026-11-20T23:30:00+03:00'),
  lastAskedAt: null,
} as const;

const EXTRA = [
  { index: 6, name: 'Şube' },
  { index: 7, name: 'Eski hesap' },
] as const;
/** A list of which one payout was sent. */
export const facts: ListReport = { ...FACTS, payouts: [PAYOUT], extraColumns: EXTRA };

/** One row in every state a report knows, with columns of the sheet's own. */
export const rows: readonly ReportRow[] = [
  ...MONEY_OUTCOMES.map((outcome, index) =>
    reportRow(index, {
      attempt: attempt(outcome, {
        referenceCode: `0026${index}`,
        commission: minor(150 + index),
        itemExternalId: `it-${index}`,
      }),
      extra: [
        [6, '=HYPERLINK("x")'],
        [7, `eski ${ibanOf(900 + index)}`],
      ],
    }),
  ),
  reportRow(20, { issues: [issue('iban.checksum')], typed: { amount: '1.0.0' }, values: { amount: null } }),
  reportRow(21),
  reportRow(22, { place: 'held', placeReason: 'belge bekleniyor' }),
  reportRow(23, { place: 'dropped' }),
  reportRow(24, { excelRow: null, values: { currency: 'USD' } }),
];
