import type { ImportColumn } from '../../../shared/import.ts';
import type { ColumnUse } from '../../../shared/mapping.ts';
import { formatFigures } from '../../../shared/money.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { IMPORT } from '../../text/areas.ts';
import { useLocale, useText } from '../../text/use-text.ts';

/** How an amount column's texts write decimals: shown with its proof, asked where there is none, always reversible. */
export function AmountDecision({
  column,
  use,
  onUse,
}: {
  readonly column: ImportColumn;
  readonly use: ColumnUse;
  readonly onUse: (change: Partial<ColumnUse>) => void;
}) {
  const text = useText(IMPORT).amounts;
  const locale = useLocale();
  const isAmbiguous = column.findings.some((finding) => finding.code === 'ambiguousAmounts');
  const decimals = column.findings.find((finding) => finding.code === 'moreDecimals');
  return (
    <div className="import__decision">
      {use.convention === null && isAmbiguous && (
        <fieldset className="import__ask">
          <legend>{text.ask}</legend>
          <Button size="small" onPress={() => onUse({ convention: 'comma' })}>
            {text.askComma}
          </Button>
          <Button size="small" onPress={() => onUse({ convention: 'dot' })}>
            {text.askDot}
          </Button>
          <p>{text.askLater}</p>
        </fieldset>
      )}
      {use.convention !== null && (column.evidence !== null || isAmbiguous) && (
        <p>
          <b>{text[use.convention]}</b>
          {column.evidence !== null && ` · ${text.evidence(column.evidence.excelRow, column.evidence.text)}`}
          <Button
            size="small"
            variant="quiet"
            onPress={() => onUse({ convention: use.convention === 'comma' ? 'dot' : 'comma' })}
          >
            {text.flip}
          </Button>
        </p>
      )}
      {(decimals !== undefined || use.asDisplayed) && (
        <Checkbox
          isSelected={use.asDisplayed}
          onChange={(asDisplayed) => onUse({ asDisplayed })}
          hint={
            decimals === undefined || decimals.difference === null
              ? undefined
              : text.asDisplayedHint(formatFigures(decimals.difference, locale))
          }
        >
          {text.asDisplayed}
        </Checkbox>
      )}
    </div>
  );
}
