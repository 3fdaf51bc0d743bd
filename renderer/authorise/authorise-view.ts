import type { AuthoriseSummary } from '../../shared/approval.ts';
import type { Outcome, ProblemCode } from '../../shared/problems.ts';
import type { AuthoriseText } from '../text/tr/authorise.ts';
import type { PressAnswer } from './bridge.ts';
import { element } from './dom.ts';
import { notice, ribbon, show } from './frame.ts';
import { type Press, pressForm } from './press-form.ts';
import { type PressResult, pressResult } from './press-result.ts';
import { resultView } from './result.ts';
import { summaryView } from './summary.ts';
import { limitSentence, problemSentence } from './words.ts';

interface Doors {
  readonly press: (digest: string, press: Press) => Promise<Outcome<PressAnswer>>;
  readonly close: () => void;
  /** Asks main for what is there now and shows it again, with a word about why. */
  readonly reload: (isStale: boolean) => void;
  /** While true, Esc and the window's cross do nothing. */
  readonly holdOpen: (held: boolean) => void;
}

/** Refusals that are put right in the very fields that are on view. */
const IN_PLACE: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'payout.total',
  'payout.pin',
  'payout.pinLocked',
  'payout.pinMissing',
  'payout.limit',
  'tooManyRequests',
]);

/** Shows what would be authorised, takes the one press, and shows how it ended. */
export function showAuthorise(summary: AuthoriseSummary, isStale: boolean, text: AuthoriseText, doors: Doors): void {
  const band = ribbon(summary.environment, summary.companyName, text);
  const form = pressForm(summary, text, { onPress: (press) => void authorise(press), onCancel: doors.close });

  const authorise = async (press: Press): Promise<void> => {
    form.setInFlight(true);
    doors.holdOpen(true);
    // A call that never came back is not a failure: nobody knows. The page must say so and not throw.
    const answer = await doors.press(summary.digest, press).catch(() => null);
    doors.holdOpen(false);
    form.setInFlight(false);
    end(pressResult(answer));
  };
  const end = (result: PressResult): void => {
    if (result.kind === 'notSent') {
      if (result.stale) return doors.reload(true);
      if (IN_PLACE.has(result.problem.code)) {
        const { problem } = result;
        const isLimit = problem.code === 'payout.limit';
        return form.refuse(isLimit ? limitSentence(problem, text, summary.locale) : problemSentence(problem, text));
      }
    }
    const view = resultView(result, summary, text, { onClose: doors.close, onBack: () => doors.reload(false) });
    show(band, view.root);
    view.focus();
  };

  const staleNotice = isStale
    ? notice('error', text.changedSince.title, element('p', {}, text.changedSince.body))
    : null;
  staleNotice?.classList.add('notice--page');
  staleNotice?.setAttribute('role', 'alert');
  show(band, staleNotice, summaryView(summary, text), form.root);
  form.focus();
}
