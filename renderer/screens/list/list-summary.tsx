import type { ReactNode } from 'react';
import type { BatchDetail } from '../../../shared/batches.ts';
import { CURRENCIES, type Money, formatAmount, sum } from '../../../shared/money.ts';
import { SummaryBar, type SummaryFigure } from '../../components/summary-bar.tsx';
import { COMMON, LIST, RESULT } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { Totals } from '../shell/totals.tsx';
import { countsByFilter } from './filter-bar.tsx';

/** The list's figures, always in view, with the next step beside them. */
export function ListSummary({ detail, actions }: { readonly detail: BatchDetail; readonly actions: ReactNode }) {
  const before = useBeforeSending(detail);
  const after = useAfterSending(detail);
  const text = useText(LIST).summary;
  return <SummaryBar label={text.label} figures={detail.payouts.length === 0 ? before : after} actions={actions} />;
}

function useBeforeSending(detail: BatchDetail): readonly SummaryFigure[] {
  const text = useText(LIST).summary;
  const common = useText(COMMON);
  const format = useFormat();
  const { counts, totals, waiting, readTotals, source } = detail;
  const waitingRows = counts.errors + counts.questions;
  const sums = waiting.map(({ amount, currency }) => formatAmount(amount, currency, format.locale)).join(' + ');
  const figures: SummaryFigure[] = [
    { id: 'payable', label: text.payable, value: common.people(counts.payable) },
    { id: 'total', label: text.total, value: <Totals totals={totals} /> },
  ];
  if (source.kind === 'workbook' && source.totalInFile !== null) {
    // A file with two currencies has no one total to agree with.
    const [read, second] = readTotals;
    const currency = read?.currency ?? 'TRY';
    const isOne = read !== undefined && second === undefined;
    const agrees = isOne && read.amount === source.totalInFile;
    figures.push({
      id: 'file',
      label: agrees ? text.readEqualsFile : text.fileTotal,
      value: format.amount(source.totalInFile, currency),
      tone: 'quiet',
      ...(!isOne ? {} : { check: { agrees, label: agrees ? text.agrees : text.differs } }),
    });
  }
  if (waitingRows > 0)
    figures.push({ id: 'waiting', label: text.waiting, value: text.waitingValue(waitingRows, sums), tone: 'error' });
  if (counts.held > 0) figures.push({ id: 'held', label: text.held, value: common.rows(counts.held), tone: 'quiet' });
  if (counts.dropped > 0)
    figures.push({ id: 'dropped', label: text.dropped, value: common.rows(counts.dropped), tone: 'quiet' });
  return figures;
}

function useAfterSending(detail: BatchDetail): readonly SummaryFigure[] {
  const text = useText(RESULT).summary;
  const list = useText(LIST);
  const common = useText(COMMON);
  const { payouts, totals, paid } = detail;
  const counts = countsByFilter(detail);
  const accepted = byCurrency(payouts.map((each) => ({ currency: each.currency, amount: each.acceptedTotal })));
  const commission = byCurrency(
    payouts.flatMap((each) => (each.commission === null ? [] : [{ currency: each.currency, amount: each.commission }])),
  );
  const isBefore = detail.step === 'send' || detail.step === 'preResult' || detail.step === 'authorise';
  const isUnknown = detail.state === 'unknown';
  const isAccepted = detail.state === 'waitingAuthorisation';
  const figures: SummaryFigure[] = isBefore
    ? [
        { id: 'sent', label: text.sent, value: <Totals totals={totals} isQuiet />, tone: 'quiet' },
        ...(isAccepted ? [{ id: 'accepted', label: text.acceptedTotal, value: <Totals totals={accepted} /> }] : []),
      ]
    : [
        { id: 'accepted', label: text.accepted, value: <Totals totals={accepted} isQuiet />, tone: 'quiet' },
        { id: 'paid', label: text.paid, value: <Totals totals={paid} /> },
      ];
  const notPaid = counts.notPaid + counts.notAccepted;
  if (!isBefore && notPaid > 0)
    figures.push({ id: 'notPaid', label: text.notPaid, value: common.people(notPaid), tone: 'error' });
  if ((!isBefore || isUnknown) && counts.waiting > 0)
    figures.push({
      id: 'waiting',
      label: isUnknown ? list.unknown : text.waiting,
      value: common.people(counts.waiting),
      tone: 'quiet',
    });
  if (commission.length > 0)
    figures.push({
      id: 'commission',
      label: text.commission,
      value: <Totals totals={commission} isQuiet />,
      tone: 'quiet',
    });
  return figures;
}

/** Sums per currency; they never cross. */
export function byCurrency(money: readonly Money[]): readonly Money[] {
  return CURRENCIES.flatMap((currency) => {
    const amounts = money.filter((each) => each.currency === currency).map(({ amount }) => amount);
    return amounts.length === 0 ? [] : [{ currency, amount: sum(amounts) }];
  });
}
