import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import './summary-bar.css';

export interface SummaryFigure {
  readonly id: string;
  readonly label: string;
  readonly value: ReactNode;
  /** A check beside the figure: it agrees with the file, or it does not. */
  readonly check?: { readonly agrees: boolean; readonly label: string } | undefined;
  readonly tone?: 'normal' | 'quiet' | 'error';
}

export interface SummaryBarProps {
  readonly label: string;
  readonly figures: readonly SummaryFigure[];
  /** The buttons, the main one last. */
  readonly actions?: ReactNode;
}

/** The totals at the foot of a list, always in view, with the next step beside them. */
export function SummaryBar({ label, figures, actions }: SummaryBarProps) {
  return (
    <section className="pd-summary" aria-label={label}>
      <dl className="pd-summary__figures">
        {figures.map(({ id, label: word, value, check, tone = 'normal' }) => (
          <div key={id} className={`pd-summary__figure pd-summary__figure--${tone}`}>
            <dt>{word}</dt>
            <dd>
              {value}
              {check !== undefined && (
                <span className={check.agrees ? 'pd-summary__agrees' : 'pd-summary__differs'}>
                  <Icon icon={check.agrees ? CircleCheck : CircleX} size={15} label={check.label} />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {actions !== undefined && <div className="pd-summary__actions">{actions}</div>}
    </section>
  );
}
