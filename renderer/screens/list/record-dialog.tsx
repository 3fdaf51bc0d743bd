import { useState } from 'react';
import type { Finding, PayoutView } from '../../../shared/payouts.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAct } from '../../state/act.ts';
import { COMMON, RESULT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** What a person learned from iyzico about a call nobody knows the end of: what, from whom, in which words. */
export function RecordDialog({ payout, onClose }: { readonly payout: PayoutView; readonly onClose: () => void }) {
  const text = useText(RESULT);
  const common = useText(COMMON);
  const { act, isBusy } = useAct();
  const offered: readonly Finding[] = payout.phase === 'initUnknown' ? ['notCreated'] : ['notAuthorised', 'authorised'];
  const [finding, setFinding] = useState<Finding | undefined>(offered.length === 1 ? offered[0] : undefined);
  const [who, setWho] = useState('');
  const [words, setWords] = useState('');
  const isShort = finding === undefined || who.trim() === '' || words.trim().length < 3;
  const save = async () => {
    if (finding === undefined || isShort) return;
    const done = await act('payouts.recordFinding', {
      payoutId: payout.id,
      finding,
      who: who.trim(),
      words: words.trim(),
    });
    if (done !== undefined) onClose();
  };
  return (
    <Dialog
      isOpen
      isSticky
      size="medium"
      onClose={onClose}
      title={text.unknown.recordTitle}
      closeLabel={common.close}
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button
            variant="primary"
            isBusy={isBusy}
            disabledReason={isShort ? text.unknown.wordsShort : undefined}
            onPress={() => void save()}
          >
            {text.unknown.recordPress}
          </Button>
        </>
      }
    >
      <div className="form-stack">
        <p>{text.unknown.recordBody}</p>
        <RadioCards
          label={text.unknown.finding}
          value={finding}
          onChange={setFinding}
          options={offered.map((value) => ({ value, ...text.findings[value] }))}
        />
        <TextField label={text.unknown.who} value={who} onChange={setWho} maxLength={80} />
        <TextField label={text.unknown.words} value={words} onChange={setWords} isMultiline maxLength={500} />
      </div>
    </Dialog>
  );
}
