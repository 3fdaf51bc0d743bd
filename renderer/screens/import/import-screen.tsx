import { FilePlus2 } from 'lucide-react';
import type { FileToken } from '../../../shared/ids.ts';
import { Button } from '../../components/button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useCompany } from '../../state/company.ts';
import { useOpenFile } from '../../state/open-file.ts';
import { IMPORT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { FailedView } from '../shell/failed-view.tsx';
import { ImportForm } from './import-form.tsx';
import { useImport } from './use-import.ts';
import './import.css';

/** A file as it was understood, to be accepted in one press or put right. */
export function ImportScreen({ fileToken, fileName }: { readonly fileToken: FileToken; readonly fileName: string }) {
  const text = useText(IMPORT);
  const company = useCompany();
  const { choose } = useOpenFile();
  const { importing, change, note, again } = useImport(company?.id ?? null, fileToken);
  if (importing.state === 'open' && company !== null)
    return (
      <ImportForm
        key={importing.view.importId}
        company={company}
        view={importing.view}
        choice={importing.choice}
        isReading={importing.isReading}
        onChange={(choice) => void change(importing.view, choice)}
        onNote={note}
      />
    );
  return (
    <section className="import">
      <PageHeader title={fileName} />
      {importing.state === 'failed' ? (
        <FailedView
          problem={importing.problem}
          onRetry={again}
          action={
            <Button icon={FilePlus2} onPress={() => void choose()}>
              {text.another}
            </Button>
          }
        />
      ) : (
        <div className="import__waiting">
          <Skeleton label={text.opening(fileName)} kind="rows" lines={8} />
        </div>
      )}
    </section>
  );
}
