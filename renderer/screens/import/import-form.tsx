import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { Company } from '../../../shared/companies.ts';
import type { ImportChoice, ImportView } from '../../../shared/import.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useAct } from '../../state/act.ts';
import { goBack, navigate } from '../../state/route.ts';
import { COMMON, IMPORT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { ColumnTable } from './column-table.tsx';
import { FilePreview } from './file-preview.tsx';
import { ImportFigures } from './import-figures.tsx';
import { ImportNotes } from './import-notes.tsx';
import { ImportWarnings } from './import-warnings.tsx';
import { ListFacts, type ListFactsValue } from './list-facts.tsx';
import { SheetChoice } from './sheet-choice.tsx';

export interface ImportFormProps {
  readonly company: Company;
  readonly view: ImportView;
  readonly choice: ImportChoice;
  readonly isReading: boolean;
  /** A decision that the file is read anew with. */
  readonly onChange: (choice: ImportChoice) => void;
  /** A decision that needs no new reading. */
  readonly onNote: (choice: ImportChoice) => void;
}

/** The file's columns with what each was taken for, the list it becomes, and one button. */
export function ImportForm({ company, view, choice, isReading, onChange, onNote }: ImportFormProps) {
  const text = useText(IMPORT);
  const common = useText(COMMON);
  const { act, isBusy } = useAct();
  const [facts, setFacts] = useState<ListFactsValue>({
    name: view.suggestedName,
    period: view.suggestedPeriod,
    purpose: company.settings.purpose,
  });
  const [reason, setReason] = useState('');
  const needsReason = view.corrects === null && view.same.some(({ how }) => how === 'sameFile');
  const refusal = refusalOf();
  const finish = async () => {
    const made = await act('import.finish', {
      importId: view.importId,
      choice,
      ...facts,
      name: facts.name.trim(),
      sameFileReason: needsReason ? reason.trim() : null,
    });
    if (made !== undefined) navigate({ kind: 'list', batchId: made.batchId });
  };

  function refusalOf(): string | undefined {
    if (view.missing.length > 0) return text.missing(view.missing.map((field) => text.fields[field]).join(', '));
    if (needsReason && reason.trim().length < 3) return text.same.reasonMissing;
    return facts.name.trim() === '' ? text.nameMissing : undefined;
  }

  return (
    <section className="import" aria-busy={isReading}>
      <PageHeader
        title={view.fileName}
        detail={text.detail(view.rowCount, choice.sheet)}
        leading={<IconButton icon={ArrowLeft} label={common.back} onPress={goBack} />}
      />
      <div className="import__body">
        <div className="import__main">
          <ImportWarnings
            view={view}
            choice={choice}
            reason={reason}
            onReason={setReason}
            isSure={refusal === undefined}
          />
          <ColumnTable view={view} choice={choice} onChange={onChange} />
          <FilePreview view={view} headerRow={choice.headerRow} />
        </div>
        <aside className="import__side">
          {view.corrects === null && <ListFacts company={company} value={facts} onChange={setFacts} />}
          <SheetChoice company={company} view={view} choice={choice} onChange={onChange} onNote={onNote} />
          <ImportNotes notes={view.notes} />
        </aside>
      </div>
      <ImportFigures
        view={view}
        currency={company.settings.currency}
        actions={
          <>
            <Button onPress={goBack}>{common.cancel}</Button>
            <Button
              variant="primary"
              isBusy={isBusy || isReading}
              disabledReason={refusal}
              onPress={() => void finish()}
            >
              {view.corrects === null ? text.create : text.update}
            </Button>
          </>
        }
      />
    </section>
  );
}
