import { Check, GraduationCap } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useAct } from '../../state/act.ts';
import { chooseCompany } from '../../state/company.ts';
import { navigate } from '../../state/route.ts';
import { START } from '../../text/areas.ts';
import { useLocale, useText } from '../../text/use-text.ts';

/** One press: a practice company, and the sample workbook in the Import screen. */
export function PractiseCard() {
  const text = useText(START);
  const locale = useLocale();
  const { act, isBusy } = useAct();
  const begin = async () => {
    const company = await act('companies.practise', { name: text.practise.company });
    if (company === undefined) return;
    chooseCompany(company.id);
    const sample = await act('import.sample', { locale });
    navigate(sample === undefined ? { kind: 'lists' } : { kind: 'import', ...sample });
  };
  return (
    <section className="start__card start__card--practise" data-environment="practice">
      <span className="start__mark">
        <Icon icon={GraduationCap} size={22} />
      </span>
      <h2>{text.practise.title}</h2>
      <p>{text.practise.body}</p>
      <ul className="start__points">
        {text.practise.points.map((point) => (
          <li key={point}>
            <Icon icon={Check} size={14} />
            {point}
          </li>
        ))}
      </ul>
      <div className="start__press">
        <Button variant="primary" size="large" isBusy={isBusy} onPress={() => void begin()}>
          {text.practise.press}
        </Button>
      </div>
    </section>
  );
}
