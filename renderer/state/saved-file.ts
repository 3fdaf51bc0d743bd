import { useCallback } from 'react';
import type { OutputOf } from '../client.ts';
import { call } from '../client.ts';
import { COMMON } from '../text/areas.ts';
import { useText } from '../text/use-text.ts';
import { notify } from './notices.ts';

/** Says where a file was saved, with the way to open it. Null (the person changed their mind) says nothing. */
export function useSavedNotice(): (saved: OutputOf<'reports.save'> | undefined) => void {
  const text = useText(COMMON);
  return useCallback(
    (saved) => {
      if (saved === null || saved === undefined) return;
      notify({
        tone: 'ok',
        title: text.notices.saved,
        detail: text.notices.savedTo(saved.fileName, saved.folder),
        action: {
          label: text.notices.open,
          onPress: () => void call('app.showFile', { fileToken: saved.fileToken, how: 'open' }),
        },
      });
    },
    [text],
  );
}
