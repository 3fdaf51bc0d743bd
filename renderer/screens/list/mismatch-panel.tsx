import { useState } from 'react';
import type { PayoutView } from '../../../shared/payouts.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAct } from '../../state/act.ts';
import { COMMON, RESULT } from '../../text/areas.ts';
import { useProblemText } from '../../text/use-problem.ts';
import { useText } from '../../text/use-text.ts';

/** iyzico's list differs from ours: everything stops until a person has looked and said why. */
export function MismatchPanel({ payout }: { readonly payout: PayoutView }) {
  const text = useText(RESULT);
  const common = useText(COMMON);
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
        <Dialog
          isOpen
          isSticky
          size="small"
          onClose={() => setOpen(false)}
          title={text.mismatch.title}
          closeLabel={common.close}
          footer={
            <>
              <Button onPress={() => setOpen(false)}>{common.cancel}</Button>
              <Button
                variant="primary"
                isBusy={isBusy}
                disabledReason={isShort ? text.unknown.wordsShort : undefined}
                onPress={() => void settle()}
              >
                {text.mismatch.press}
              </Button>
            </>
          }
        >
          <div className="form-stack">
            <p>{text.mismatch.body}</p>
            <TextField label={text.mismatch.who} value={who} onChange={setWho} maxLength={80} />
            <TextField label={text.mismatch.words} value={words} onChange={setWords} isMultiline maxLength={500} />
          </div>
        </Dialog>
      )}
    </>
  );
}
