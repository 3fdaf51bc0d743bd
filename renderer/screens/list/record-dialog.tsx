import { useState } from 'react';
import type { Finding, PayoutView } from '../../../shared/payouts.ts';
import { RadioCards } from '../../components/radio-cards.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAct } from '../../state/act.ts';
import { RESULT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { FormDialog } from '../shell/form-dialog.tsx';

/** What a person learned from iyzico about a call nobody knows the end of: what, from whom, in which words. */
export function RecordDialog({ payout, onClose }: { readonly payout: PayoutView; readonly onClose: () => void }) {
  const text = useText(RESULT);
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
    <FormDialog
      onClose={onClose}
      title={text.unknown.recordTitle}
      press={text.unknown.recordPress}
      isBusy={isBusy}
      missing={isShort ? text.unknown.wordsShort : undefined}
      onPress={() => void save()}
    >
      <p>{text.unknown.recordBody}</p>
      <RadioCards
        label={text.unknown.finding}
        value={finding}
        onChange={setFinding}
        options={offered.map((value) => ({ value, ...text.findings[value] }))}
      />
      <TextField label={text.unknown.who} value={who} onChange={setWho} maxLength={80} />
      <TextField label={text.unknown.words} value={words} onChange={setWords} isMultiline maxLength={500} />
    </FormDialog>
  );
}
