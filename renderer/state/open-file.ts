import { useCallback } from 'react';
import { call, droppedFile } from '../client.ts';
import { COMMON } from '../text/areas.ts';
import { useText } from '../text/use-text.ts';
import { useShowProblem } from './act.ts';
import { useCompany } from './company.ts';
import { notify } from './notices.ts';
import { navigate } from './route.ts';

/** Opens a payment list in the Import screen: chosen in the system's dialog, or dropped on the window. */
export function useOpenFile(): {
  readonly choose: () => Promise<void>;
  readonly dropped: (files: readonly File[]) => Promise<void>;
} {
  const company = useCompany();
  const text = useText(COMMON);
  const show = useShowProblem();
  const hasCompany = company !== null;
  const refuse = useCallback(() => {
    notify({ tone: 'warning', title: text.drop.noCompany, detail: text.drop.noCompanyDetail });
    navigate({ kind: 'start' });
  }, [text]);
  const choose = useCallback(async () => {
    if (!hasCompany) return refuse();
    const chosen = await call('import.choose', {});
    if (!chosen.ok) show(chosen.problem);
    else if (chosen.value !== null) navigate({ kind: 'import', ...chosen.value });
  }, [hasCompany, refuse, show]);
  const dropped = useCallback(
    async (files: readonly File[]) => {
      const [file] = files;
      if (file === undefined) return;
      if (!hasCompany) return refuse();
      if (files.length > 1) notify({ tone: 'info', title: text.drop.oneOnly, detail: text.drop.oneOnlyDetail });
      const token = await droppedFile(file);
      if (token.ok) navigate({ kind: 'import', ...token.value });
      else show(token.problem);
    },
    [hasCompany, refuse, show, text],
  );
  return { choose, dropped };
}
