import { ArchiveRestore, DatabaseBackup } from 'lucide-react';
import { useState } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { notify } from '../../state/notices.ts';
import { COMMON } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { ProblemBanner } from '../history/problem-banner.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SETTINGS_TEXT } from './settings-text.ts';

const SHORTEST = 8;

/** One encrypted file of everything, and the way back from it. */
export function BackupSection({ lastBackupAt }: { readonly lastBackupAt: number | null }) {
  const { backup: text } = useText(SETTINGS_TEXT);
  const common = useText(COMMON);
  const format = useFormat();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [restorePassphrase, setRestorePassphrase] = useState('');
  const [busy, setBusy] = useState<'create' | 'restore' | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const create = async () => {
    setBusy('create');
    const answer = await call('backup.create', { passphrase });
    setBusy(null);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok || answer.value === null) return;
    setPassphrase('');
    setAgain('');
    const { fileToken, fileName, folder } = answer.value;
    notify({
      tone: 'ok',
      title: text.created,
      detail: `${fileName} · ${folder}`,
      action: {
        label: common.notices.showFolder,
        onPress: () => void call('app.showFile', { fileToken, how: 'folder' }),
      },
    });
  };
  const restore = async () => {
    setAsking(false);
    setBusy('restore');
    const answer = await call('backup.restore', { passphrase: restorePassphrase });
    setBusy(null);
    setRestorePassphrase('');
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok || !answer.value.restored) return;
    const { createdAt } = answer.value;
    const detail = createdAt === null ? undefined : text.restoredFrom(format.dateTime(createdAt));
    notify({ tone: 'warning', title: text.restored, detail });
  };
  const isShort = passphrase.length < SHORTEST;
  const differs = again !== '' && again !== passphrase;
  const stop = isShort ? text.tooShort : again === passphrase ? undefined : text.differ;
  return (
    <>
      {problem !== null && <ProblemBanner problem={problem} />}
      <SettingsSection
        title={text.title}
        detail={
          <>
            {text.detail} <b>{lastBackupAt === null ? text.never : text.last(format.dateTime(lastBackupAt))}</b>
          </>
        }
      >
        <div className="settings__pair">
          <TextField
            label={text.passphrase}
            hint={text.passphraseHint}
            type="password"
            autoComplete="off"
            value={passphrase}
            onChange={setPassphrase}
            maxLength={200}
          />
          <TextField
            label={text.again}
            type="password"
            autoComplete="off"
            value={again}
            onChange={setAgain}
            maxLength={200}
            error={differs ? text.differ : undefined}
          />
        </div>
        <p className="settings__line">{text.forgotten}</p>
        <div className="settings__buttons">
          <Button icon={DatabaseBackup} isBusy={busy === 'create'} disabledReason={stop} onPress={() => void create()}>
            {text.create}
          </Button>
        </div>
      </SettingsSection>
      <SettingsSection title={text.restoreTitle} detail={text.restoreDetail}>
        <div className="settings__short">
          <TextField
            label={text.restorePassphrase}
            type="password"
            autoComplete="off"
            value={restorePassphrase}
            onChange={setRestorePassphrase}
            maxLength={200}
          />
        </div>
        <div className="settings__buttons">
          <Button
            icon={ArchiveRestore}
            isBusy={busy === 'restore'}
            disabledReason={restorePassphrase.length < SHORTEST ? text.tooShort : undefined}
            onPress={() => setAsking(true)}
          >
            {text.restore}
          </Button>
        </div>
      </SettingsSection>
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        title={text.restoreConfirmTitle}
        confirmLabel={text.restoreConfirm}
        cancelLabel={common.cancel}
        onCancel={() => setAsking(false)}
        onConfirm={() => void restore()}
      >
        {text.restoreDetail}
      </ConfirmDialog>
    </>
  );
}
