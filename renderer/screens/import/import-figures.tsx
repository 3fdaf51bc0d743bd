import type { ReactNode } from 'react';
import type { ImportView } from '../../../shared/import.ts';
import { type Currency, formatFigures, minor } from '../../../shared/money.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { SummaryBar, type SummaryFigure } from '../../components/summary-bar.tsx';
import { COMMON, IMPORT } from '../../text/areas.ts';
import { useLocale, useText } from '../../text/use-text.ts';

/** What was read, held against the file's own total. */
export function ImportFigures({
  view,
  currency,
  actions,
}: {
  readonly view: ImportView;
  readonly currency: Currency;
  readonly actions: ReactNode;
}) {
  const text = useText(IMPORT).figures;
  const common = useText(COMMON);
  const locale = useLocale();
  const { ourTotal, totalInFile } = view;
  const difference = ourTotal !== null && totalInFile !== null ? minor(ourTotal - totalInFile) : null;
  const figures: SummaryFigure[] = [{ id: 'rows', label: text.rows, value: common.rows(view.rowCount) }];
  if (ourTotal !== null)
    figures.push({
      id: 'ours',
      label: text.ourTotal,
      value: <AmountText amount={ourTotal} currency={currency} locale={locale} />,
    });
  if (totalInFile !== null)
    figures.push({
      id: 'file',
      label: text.fileTotal,
      value: <AmountText amount={totalInFile} currency={currency} locale={locale} />,
      tone: difference === 0 ? 'quiet' : 'error',
      check: {
        agrees: difference === 0,
        label: difference === 0 ? text.agrees : text.differs(formatFigures(difference ?? minor(0), locale)),
      },
    });
  return <SummaryBar label={text.label} figures={figures} actions={actions} />;
}
