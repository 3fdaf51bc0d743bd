import type { OutputOf } from '../../client.ts';
import { DefinitionList } from '../../components/definition-list.tsx';
import type { RowView } from '../../../shared/rows.ts';
import { groupIban } from '../../../shared/iban.ts';
import { COMMON, LIST } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** Everything known of one row in full: its recipient, its fields, and the file's other columns. */
export function RowFacts({ row, shown }: { readonly row: RowView; readonly shown: OutputOf<'rows.reveal'> }) {
  const text = useText(LIST).panel;
  const { fields, recipientTypes } = useText(COMMON);
  const recipient = row.recipientType === 'IBAN' ? groupIban(shown.recipient) : shown.recipient;
  return (
    <>
      <DefinitionList
        isStacked
        items={[
          { term: text.recipient, value: <span className="panel__code">{recipient || shown.typed.recipient}</span> },
          ...(row.recipientType === null
            ? []
            : [{ term: fields.recipientType, value: recipientTypes[row.recipientType] }]),
          ...(row.bank === '' ? [] : [{ term: text.facts, value: row.bank }]),
          { term: fields.description, value: row.description || '–' },
          { term: fields.reference, value: row.reference || '–' },
          ...(row.edited.length === 0
            ? []
            : [{ term: text.edited, value: row.edited.map((field) => fields[field]).join(', ') }]),
        ]}
      />
      {shown.columns.length > 0 && (
        <>
          <h3 className="panel__heading">{text.original}</h3>
          <DefinitionList
            isStacked
            items={shown.columns.map(({ name, text: value }) => ({ term: name, value: value || '–' }))}
          />
        </>
      )}
    </>
  );
}
