import type { Company } from '../../../shared/companies.ts';
import { formatFigures } from '../../../shared/money.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useAct } from '../../state/act.ts';
import { useOpenFile } from '../../state/open-file.ts';
import { navigate } from '../../state/route.ts';
import { useAsk } from '../../state/use-ask.ts';
import { COMMON, START } from '../../text/areas.ts';
import { useProblemText } from '../../text/use-problem.ts';
import { useLocale, useText } from '../../text/use-text.ts';

/** After a company was added: its keys are typed in their own window; once saved, a balance call proves them. */
export function KeysStep({ company }: { readonly company: Company }) {
  const { keys } = useText(START);
  const common = useText(COMMON);
  const locale = useLocale();
  const { act } = useAct();
  const { choose } = useOpenFile();
  const describe = useProblemText();
  const isSaved = company.keyState === 'saved';
  const balance = useAsk('companies.balance', isSaved ? { companyId: company.id } : null);
  const problem = balance.state === 'failed' ? describe(balance.problem) : undefined;
  return (
    <section className="start__card start__card--keys" aria-live="polite">
      <h2>{keys.title(company.name)}</h2>
      {!isSaved && <p>{keys.waiting}</p>}
      {isSaved && balance.state === 'waiting' && <p>{keys.checking}</p>}
      {balance.state === 'ready' && (
        <Banner tone="ok" title={keys.ready}>
          {keys.balance(formatFigures(balance.value.balance, locale))}
        </Banner>
      )}
      {problem !== undefined && (
        <Banner
          tone="warning"
          title={keys.failed}
          actions={
            <Button size="small" onPress={balance.again}>
              {common.retry}
            </Button>
          }
        >
          {problem.title}. {problem.next}
        </Banner>
      )}
      <div className="start__press">
        {isSaved ? (
          <>
            <Button variant="primary" onPress={() => void choose()}>
              {keys.first}
            </Button>
            <Button onPress={() => navigate({ kind: 'lists' })}>{keys.toLists}</Button>
          </>
        ) : (
          <>
            <Button variant="primary" onPress={() => void act('companies.openKeys', { companyId: company.id })}>
              {keys.again}
            </Button>
            <Button onPress={() => navigate({ kind: 'lists' })}>{keys.later}</Button>
          </>
        )}
      </div>
    </section>
  );
}
