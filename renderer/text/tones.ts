import type { BatchState } from '../../shared/batches.ts';
import type { MoneyOutcome } from '../../shared/items.ts';
import type { Severity } from '../../shared/rows.ts';
import type { Tone } from '../components/tone.ts';

/** What a state means at a glance. The word beside it says it in full. */
export const STATE_TONES: Readonly<Record<BatchState, Tone>> = {
  hasErrors: 'error',
  ready: 'info',
  nothingToSend: 'neutral',
  sending: 'info',
  unknown: 'warning',
  waitingAuthorisation: 'warning',
  inProgress: 'info',
  partlyPaid: 'warning',
  allPaid: 'ok',
  nonePaid: 'error',
  cancelled: 'neutral',
  refused: 'error',
};

export const OUTCOME_TONES: Readonly<Record<MoneyOutcome, Tone>> = {
  waiting: 'neutral',
  onItsWay: 'info',
  paid: 'ok',
  failed: 'error',
  returned: 'warning',
  stuck: 'error',
  notAccepted: 'error',
  cancelled: 'neutral',
  unknown: 'warning',
};

export const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = { error: 'error', warning: 'warning', info: 'info' };
