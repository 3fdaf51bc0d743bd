import { FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import type { Company } from '../../../shared/companies.ts';
import type { FileToken } from '../../../shared/ids.ts';
import { Button } from '../../components/button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useCompany } from '../../state/company.ts';
import { useOpenFile } from '../../state/open-file.ts';
import { IMPORT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { FailedView } from '../shell/failed-view.tsx';
import { FileRows } from './file-preview.tsx';
import { ImportForm } from './import-form.tsx';
import { useImport } from './use-import.ts';
import './import.css';

interface ImportScreenProps {
  readonly fileToken: FileToken;
  readonly fileName: string;
}

/** A file as it was understood, to be accepted in one press or put right. */
export function ImportScreen(props: ImportScreenProps) {
  const company = useCompany();
  const [attempt, setAttempt] = useState(0);
  if (company === null) return null;
  return (
    <Attempt
      key={`${company.id} ${attempt}`}
      {...props}
      company={company}
      onAgain={() => setAttempt((count) => count + 1)}
    />
  );
}

/** One opening of the file. */
function Attempt({
  fileToken,
  fileName,
  company,
  onAgain,
}: ImportScreenProps & { readonly company: Company; readonly onAgain: () => void }) {
  const text = useText(IMPORT);
  const { choose } = useOpenFile();
  const { importing, change, note } = useImport(company.id, fileToken);
  if (importing.state === 'open')
    return (
      <ImportForm
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
          onRetry={onAgain}
          action={
            <Button icon={FilePlus2} onPress={() => void choose()}>
              {text.another}
            </Button>
          }
        />
      ) : (
        <div className="import__waiting">
          <Skeleton label={text.opening(fileName)} kind="rows" lines={importing.first === null ? 8 : 2} />
          {importing.first === null ? null : (
            <FileRows letters={importing.first.letters} rows={importing.first.rows} headerRow={0} />
          )}
        </div>
      )}
    </section>
  );
}
