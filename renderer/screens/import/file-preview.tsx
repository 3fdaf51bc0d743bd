import type { FirstRows, ImportView } from '../../../shared/import.ts';
import { IMPORT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** The first rows as they stand in the file, so that a wrong guess is seen. */
export function FilePreview({ view, headerRow }: { readonly view: ImportView; readonly headerRow: number }) {
  const letters = view.columns.map((column) => column.letter);
  return <FileRows letters={letters} rows={view.preview} headerRow={headerRow} />;
}

/** Rows of the file under the letters of their columns; `headerRow` is 0 while it is not known. */
export function FileRows({
  letters,
  rows,
  headerRow,
}: Pick<FirstRows, 'letters' | 'rows'> & { readonly headerRow: number }) {
  const text = useText(IMPORT);
  return (
    <section className="import__card">
      <h2>{text.previewTitle}</h2>
      {/* Scrolled by keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="import__preview" aria-label={text.previewTitle} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.previewRow}</th>
              {letters.map((letter) => (
                <th key={letter} scope="col">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ excelRow, cells }) => (
              <tr key={excelRow} data-header={excelRow === headerRow}>
                <th scope="row">{excelRow}</th>
                {letters.map((letter, index) => (
                  <td key={letter}>{cells[index] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
