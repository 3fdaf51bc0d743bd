import { Button as PressArea } from 'react-aria-components';
import type { RowId } from '../../../shared/ids.ts';
import { LIST } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';

const MOST = 30;

/** One kind of difference and the people it is about; a person of this list can be gone to. */
export function CompareGroup({
  title,
  lines,
  onRow,
}: {
  readonly title: string;
  readonly lines: readonly { readonly rowId: RowId | null; readonly name: string; readonly detail: string }[];
  readonly onRow: (rowId: RowId) => void;
}) {
  const text = useText(LIST).compareWith;
  const format = useFormat();
  if (lines.length === 0) return null;
  return (
    <section className="compare__group">
      <h3>
        {title} <b>{format.count(lines.length)}</b>
      </h3>
      <ul>
        {lines.slice(0, MOST).map(({ rowId, name, detail }, index) => (
          <li key={rowId ?? `${name} ${index}`}>
            {rowId === null ? (
              <span>{name}</span>
            ) : (
              <PressArea className="shell__link" onPress={() => onRow(rowId)}>
                {name}
              </PressArea>
            )}
            <span>{detail}</span>
          </li>
        ))}
      </ul>
      {lines.length > MOST && <p>{text.more(lines.length - MOST)}</p>}
    </section>
  );
}
