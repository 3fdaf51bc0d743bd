import { common as commonEn } from '../../shared/text/en/common.ts';
import { importing as importEn } from './en/import.ts';
import { issues as issuesEn } from '../../shared/text/en/issues.ts';
import { list as listEn } from './en/list.ts';
import { lists as listsEn } from './en/lists.ts';
import { problems as problemsEn } from '../../shared/text/en/problems.ts';
import { result as resultEn } from '../../shared/text/en/result.ts';
import { start as startEn } from './en/start.ts';
import { common } from '../../shared/text/tr/common.ts';
import { importing } from './tr/import.ts';
import { issues } from '../../shared/text/tr/issues.ts';
import { list } from './tr/list.ts';
import { lists } from './tr/lists.ts';
import { problems } from '../../shared/text/tr/problems.ts';
import { result } from '../../shared/text/tr/result.ts';
import { start } from './tr/start.ts';
import type { Texts } from './use-text.ts';

/** Each area's texts in both languages, for `useText`. Areas that load later (settings, history…) pair their own. */
export const COMMON = { tr: common, en: commonEn } satisfies Texts<typeof common>;
export const IMPORT = { tr: importing, en: importEn } satisfies Texts<typeof importing>;
export const ISSUES = { tr: issues, en: issuesEn } satisfies Texts<typeof issues>;
export const LIST = { tr: list, en: listEn } satisfies Texts<typeof list>;
export const LISTS = { tr: lists, en: listsEn } satisfies Texts<typeof lists>;
export const PROBLEMS = { tr: problems, en: problemsEn } satisfies Texts<typeof problems>;
export const RESULT = { tr: result, en: resultEn } satisfies Texts<typeof result>;
export const START = { tr: start, en: startEn } satisfies Texts<typeof start>;
