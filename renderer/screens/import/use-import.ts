import { useCallback, useEffect, useRef, useState } from 'react';
import type { CompanyId, FileToken } from '../../../shared/ids.ts';
import type { FirstRows, ImportChoice, ImportView } from '../../../shared/import.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call, on } from '../../client.ts';
import { useShowProblem } from '../../state/act.ts';

export type Importing =
  | { readonly state: 'opening'; readonly first: FirstRows | null }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'open'; readonly view: ImportView; readonly choice: ImportChoice; readonly isReading: boolean };

export interface ImportOfFile {
  readonly importing: Importing;
  /** Shows a decision at once and has the file read with it; only the newest decision's reading counts. */
  readonly change: (view: ImportView, choice: ImportChoice) => Promise<void>;
  /** A decision that needs no new reading (a fixed value). */
  readonly note: (choice: ImportChoice) => void;
}

/** A file being looked at. What main holds of it is let go when the screen is left. */
export function useImport(companyId: CompanyId, fileToken: FileToken): ImportOfFile {
  const [importing, setImporting] = useState<Importing>({ state: 'opening', first: null });
  const latest = useRef(0);
  const showProblem = useShowProblem();

  useEffect(() => {
    let isLeft = false;
    let opened: ImportView | undefined;
    const letGo = (view: ImportView) => void call('import.cancel', { importId: view.importId });
    const open = async () => {
      const outcome = await call('import.open', { companyId, fileToken });
      if (!outcome.ok) {
        if (!isLeft) setImporting({ state: 'failed', problem: outcome.problem });
      } else if (isLeft) letGo(outcome.value);
      else {
        opened = outcome.value;
        setImporting({ state: 'open', view: opened, choice: opened.choice, isReading: false });
      }
    };
    const listening = on('firstRows', (first) => {
      if (first.fileToken === fileToken)
        setImporting((now) => (now.state === 'opening' ? { state: 'opening', first } : now));
    });
    void open();
    return () => {
      isLeft = true;
      listening();
      if (opened !== undefined) letGo(opened);
    };
  }, [companyId, fileToken]);

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

  const note = useCallback((choice: ImportChoice) => {
    setImporting((now) => (now.state === 'open' ? { ...now, choice } : now));
  }, []);

  return { importing, change, note };
}
