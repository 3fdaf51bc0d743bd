import type { TimelineEntry as Line } from '../../components/timeline.tsx';
import type { Tone } from '../../components/tone.ts';
import type { Locale } from '../../../shared/money.ts';
import { problemCodeSchema } from '../../../shared/problems.ts';
import type { TimelineEntry } from '../../../shared/records.ts';
import type { Format } from '../../../shared/text/format.ts';
import { readParams } from '../../../shared/text/params.ts';
import { COMMON } from '../../text/areas.ts';
import { describeProblem } from '../../text/use-problem.ts';
import { textIn } from '../../text/use-text.ts';
import type { AskRun } from './fold-asks.ts';
import type { HistoryText } from '../../../shared/text/tr/history.ts';

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
  gapLookedInto: 'info',
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
    title: titleOf(entry, counted === undefined ? null : params.number(counted), text),
    by: entry.actor === '' ? text.program : entry.actor,
    tone: TONES[entry.kind] ?? 'neutral',
    ...(detail === '' ? {} : { detail }),
  };
}

/** A run of askings that found nothing new, as one line with its first and last time. */
export function runLine({ first, last, times }: AskRun, text: HistoryText, format: Format): Line {
  const line = timelineLine(last, text, format);
  const during = text.askedUnchanged.during(format.dateTime(first.at), format.dateTime(last.at));
  return {
    ...line,
    id: String(first.seq),
    title: text.askedUnchanged.title(format.count(times)),
    detail: line.detail === undefined ? during : `${during} · ${line.detail}`,
  };
}

/** An entry's sentence. What was edited may be the list itself, or a row that was added, rather than rows. */
function titleOf({ kind, params }: TimelineEntry, count: number | null, text: HistoryText): string {
  if (kind === 'edited' && count === null) return params['added'] === undefined ? text.listEdited : text.rowAdded;
  return text.timeline[kind](count);
}

/** The facts of an entry that mean something to a person, each with its name; the rest stays in the journal. */
function detailsOf(entry: TimelineEntry, text: HistoryText, format: Format): string {
  const params = readParams(entry.params, format.locale);
  return Object.entries(text.details)
    .filter(([name]) => params.has(name))
    .map(
      ([name, label]) =>
        `${label}: ${name === 'total' ? params.amount(name) : valueOf(name, params.text(name), text, format.locale)}`,
    )
    .join(' · ');
}

/** A fact in words where it is one of our own codes, and as it came where it is someone's text. */
function valueOf(name: string, value: string, text: HistoryText, locale: Locale): string {
  switch (name) {
    case 'digest':
      return (value.slice(0, SHORT_DIGEST).toUpperCase().match(/.{4}/g) ?? []).join('-');
    case 'finding':
      return named(text.findings, value);
    case 'outcome':
      return named(textIn(COMMON, locale).states, value);
    case 'cause':
      return named(text.causes, value);
    case 'masked':
      return value === '0' ? text.masking.full : text.masking.masked;
    case 'report':
      return named(text.reportKinds, value);
    case 'code': {
      const code = problemCodeSchema.safeParse(value);
      // An issue's code (what a question was about) has its words in the list itself.
      return code.success ? describeProblem({ code: code.data, params: {} }, locale).title : '';
    }
    case 'httpStatus':
    case 'invalid':
      return value === '0' ? '' : value;
    default:
      return value;
  }
}

const named = (words: Readonly<Record<string, string>>, value: string): string => words[value] ?? value;
