import { useState } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { call } from '../../client.ts';
import { useAct } from '../../state/act.ts';
import { useAppState } from '../../state/app-state.ts';
import { COMMON } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { FormDialog } from './form-dialog.tsx';

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
  const { gap: text } = useText(COMMON);
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
    <FormDialog
      onClose={onClose}
      title={text.dialogTitle}
      press={text.press}
      isBusy={isBusy}
      missing={isShort ? text.short : undefined}
      onPress={() => void save()}
    >
      <p>{text.dialogBody}</p>
      <TextField label={text.who} value={who} onChange={setWho} maxLength={80} />
      <TextField label={text.words} value={words} onChange={setWords} isMultiline maxLength={500} />
    </FormDialog>
  );
}
