import { Stethoscope } from 'lucide-react';
import type { ColumnFinding } from '../../../shared/import.ts';
import { Icon } from '../../components/icon.tsx';
import { IMPORT } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';

/** Findings that only inform; the rest need a person. */
const HARMLESS: readonly ColumnFinding['code'][] = ['numbersAsText', 'zeroDropped'];

/** What Excel did to a column, and in which rows. */
export function ColumnFindings({ findings }: { readonly findings: readonly ColumnFinding[] }) {
  const text = useText(IMPORT);
  const format = useFormat();
  if (findings.length === 0) return null;
  return (
    <ul className="import__findings">
      {findings.map((finding) => (
        <li key={finding.code} data-tone={HARMLESS.includes(finding.code) ? 'info' : 'warning'}>
          <Icon icon={Stethoscope} size={13} />
          <span>
            {text.findings[finding.code](format.count(finding.count), format.count(finding.restorable))}{' '}
            {finding.rows.length > 0 && (
              <span className="import__rows">{text.rowsNamed(finding.rows.slice(0, 6).join(', '))}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
