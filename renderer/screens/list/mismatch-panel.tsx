import { useState } from 'react';
import type { PayoutView } from '../../../shared/payouts.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAct } from '../../state/act.ts';
import { RESULT } from '../../text/areas.ts';
import { useProblemText } from '../../text/use-problem.ts';
import { useText } from '../../text/use-text.ts';
import { FormDialog } from '../shell/form-dialog.tsx';

/** iyzico's list differs from ours: everything stops until a person has looked and said why. */
export function MismatchPanel({ payout }: { readonly payout: PayoutView }) {
  const text = useText(RESULT);
  const describe = useProblemText();
  const { act, isBusy } = useAct();
  const [isOpen, setOpen] = useState(false);
  const [who, setWho] = useState('');
  const [words, setWords] = useState('');
  if (payout.mismatch === null) return null;
  const { title, money, next } = describe(payout.mismatch);
  const isShort = who.trim() === '' || words.trim().length < 3;
  const settle = async () => {
    const done = await act('payouts.settleMismatch', { payoutId: payout.id, who: who.trim(), words: words.trim() });
    if (done !== undefined) setOpen(false);
  };
  return (
    <>
      <Banner
        tone="error"
        title={title}
        isLive
        actions={
          <>
            <Button
              size="small"
              variant="primary"
              isBusy={isBusy}
              onPress={() => void act('payouts.ask', { payoutId: payout.id })}
            >
              {text.unknown.ask}
            </Button>
            <Button size="small" onPress={() => setOpen(true)}>
              {text.mismatch.settle}
            </Button>
          </>
        }
      >
        {money} {next}
      </Banner>
      {isOpen && (
        <FormDialog
          size="small"
          onClose={() => setOpen(false)}
          title={text.mismatch.title}
          press={text.mismatch.press}
          isBusy={isBusy}
          missing={isShort ? text.unknown.wordsShort : undefined}
          onPress={() => void settle()}
        >
          <p>{text.mismatch.body}</p>
          <TextField label={text.mismatch.who} value={who} onChange={setWho} maxLength={80} />
          <TextField label={text.mismatch.words} value={words} onChange={setWords} isMultiline maxLength={500} />
        </FormDialog>
      )}
    </>
  );
}
