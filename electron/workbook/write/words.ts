import { ZERO } from '../../../shared/money.ts';
import type { Currency, Locale, Minor } from '../../../shared/money.ts';
import { problemCodeSchema } from '../../../shared/problems.ts';
import type { TimelineEntry } from '../../../shared/records.ts';
import type { Issue } from '../../../shared/rows.ts';
import { report as reportEn } from '../../../shared/text/report/en.ts';
import { report as reportTr } from '../../../shared/text/report/tr.ts';
// The page's own catalogues, so that a report says what the screen says. They are pure TypeScript; this is the one file of
// the main process that reads them.
/* oxlint-disable no-restricted-imports */
import { common as commonEn } from '../../../shared/text/en/common.ts';
import { history as historyEn } from '../../../shared/text/en/history.ts';
import { issues as issuesEn } from '../../../shared/text/en/issues.ts';
import { problems as problemsEn } from '../../../shared/text/en/problems.ts';
import { result as resultEn } from '../../../shared/text/en/result.ts';
import { formatOf } from '../../../shared/text/format.ts';
import { readParams } from '../../../shared/text/params.ts';
import { common as commonTr } from '../../../shared/text/tr/common.ts';
import { history as historyTr } from '../../../shared/text/tr/history.ts';
import { issues as issuesTr } from '../../../shared/text/tr/issues.ts';
import { problems as problemsTr } from '../../../shared/text/tr/problems.ts';
import { result as resultTr } from '../../../shared/text/tr/result.ts';
/* oxlint-enable no-restricted-imports */
import type { PayoutFacts, ReportRow, ReportState } from './report-data.ts';

const CATALOGUES = {
  tr: {
    common: commonTr,
    issues: issuesTr,
    history: historyTr,
    problems: problemsTr,
    result: resultTr,
    report: reportTr,
  },
  en: {
    common: commonEn,
    issues: issuesEn,
    history: historyEn,
    problems: problemsEn,
    result: resultEn,
    report: reportEn,
  },
} as const;

/** The words of every report in one language: the screens' where they have them, the reports' own for the rest. */
export function reportWords(locale: Locale) {
  const { common, issues, history, problems, result, report } = CATALOGUES[locale];
  const format = formatOf(locale);
  const states: Readonly<Record<ReportState, string>> = { ...common.outcomes, ...report.states };
  const describe = (issue: Issue) => issues[issue.code](readParams(issue.params, locale));

  /** What stops the row, worst first: errors, then questions nobody has answered. */
  const stopping = (row: Pick<ReportRow, 'issues'>): readonly Issue[] => [
    ...row.issues.filter((issue) => issue.severity === 'error'),
    ...row.issues.filter((issue) => issue.severity !== 'error' && issue.asks && issue.answered === null),
  ];

  const iyzicoWords = ({ errorCode, errorMessage }: NonNullable<ReportRow['attempt']>): string => {
    const known = Object.hasOwn(result.reasons, errorCode) ? (result.reasons[errorCode] ?? '') : '';
    if (known !== '') return known;
    if (errorMessage !== '') return report.iyzicoSays(errorMessage, errorCode);
    return errorCode === '' ? '' : report.iyzicoCode(errorCode);
  };

  /** Why the row is what it is, in plain words; iyzico's own text where no words of ours are known for its code. */
  const reason = (row: ReportRow, state: ReportState): string => {
    const { attempt } = row;
    if (attempt === null) {
      const own = state in report.reasons ? report.reasons[state as keyof typeof report.reasons] : '';
      const titles = state === 'needsCorrection' ? stopping(row).map((issue) => describe(issue).title) : [];
      if (titles.length > 0) return titles.join('; ');
      return row.placeReason === '' || row.place === 'in' ? own : report.withReason(own, row.placeReason);
    }
    const { meaning } = result.outcomes[attempt.outcome];
    const status =
      attempt.outcome === 'unknown' && attempt.itemStatus !== '' ? report.iyzicoStatus(attempt.itemStatus) : '';
    const released = attempt.released === null || attempt.released === 'state' ? '' : report.released(attempt.released);
    const parts = attempt.outcome === 'paid' ? [] : [iyzicoWords(attempt), meaning, status, released];
    return parts.filter((part) => part !== '').join(' ');
  };

  const whatToDo = (row: ReportRow, state: ReportState): string => {
    if (row.attempt !== null) return row.attempt.outcome === 'paid' ? '' : result.outcomes[row.attempt.outcome].next;
    if (state !== 'needsCorrection')
      return state in report.whatToDo ? report.whatToDo[state as keyof typeof report.whatToDo] : '';
    const helps = stopping(row).map((issue) => describe(issue).help);
    return [...new Set(helps)].join(' ') || report.whatToDo.needsCorrection;
  };

  const named = (catalogue: Readonly<Record<string, string>>, code: string): string => catalogue[code] ?? code;
  const factText = (name: string, params: TimelineEntry['params']): string => {
    const read = readParams(params, locale);
    switch (name) {
      case 'total':
        return read.amount(name);
      case 'finding':
        return named(history.findings, read.text(name));
      case 'cause':
        return named(history.causes, read.text(name));
      case 'outcome':
        return named(common.states, read.text(name));
      case 'masked':
        return read.text(name) === '0' ? history.masking.full : history.masking.masked;
      case 'report':
        return named(history.reportKinds, read.text(name));
      case 'code': {
        const code = problemCodeSchema.safeParse(read.text(name));
        return code.success ? problems[code.data](readParams({}, locale)).title : read.text(name);
      }
      default:
        return read.text(name);
    }
  };

  /** An entry of a list's journal as History shows it: its sentence, and the facts that came with it. */
  const timelineLine = ({ kind, params }: TimelineEntry): { readonly what: string; readonly details: string } => {
    const read = readParams(params, locale);
    const counted = (['count', 'rows', 'changed', 'items'] as const).find((name) => typeof params[name] === 'number');
    const count = counted === undefined ? null : read.number(counted);
    const own = params['added'] === undefined ? history.listEdited : history.rowAdded;
    const details = Object.entries(history.details)
      .filter(([name]) => read.has(name))
      .map(([name, label]) => `${label}: ${factText(name, params)}`);
    return {
      what: kind === 'edited' && count === null ? own : history.timeline[kind](count),
      details: details.join(' · '),
    };
  };

  return {
    ...report,
    locale,
    appName: common.appName,
    environments: common.environments,
    purposes: common.purposes,
    recipientTypes: common.recipientTypes,
    fields: common.fields,
    states,
    reason,
    whatToDo,
    stopping,
    describe,
    phases: result.phases,
    listStates: common.states,
    /** A payout's state: once it is over, how it ended. */
    payoutState: ({ phase, settled }: Pick<PayoutFacts, 'phase' | 'settled'>): string =>
      settled === null ? result.phases[phase] : common.states[settled],
    timelineLine,
    dateTime: (at: number | null): string => (at === null ? '—' : format.dateTime(at)),
    date: format.date,
    time: format.time,
    month: format.month,
    number: format.count,
    money: (amount: Minor | null, currency: Currency | null): string =>
      currency === null
        ? amount === null || amount === ZERO
          ? '—'
          : format.count(amount / 100)
        : format.amount(amount ?? ZERO, currency),
  };
}

export type ReportWords = ReturnType<typeof reportWords>;
