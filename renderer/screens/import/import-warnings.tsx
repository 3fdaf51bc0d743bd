import type { ImportView } from '../../../shared/import.ts';
import type { ImportChoice } from '../../../shared/mapping.ts';
import { undecidedColumn } from './choice-edits.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { navigate } from '../../state/route.ts';
import { IMPORT } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';

/** What a person must know before the list is made: it corrects another one, or the same file was taken before. */
export function ImportWarnings({
  view,
  choice,
  reason,
  onReason,
  isSure,
}: {
  readonly view: ImportView;
  readonly choice: ImportChoice;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly isSure: boolean;
}) {
  const text = useText(IMPORT);
  const format = useFormat();
  if (view.corrects !== null)
    return (
      <Banner tone="info" title={text.corrects.title(view.corrects.name)}>
        {text.corrects.body}
      </Banner>
    );
  if (view.missing.length > 0)
    return (
      <Banner tone="warning" title={text.missing(view.missing.map((field) => text.fields[field]).join(', '))} isLive />
    );
  const [same] = view.same;
  const undecided = undecidedColumn(view, choice);
  if (same === undefined && undecided !== undefined)
    return <Banner tone="warning" title={text.undecided(undecided.letter)} isLive />;
  if (same === undefined)
    return isSure && view.columns.some((column) => column.proposed.feeds !== null) ? (
      <Banner tone="ok" title={text.sure} />
    ) : null;
  const isFile = view.same.some(({ how }) => how === 'sameFile');
  return (
    <>
      <Banner
        tone="warning"
        title={isFile ? text.same.title : text.same.totalTitle}
        actions={
          <Button size="small" onPress={() => navigate({ kind: 'list', batchId: same.batchId })}>
            {text.same.open}
          </Button>
        }
      >
        {text.same.body(same.name, format.dateTime(same.at))}
      </Banner>
      {isFile && (
        <TextField
          label={text.same.reason}
          hint={text.same.reasonHint}
          value={reason}
          onChange={onReason}
          maxLength={500}
        />
      )}
    </>
  );
}
