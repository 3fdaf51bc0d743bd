import { ZERO } from '../../../shared/money.ts';
import type { Currency, Locale, Minor } from '../../../shared/money.ts';
import type { Issue } from '../../../shared/rows.ts';
import { report as reportEn } from '../../../shared/text/report/en.ts';
import { report as reportTr } from '../../../shared/text/report/tr.ts';
// The page's own catalogues, so that a report says what the screen says. They are pure TypeScript; this is the one file of
// the main process that reads them.
/* oxlint-disable no-restricted-imports */
import { common as commonEn } from '../../../renderer/text/en/common.ts';
import { history as historyEn } from '../../../renderer/text/en/history.ts';
import { issues as issuesEn } from '../../../renderer/text/en/issues.ts';
import { formatOf } from '../../../renderer/text/format.ts';
import { readParams } from '../../../renderer/text/params.ts';
import { common as commonTr } from '../../../renderer/text/tr/common.ts';
import { history as historyTr } from '../../../renderer/text/tr/history.ts';
import { issues as issuesTr } from '../../../renderer/text/tr/issues.ts';
/* oxlint-enable no-restricted-imports */
import type { ReportRow, ReportState } from './report-data.ts';

const CATALOGUES = {
  tr: { common: commonTr, issues: issuesTr, history: historyTr, report: reportTr },
  en: { common: commonEn, issues: issuesEn, history: historyEn, report: reportEn },
} as const;

/** The words of every report in one language: the screens' where they have them, the reports' own for the rest. */
export function reportWords(locale: Locale) {
  const { common, issues, history, report } = CATALOGUES[locale];
  const format = formatOf(locale);
  const states: Readonly<Record<ReportState, string>> = { ...common.outcomes, ...report.states };
  const describe = (issue: Issue) => issues[issue.code](readParams(issue.params, locale));

  /** What stops the row, worst first: errors, then questions nobody has answered. */
  const stopping = (row: Pick<ReportRow, 'issues'>): readonly Issue[] => [
    ...row.issues.filter((issue) => issue.severity === 'error'),
    ...row.issues.filter((issue) => issue.severity !== 'error' && issue.asks && issue.answered === null),
  ];

  const iyzicoWords = ({ errorCode, errorMessage }: NonNullable<ReportRow['attempt']>): string => {
    const known = Object.hasOwn(report.codes, errorCode) ? (report.codes[errorCode] ?? '') : '';
    if (known !== '') return known;
    if (errorMessage !== '') return report.iyzicoSays(errorMessage, errorCode);
    return errorCode === '' ? '' : report.iyzicoCode(errorCode);
  };

  const reason = (row: ReportRow, state: ReportState): string => {
    const own = report.reasons[state];
    if (row.attempt === null) {
      if (state === 'needsCorrection')
        return (
          stopping(row)
            .map((issue) => describe(issue).title)
            .join('; ') || own
        );
      return row.placeReason === '' || state === 'notSent' ? own : report.withReason(own, row.placeReason);
    }
    const { attempt } = row;
    const said = iyzicoWords(attempt);
    const parts: string[] = [];
    if (said === '' || state === 'paid') parts.push(own);
    else if (state === 'returned') parts.push(said, report.returned);
    else if (state === 'stuck') parts.push(said, report.stuck);
    else parts.push(said);
    if (state === 'unknown' && attempt.itemStatus !== '') parts.push(report.iyzicoStatus(attempt.itemStatus));
    if (attempt.released !== null && attempt.released !== '' && attempt.released !== 'state')
      parts.push(report.released(attempt.released));
    return parts.filter((part) => part !== '').join(' ');
  };

  const whatToDo = (row: ReportRow, state: ReportState): string => {
    if (state !== 'needsCorrection') return report.whatToDo[state];
    const helps = stopping(row).map((issue) => describe(issue).help);
    return [...new Set(helps)].join(' ') || report.whatToDo.needsCorrection;
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
    sentence: history.timeline,
    details: history.details,
    findings: history.findings,
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
