import { useState } from 'react';
import type { BatchState } from '../../../shared/batches.ts';
import type { Company } from '../../../shared/companies.ts';
import type { BatchId } from '../../../shared/ids.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { notify } from '../../state/notices.ts';
import { useAsk } from '../../state/use-ask.ts';
import { COMMON } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { FailedView } from '../shell/failed-view.tsx';
import { SETTINGS_TEXT } from './settings-text.ts';

/** Lists that are over: nothing of them is still asked about or could still be paid. */
const OVER: ReadonlySet<BatchState> = new Set<BatchState>(['allPaid', 'nonePaid', 'partlyPaid', 'cancelled']);

interface ForgetListsProps {
  readonly company: Company;
  readonly onProblem: (problem: Problem | null) => void;
}

/** Finished lists to choose from, and the question that says what goes and what stays. */
export function ForgetLists({ company, onProblem }: ForgetListsProps) {
  const { retention: text, loading } = useText(SETTINGS_TEXT);
  const common = useText(COMMON);
  const format = useFormat();
  const lists = useAsk('batches.list', { companyId: company.id });
  const [chosen, setChosen] = useState<ReadonlySet<BatchId>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  if (lists.state === 'waiting') return <Skeleton lines={3} label={loading} />;
  if (lists.state === 'failed') return <FailedView problem={lists.problem} onRetry={lists.again} />;
  const over = lists.value.filter((list) => OVER.has(list.state));
  const picked = over.filter((list) => chosen.has(list.id));
  const rows = picked.reduce((count, list) => count + list.counts.all, 0);
  const toggle = (id: BatchId, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const forget = async () => {
    setBusy(true);
    const batchIds = picked.map((list) => list.id);
    const answer = await call('companies.forget', { companyId: company.id, batchIds });
    setBusy(false);
    setAsking(false);
    onProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setChosen(new Set());
    notify({ tone: 'ok', title: text.done, detail: text.doneDetail(answer.value.rows) });
  };
  if (over.length === 0) return <p className="settings__line">{text.none}</p>;
  return (
    <>
      <fieldset className="settings__lists" aria-label={text.listsLabel}>
        <Checkbox
          isSelected={picked.length === over.length}
          isIndeterminate={picked.length > 0 && picked.length < over.length}
          onChange={(all) => setChosen(new Set(all ? over.map((list) => list.id) : []))}
        >
          {text.selectAll}
        </Checkbox>
        {over.map((list) => (
          <Checkbox
            key={list.id}
            isSelected={chosen.has(list.id)}
            onChange={(isChosen) => toggle(list.id, isChosen)}
            hint={`${text.listLine(format.month(list.period), list.counts.all)} · ${common.states[list.state]}`}
          >
            {list.name}
          </Checkbox>
        ))}
      </fieldset>
      <div className="settings__buttons">
        <Button
          variant="danger"
          disabledReason={picked.length === 0 ? text.chooseFirst : undefined}
          onPress={() => setAsking(true)}
        >
          {text.forget}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        isBusy={isBusy}
        title={text.confirmTitle(picked.length)}
        confirmLabel={text.confirm}
        cancelLabel={common.cancel}
        onCancel={() => setAsking(false)}
        onConfirm={() => void forget()}
      >
        {text.confirmBody(rows)}
      </ConfirmDialog>
    </>
  );
}
