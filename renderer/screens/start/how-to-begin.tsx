import { ExternalLink } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { call } from '../../client.ts';
import { START } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** In the order of the catalogue's steps; main holds the addresses. */
const LINK_OF_STEP = ['iyzicoMassPayout', 'iyzicoPanel', 'iyzicoSupport'] as const;

/** How to get iyzico's permission, keys and balance, with links that open outside. */
export function HowToBegin() {
  const { how } = useText(START);
  return (
    <section className="start__how" aria-label={how.title}>
      <h2>{how.title}</h2>
      <ol>
        {how.steps.map((step, index) => {
          const link = LINK_OF_STEP[index];
          return (
            <li key={step.title}>
              <span className="start__number" aria-hidden>
                {index + 1}
              </span>
              <div>
                <h3>{step.title}</h3>
                <p>{step.body}</p>
                {link !== undefined && (
                  <Button
                    size="small"
                    variant="quiet"
                    trailingIcon={ExternalLink}
                    onPress={() => void call('app.openLink', { link })}
                  >
                    {step.link}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
