import { GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import { formatAmount, minor } from '../../../shared/money.ts';
import type { Comparison } from '../../../shared/records.ts';
import { Drawer } from '../../components/drawer.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Select } from '../../components/select.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useNarrow } from '../../state/use-narrow.ts';
import { useAskKeeping } from '../../state/use-ask.ts';
import { COMMON, LIST } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { CompareGroup } from './compare-group.tsx';
import './compare-panel.css';

const WIDTH = 276;
const NARROW_WIDTH = 230;

/** The list held against an earlier one: who is new, who is missing, whose IBAN or amount changed. */
export function ComparePanel({
  batchId,
  onRow,
  onClose,
}: {
  readonly batchId: BatchId;
  readonly onRow: (rowId: RowId) => void;
  readonly onClose: () => void;
}) {
  const text = useText(LIST).compareWith;
  const common = useText(COMMON);
  const width = useNarrow() ? NARROW_WIDTH : WIDTH;
  const [withBatchId, setWith] = useState<BatchId | null>(null);
  const answer = useAskKeeping('batches.compare', { batchId, withBatchId });
  const comparison = answer.state === 'ready' ? answer.value : undefined;
  return (
    <Drawer title={text.title} onClose={onClose} closeLabel={text.close} width={width}>
      <div className="panel">
        {answer.state === 'waiting' && <Skeleton label={common.loading} lines={6} />}
        {comparison === null && (
          <EmptyState isCompact icon={GitCompareArrows} title={text.none} detail={text.noneDetail} />
        )}
        {comparison !== null && comparison !== undefined && (
          <>
            <Select<BatchId>
              label={text.with}
              size="small"
              value={comparison.withBatchId}
              onChange={setWith}
              options={comparison.candidates.map((each) => ({ value: each.batchId, label: each.name }))}
            />
            <Differences comparison={comparison} onRow={onRow} />
          </>
        )}
      </div>
    </Drawer>
  );
}

function Differences({
  comparison,
  onRow,
}: {
  readonly comparison: Comparison;
  readonly onRow: (rowId: RowId) => void;
}) {
  const text = useText(LIST).compareWith;
  const format = useFormat();
  const { sums, newPeople, missingPeople, changedIbans, changedAmounts } = comparison;
  const money = (amount: Parameters<typeof formatAmount>[0] | null, currency: 'TRY' | 'USD' | 'EUR' | null) =>
    // An amount and its sign stay on one line.
    amount === null ? '' : formatAmount(amount, currency ?? 'TRY', format.locale).replaceAll(' ', '\u00a0');
  const isSame = [newPeople, missingPeople, changedIbans, changedAmounts].every((group) => group.length === 0);
  return (
    <>
      {sums.map(({ currency, before, after }) => (
        <p key={currency} className="compare__sum">
          {text.sums(money(before, currency), money(after, currency))}
          <b>
            {text.difference} {money(minor(after - before), currency)}
          </b>
        </p>
      ))}
      {isSame && <p>{text.same}</p>}
      <CompareGroup
        title={text.changedIbans}
        onRow={onRow}
        lines={changedIbans.map((each) => ({
          rowId: each.rowId,
          name: each.name,
          detail: text.ibanChange(each.before, each.after),
        }))}
      />
      <CompareGroup
        title={text.newPeople}
        onRow={onRow}
        lines={newPeople.map((each) => ({
          rowId: each.rowId,
          name: each.name,
          detail: money(each.amount, each.currency),
        }))}
      />
      <CompareGroup
        title={text.changedAmounts}
        onRow={onRow}
        lines={changedAmounts.map((each) => ({
          rowId: each.rowId,
          name: each.name,
          detail: text.amountChange(
            money(each.before, each.currency),
            money(each.after, each.currency),
            format.percent(Math.round(each.percent), true),
          ),
        }))}
      />
      <CompareGroup
        title={text.missingPeople}
        onRow={onRow}
        lines={missingPeople.map((each) => ({
          rowId: null,
          name: each.name,
          detail: money(each.amount, each.currency),
        }))}
      />
    </>
  );
}
