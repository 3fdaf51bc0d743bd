import { Check, X } from 'lucide-react';
import { Icon } from './icon.tsx';
import './stepper.css';

export type StepState = 'done' | 'current' | 'ahead' | 'failed';

export interface Step {
  readonly id: string;
  readonly label: string;
  /** The small second line: what waits there, or what it means for the money. */
  readonly detail: string;
  readonly state: StepState;
  /** The state in words, for screen readers. */
  readonly stateLabel: string;
  /** Where the step can be gone to. */
  readonly onPress?: (() => void) | undefined;
}

/** The five steps of a payment list. */
export function Stepper({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  return (
    <ol className="pd-steps" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          className={`pd-step pd-step--${step.state}`}
          {...(step.state === 'current' ? { 'aria-current': 'step' as const } : {})}
        >
          <StepBody step={step} place={index + 1} />
        </li>
      ))}
    </ol>
  );
}

function StepBody({ step, place }: { readonly step: Step; readonly place: number }) {
  const body = (
    <>
      <span className="pd-step__mark" aria-hidden>
        {step.state === 'done' ? (
          <Icon icon={Check} size={13} />
        ) : step.state === 'failed' ? (
          <Icon icon={X} size={13} />
        ) : (
          place
        )}
      </span>
      <span className="pd-step__text">
        <span className="pd-step__label">
          {step.label} <span className="pd-hidden">{step.stateLabel}</span>
        </span>
        <span className="pd-step__detail">{step.detail}</span>
      </span>
    </>
  );
  if (step.onPress === undefined) return <div className="pd-step__body">{body}</div>;
  return (
    <button type="button" className="pd-step__body pd-step__body--press" onClick={step.onPress}>
      {body}
    </button>
  );
}
