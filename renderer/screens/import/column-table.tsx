import type { ImportChoice, ImportView } from '../../../shared/import.ts';
import { IMPORT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { columnUse, withUse } from './choice-edits.ts';
import { ColumnLine } from './column-line.tsx';

/** Every column of the sheet with three examples and what it is read as. */
export function ColumnTable({
  view,
  choice,
  onChange,
}: {
  readonly view: ImportView;
  readonly choice: ImportChoice;
  readonly onChange: (choice: ImportChoice) => void;
}) {
  const text = useText(IMPORT);
  const columns = view.columns.filter((column) => column.filled > 0 || column.header !== '');
  return (
    <section className="import__card import__card--columns">
      <h2>{text.columnsTitle}</h2>
      <table className="import__columns">
        <thead>
          <tr>
            <th scope="col">{text.column}</th>
            <th scope="col">{text.examples}</th>
            <th scope="col">{text.use}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnLine
              key={column.index}
              column={column}
              use={columnUse(choice, column)}
              onUse={(change) => onChange(withUse(choice, column, change))}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
