import { useState } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { call } from '../../client.ts';
import { useAct } from '../../state/act.ts';
import { useAppState } from '../../state/app-state.ts';
import { COMMON } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';

type Gap = NonNullable<AppState['restored']>;

/** An older backup was restored: what was sent since is not in it, and only a person can look. Nothing is sent until then. */
export function GapBanner({ gap }: { readonly gap: Gap }) {
  const { gap: text } = useText(COMMON);
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Banner
        tone="error"
        title={text.title(format.dateTime(gap.createdAt))}
        actions={
          <>
            <Button size="small" variant="quiet" onPress={() => void call('app.openLink', { link: 'iyzicoPanel' })}>
              {text.panel}
            </Button>
            <Button size="small" onPress={() => setOpen(true)}>
              {text.action}
            </Button>
          </>
        }
      >
        {gap.entries === null ? text.unknown : text.known(gap.entries)} {text.body}
      </Banner>
      {isOpen && <GapDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** Who looked and what they found; it is kept in the journal and opens sending again. */
function GapDialog({ onClose }: { readonly onClose: () => void }) {
  const common = useText(COMMON);
  const { gap: text } = common;
  const { operator } = useAppState().preferences;
  const { act, isBusy } = useAct();
  const [who, setWho] = useState(operator);
  const [words, setWords] = useState('');
  const isShort = who.trim() === '' || words.trim().length < 3;
  const save = async () => {
    const done = await act('backup.lookedIntoGap', { who: who.trim(), words: words.trim() });
    if (done !== undefined) onClose();
  };
  return (
    <Dialog
      isOpen
      isSticky
      size="medium"
      onClose={onClose}
      title={text.dialogTitle}
      closeLabel={common.close}
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button
            variant="primary"
            isBusy={isBusy}
            disabledReason={isShort ? text.short : undefined}
            onPress={() => void save()}
          >
            {text.press}
          </Button>
        </>
      }
    >
      <div className="form-stack">
        <p>{text.dialogBody}</p>
        <TextField label={text.who} value={who} onChange={setWho} maxLength={80} />
        <TextField label={text.words} value={words} onChange={setWords} isMultiline maxLength={500} />
      </div>
    </Dialog>
  );
}
