import { useEffect, useMemo, useState } from 'react';
import type { Fix } from '../../../shared/row-query.ts';
import type { InputOf } from '../../client.ts';
import { useAskKeeping } from '../../state/use-ask.ts';
import { LIST } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

type Scope = Omit<InputOf<'rows.fixPreview'>, 'fix'>;
const PAUSE_MS = 200;

/** What a rule would change: how many rows, and the first of them before and after. */
export function FixPreview({ scope, fix }: { readonly scope: Scope; readonly fix: Fix | null }) {
  const text = useText(LIST).fix;
  // The rule by its content, once nobody has typed for a moment.
  const written = JSON.stringify(fix);
  const [settled, setSettled] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(written), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);
  const asked = useMemo(() => JSON.parse(settled) as Fix | null, [settled]);
  const preview = useAskKeeping('rows.fixPreview', asked === null ? null : { ...scope, fix: asked });
  const isShown = fix !== null && preview.state === 'ready';
  const changes = isShown ? preview.value.changes : 0;
  const examples = isShown ? preview.value.examples : [];
  return (
    <section className="fix__preview" aria-label={text.preview}>
      <h3 aria-live="polite">{changes === 0 ? text.noChanges : text.changes(changes)}</h3>
      {examples.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{text.preview}</th>
              <th scope="col">{text.before}</th>
              <th scope="col">{text.after}</th>
            </tr>
          </thead>
          <tbody>
            {examples.map((example) => (
              <tr key={example.rowId}>
                <th scope="row">
                  {example.excelRow === null ? '+' : example.excelRow} · {example.name}
                </th>
                <td>{example.before || text.empty}</td>
                <td>{example.after || text.empty}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes > examples.length && examples.length > 0 && <p>{text.andMore(changes - examples.length)}</p>}
    </section>
  );
}
