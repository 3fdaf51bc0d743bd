import { type BatchDetail, STEPS, type Step } from '../../../shared/batches.ts';
import { Stepper, type StepState } from '../../components/stepper.tsx';
import { COMMON, LIST } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

const ENDED = ['allPaid', 'partlyPaid', 'nonePaid'];

/** The five steps: what waits in each, or what it means for the money. */
export function ListSteps({ detail }: { readonly detail: BatchDetail }) {
  const text = useText(LIST);
  const common = useText(COMMON);
  const { counts, state, step, payouts } = detail;
  const current = STEPS.indexOf(step);
  const waiting = counts.errors + counts.questions;
  const notAccepted = payouts.reduce((count, payout) => count + payout.itemCount - payout.acceptedCount, 0);
  const details: Readonly<Record<Step, string>> = {
    prepare:
      waiting > 0
        ? text.stepDetails.prepareWaiting(waiting)
        : state === 'nothingToSend'
          ? text.stepDetails.prepareNothing
          : text.stepDetails.prepareReady,
    send: state === 'unknown' && step === 'send' ? text.stepDetails.unknown : text.stepDetails.send,
    preResult: notAccepted > 0 ? text.stepDetails.notAccepted(notAccepted) : text.stepDetails.preResult,
    authorise: text.stepDetails.authorise,
    result: state === 'unknown' && step === 'result' ? text.stepDetails.unknown : text.stepDetails.result,
  };
  const stateOf = (index: number): StepState => {
    if (index < current || (ENDED.includes(state) && index === current)) return 'done';
    if (index > current) return 'ahead';
    return state === 'unknown' || state === 'refused' ? 'failed' : 'current';
  };
  return (
    <Stepper
      label={text.stepsLabel}
      steps={STEPS.map((id, index) => {
        const place = stateOf(index);
        return { id, label: common.steps[id], detail: details[id], state: place, stateLabel: text.stepStates[place] };
      })}
    />
  );
}
