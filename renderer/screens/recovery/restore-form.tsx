import { useState } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../text/use-text.ts';
import { ProblemBanner } from '../history/problem-banner.tsx';
import { SETTINGS_TEXT } from '../settings/settings-text.ts';

const SHORTEST = 8;

/** The backup's passphrase, then the system's own question for the file; why it could not be read is said in its place. */
export default function RestoreForm() {
  const { backup: text } = useText(SETTINGS_TEXT);
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isShort = passphrase.length < SHORTEST;
  const restore = async () => {
    setBusy(true);
    const answer = await call('backup.restore', { passphrase });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
  };
  return (
    <form
      className="recovery__restore"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isShort && !isBusy) void restore();
      }}
    >
      {problem !== null && <ProblemBanner problem={problem} />}
      <TextField
        label={text.restorePassphrase}
        type="password"
        autoComplete="off"
        value={passphrase}
        onChange={setPassphrase}
        maxLength={200}
      />
      <Button type="submit" isBusy={isBusy} disabledReason={isShort ? text.tooShort : undefined}>
        {text.restore}
      </Button>
    </form>
  );
}
