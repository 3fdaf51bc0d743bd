import { useState } from 'react';
import { COLOURS, type Company, type Environment } from '../../../shared/companies.ts';
import type { CompanyId } from '../../../shared/ids.ts';
import { Button } from '../../components/button.tsx';
import { ENVIRONMENT_ICONS } from '../../components/environment-ribbon.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAct } from '../../state/act.ts';
import { chooseCompany } from '../../state/company.ts';
import { currentRoute, navigate } from '../../state/route.ts';
import { COMMON, START } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { ColourChoice } from './colour-choice.tsx';

type Paying = Exclude<Environment, 'practice'>;
const PAYING: readonly Paying[] = ['sandbox', 'production'];

/** A company with its environment and colour; its keys are typed in their own window next. */
export function AddCompany({
  onAdded,
  isMain,
}: {
  readonly onAdded: (companyId: CompanyId) => void;
  readonly isMain: boolean;
}) {
  const text = useText(START);
  const common = useText(COMMON);
  const { act, isBusy } = useAct();
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [environment, setEnvironment] = useState<Paying>('sandbox');
  const [colour, setColour] = useState<Company['colour']>(COLOURS[1]);
  const add = async () => {
    if (name.trim() === '') return setMissing(true);
    // With the first company the program would go on to the lists; the keys are asked for here.
    if (currentRoute().kind !== 'start') navigate({ kind: 'start' });
    const company = await act('companies.add', { name: name.trim(), environment, colour });
    if (company === undefined) return;
    chooseCompany(company.id);
    onAdded(company.id);
    await act('companies.openKeys', { companyId: company.id });
  };
  const details = { sandbox: text.add.sandboxDetail, production: text.add.productionDetail };
  return (
    <section className="start__card">
      <h2>{text.add.title}</h2>
      <form
        className="start__form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={text.add.name}
          hint={text.add.nameHint}
          value={name}
          maxLength={120}
          onChange={(next) => {
            setName(next);
            setMissing(false);
          }}
          error={isMissing ? text.add.nameMissing : undefined}
        />
        <RadioCards
          label={text.add.environment}
          hint={text.add.environmentHint}
          columns={2}
          value={environment}
          onChange={setEnvironment}
          options={PAYING.map((value) => ({
            value,
            label: common.environments[value].short,
            detail: details[value],
            icon: ENVIRONMENT_ICONS[value],
          }))}
        />
        <ColourChoice value={colour} onChange={setColour} name={name} />
        <div className="start__press">
          <Button type="submit" variant={isMain ? 'primary' : 'secondary'} size="large" isBusy={isBusy}>
            {text.add.press}
          </Button>
        </div>
      </form>
    </section>
  );
}
