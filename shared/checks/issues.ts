import type { Field, Issue, IssueCode, Severity } from '../rows.ts';

export type IssueParams = Issue['params'];

const NO_PARAMS: IssueParams = Object.freeze({});

/** An issue with facts of its own. `params` are stored in clear: counts, row numbers, masked ends, never a person's data. */
export function issue(
  field: Field,
  code: IssueCode,
  severity: Severity,
  { asks = false, params = NO_PARAMS }: { readonly asks?: boolean; readonly params?: IssueParams } = {},
): Issue {
  return { field, code, severity, asks, params, answered: null };
}

/** An issue that is the same for every row it is found on; one object serves them all. */
export function fixedIssue(field: Field, code: IssueCode, severity: Severity, asks = false): Issue {
  return Object.freeze(issue(field, code, severity, { asks }));
}

/** True when both say the same about a row, whatever was answered. */
export function sameIssue(a: Issue, b: Issue): boolean {
  if (a === b) return true;
  if (a.code !== b.code || a.field !== b.field || a.severity !== b.severity || a.asks !== b.asks) return false;
  if (a.params === b.params) return true;
  const names = Object.keys(a.params);
  return names.length === Object.keys(b.params).length && names.every((name) => a.params[name] === b.params[name]);
}

/**
 * Carries the answers of an earlier check over to a later one. An answer stands only while the same is said with the
 * same facts: a third twin among the rows is a new question.
 */
export function keepAnswers(before: readonly Issue[], after: readonly Issue[]): readonly Issue[] {
  if (!before.some((old) => old.answered !== null)) return after;
  return after.map((next) => {
    if (!next.asks) return next;
    const old = before.find((each) => each.answered !== null && sameIssue(each, next));
    return old === undefined ? next : { ...next, answered: old.answered };
  });
}
