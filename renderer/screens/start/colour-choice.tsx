import { Radio, RadioGroup } from 'react-aria-components';
import { COLOURS, type Company } from '../../../shared/companies.ts';
import { CompanyMark } from '../../components/company-badge.tsx';
import { FieldFrame } from '../../components/field-frame.tsx';
import { START } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** A company's colour, each shown as its mark will look. */
export function ColourChoice({
  value,
  onChange,
  name,
}: {
  readonly value: Company['colour'];
  readonly onChange: (colour: Company['colour']) => void;
  readonly name: string;
}) {
  const text = useText(START);
  return (
    <RadioGroup
      className="pd-field"
      value={value}
      orientation="horizontal"
      onChange={(key) => {
        const chosen = COLOURS.find((colour) => colour === key);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      <FieldFrame label={text.add.colour} hint={text.add.colourHint}>
        <div className="start__colours">
          {COLOURS.map((colour) => (
            <Radio key={colour} value={colour} className="start__colour" aria-label={text.add.colours[colour]}>
              <CompanyMark name={name.trim() === '' ? 'F' : name} colour={colour} size="medium" />
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </RadioGroup>
  );
}
