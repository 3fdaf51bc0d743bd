import { useCallback, useEffect, useRef, useState } from 'react';
import type { CompanyId, FileToken } from '../../../shared/ids.ts';
import type { ImportChoice, ImportView } from '../../../shared/import.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { useShowProblem } from '../../state/act.ts';

export type Importing =
  | { readonly state: 'opening' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'open'; readonly view: ImportView; readonly choice: ImportChoice; readonly isReading: boolean };

/**
 * A file being looked at. `change` shows a decision at once and has the file read with it; only the newest decision's
 * reading counts. What main holds of the file is let go when the screen is left.
 */
export function useImport(companyId: CompanyId | null, fileToken: FileToken) {
  const [importing, setImporting] = useState<Importing>({ state: 'opening' });
  const latest = useRef(0);
  const showProblem = useShowProblem();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (companyId === null) return undefined;
    let isLeft = false;
    let opened: ImportView | undefined;
    const letGo = (view: ImportView) => void call('import.cancel', { importId: view.importId });
    setImporting({ state: 'opening' });
    void call('import.open', { companyId, fileToken }).then((outcome) => {
      if (!outcome.ok) {
        if (!isLeft) setImporting({ state: 'failed', problem: outcome.problem });
        return;
      }
      opened = outcome.value;
      if (isLeft) letGo(opened);
      else setImporting({ state: 'open', view: opened, choice: opened.choice, isReading: false });
    });
    return () => {
      isLeft = true;
      if (opened !== undefined) letGo(opened);
    };
  }, [companyId, fileToken, attempt]);

  const change = useCallback(
    async (view: ImportView, choice: ImportChoice) => {
      latest.current += 1;
      const mine = latest.current;
      setImporting({ state: 'open', view, choice, isReading: true });
      const outcome = await call('import.choices', { importId: view.importId, choice });
      if (mine !== latest.current) return;
      if (outcome.ok)
        setImporting({ state: 'open', view: outcome.value, choice: outcome.value.choice, isReading: false });
      else {
        setImporting({ state: 'open', view, choice: view.choice, isReading: false });
        showProblem(outcome.problem);
      }
    },
    [showProblem],
  );

  /** A decision that needs no new reading (a fixed value). */
  const note = useCallback((choice: ImportChoice) => {
    setImporting((now) => (now.state === 'open' ? { ...now, choice } : now));
  }, []);

  return { importing, change, note, again: () => setAttempt((count) => count + 1) };
}
