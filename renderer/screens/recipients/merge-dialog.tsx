import { useState } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import type { Recipient } from '../../../shared/records.ts';
import { call } from '../../client.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { notify } from '../../state/notices.ts';
import { useAskKeeping } from '../../state/use-ask.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { ProblemBanner } from '../history/problem-banner.tsx';
import { useSettled } from '../history/use-settled.ts';
import { RECIPIENTS_TEXT } from './recipients-text.ts';

const CANDIDATES = 6;

interface MergeDialogProps {
  /** The record that stays. */
  readonly keep: Recipient;
  readonly onMerged: (recipient: Recipient) => void;
  readonly onClose: () => void;
}

/** Joins another record of the same person into this one. Starts by looking for the same first name. */
export function MergeDialog({ keep, onMerged, onClose }: MergeDialogProps) {
  const text = useText(RECIPIENTS_TEXT);
  const format = useFormat();
  const [search, setSearch] = useState(keep.name.split(' ')[0] ?? '');
  const [chosenId, setChosenId] = useState<string | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const found = useAskKeeping('recipients.list', {
    companyId: keep.companyId,
    search: useSettled(search).trim(),
    sort: 'name',
    descending: false,
    offset: 0,
    limit: CANDIDATES + 1,
  });
  const others =
    found.state === 'ready' ? found.value.recipients.filter((each) => each.recipientId !== keep.recipientId) : [];
  const chosen = others.find((each) => each.recipientId === chosenId);
  const merge = async () => {
    if (chosen === undefined) return;
    setBusy(true);
    const answer = await call('recipients.merge', { keep: keep.recipientId, merge: chosen.recipientId });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    notify({ tone: 'ok', title: text.merge.done, detail: keep.name });
    onMerged(answer.value);
    onClose();
  };
  const facts = (each: Recipient) =>
    [each.recipientMasked, each.bank, each.lastPaidAt === null ? text.never : format.date(each.lastPaidAt)]
      .filter(Boolean)
      .join(' · ');
  return (
    <Dialog
      isOpen
      isSticky
      onClose={onClose}
      title={text.merge.title}
      subtitle={text.merge.detail}
      closeLabel={text.merge.cancel}
      footer={
        <>
          <Button onPress={onClose}>{text.merge.cancel}</Button>
          <Button
            variant="primary"
            isBusy={isBusy}
            disabledReason={chosen === undefined ? text.merge.chooseFirst : undefined}
            onPress={() => void merge()}
          >
            {text.merge.confirm}
          </Button>
        </>
      }
    >
      <div className="recipients__drawer">
        {problem !== null && <ProblemBanner problem={problem} />}
        <section>
          <h3>{text.merge.keep}</h3>
          <p>
            <b>{keep.name}</b> · {facts(keep)}
          </p>
        </section>
        <section className="recipients__drawer">
          <h3>{text.merge.gone}</h3>
          <SearchField
            label={text.merge.searchLabel}
            placeholder={text.searchPlaceholder}
            clearLabel={text.clear}
            value={search}
            onChange={setSearch}
          />
          {others.length === 0 ? (
            <output className="recipients__quiet">{text.merge.none}</output>
          ) : (
            <RadioCards
              label={text.merge.choose}
              isLabelHidden
              value={chosen?.recipientId}
              onChange={setChosenId}
              options={others
                .slice(0, CANDIDATES)
                .map((each) => ({ value: each.recipientId, label: each.name, detail: facts(each) }))}
            />
          )}
          {chosen !== undefined && chosen.recipientType !== keep.recipientType && (
            <Banner tone="warning" title={text.merge.typeDiffers} isLive />
          )}
        </section>
      </div>
    </Dialog>
  );
}
