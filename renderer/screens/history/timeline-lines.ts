import type { TimelineEntry as Line } from '../../components/timeline.tsx';
import type { Tone } from '../../components/tone.ts';
import type { TimelineEntry } from '../../../shared/records.ts';
import type { Format } from '../../text/format.ts';
import { readParams } from '../../text/params.ts';
import type { HistoryText } from '../../text/tr/history.ts';

type Kind = TimelineEntry['kind'];

const TONES: Partial<Readonly<Record<Kind, Tone>>> = {
  initialised: 'ok',
  authorised: 'ok',
  cancelAccepted: 'ok',
  mismatchSettled: 'info',
  prepared: 'info',
  initialiseSent: 'info',
  authoriseIntended: 'info',
  authoriseSent: 'info',
  cancelIntended: 'info',
  cancelSent: 'info',
  finding: 'info',
  released: 'info',
  initialiseUnknown: 'warning',
  authoriseUnknown: 'warning',
  cancelUnknown: 'warning',
  askedFailed: 'warning',
  restored: 'warning',
  initialiseRefused: 'error',
  authoriseRejected: 'error',
  cancelRejected: 'error',
  mismatch: 'error',
};

/** Where an entry's count of rows or payments may stand, the first that is there wins. */
const COUNTS = ['count', 'rows', 'changed', 'items'] as const;
const SHORT_DIGEST = 12;

/** An entry as a person reads it: who, when, a sentence, and the facts that came with it. */
export function timelineLine(entry: TimelineEntry, text: HistoryText, format: Format): Line {
  const params = readParams(entry.params, format.locale);
  const counted = COUNTS.find((name) => typeof entry.params[name] === 'number');
  const detail = detailsOf(entry, text, format);
  return {
    id: String(entry.seq),
    time: format.dateTime(entry.at),
    title: text.timeline[entry.kind](counted === undefined ? null : params.number(counted)),
    by: entry.actor === '' ? text.program : entry.actor,
    tone: TONES[entry.kind] ?? 'neutral',
    ...(detail === '' ? {} : { detail }),
  };
}

/** The facts of an entry that mean something to a person, each with its name; the rest stays in the journal. */
function detailsOf(entry: TimelineEntry, text: HistoryText, format: Format): string {
  const params = readParams(entry.params, format.locale);
  return Object.entries(text.details)
    .filter(([name]) => params.has(name))
    .map(([name, label]) => `${label}: ${valueOf(name, params.text(name), params.amount(name), text)}`)
    .join(' · ');
}

function valueOf(name: string, plain: string, amount: string, text: HistoryText): string {
  if (name === 'total') return amount;
  if (name === 'digest') return (plain.slice(0, SHORT_DIGEST).toUpperCase().match(/.{4}/g) ?? []).join('-');
  if (name !== 'finding') return plain;
  const findings: Readonly<Record<string, string>> = text.findings;
  return findings[plain] ?? plain;
}
