import { z } from 'zod';
import { rowIdSchema } from '../../../shared/ids.ts';
import { DECIMAL_CONVENTIONS } from '../../../shared/money.ts';
import { cellFactSchema, fieldSchema, FIELDS, rowPlaceSchema } from '../../../shared/rows.ts';
import type { Field, Issue, Typed } from '../../../shared/rows.ts';
import type { ListRow } from './list-row.ts';

/**
 * A part of a row as a person left it. What is absent stays as it is. Undoing a press puts the parts of before back,
 * so a patch holds only what a press changed.
 */
export const patchSchema = z.object({
  typed: z.partialRecord(fieldSchema, z.string()).optional(),
  convention: z.enum(DECIMAL_CONVENTIONS).nullable().optional(),
  facts: z.array(cellFactSchema).optional(),
  edited: z.array(fieldSchema).optional(),
  place: rowPlaceSchema.optional(),
  placeReason: z.string().optional(),
  /** Every answered question of the row and its reason, by `answerKey`. */
  answers: z.record(z.string(), z.string()).optional(),
});
export type Patch = z.infer<typeof patchSchema>;

/** One row of a press: before and after. `before: null` is a row that the press added. */
export const stepSchema = z.object({
  rowId: rowIdSchema,
  before: patchSchema.nullable(),
  after: patchSchema.nullable(),
});
export type Step = z.infer<typeof stepSchema>;

/** Names a question of one row: an answer is to this question with these facts. */
export function answerKey(issue: Issue): string {
  return `${issue.field} ${issue.code} ${JSON.stringify(issue.params)}`;
}

/** The answered questions of a row. */
export function answersOf(issues: readonly Issue[]): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const issue of issues) if (issue.answered !== null) answers[answerKey(issue)] = issue.answered;
  return answers;
}

/** Issues with exactly these answers. */
export function withAnswers(issues: readonly Issue[], answers: Readonly<Record<string, string>>): readonly Issue[] {
  return issues.map((issue) => {
    if (!issue.asks) return issue;
    const answered = answers[answerKey(issue)] ?? null;
    return issue.answered === answered ? issue : { ...issue, answered };
  });
}

/** The parts of a row that a patch names, as they are now. */
export function partsOf(row: ListRow, names: Patch): Patch {
  const { content } = row;
  const parts: Patch = {};
  if (names.typed !== undefined) {
    const typed: Partial<Record<Field, string>> = {};
    for (const field of FIELDS) if (names.typed[field] !== undefined) typed[field] = content.typed[field];
    parts.typed = typed;
  }
  if (names.convention !== undefined) parts.convention = content.convention;
  if (names.facts !== undefined) parts.facts = [...content.facts];
  if (names.edited !== undefined) parts.edited = [...content.edited];
  if (names.place !== undefined) parts.place = row.place;
  if (names.placeReason !== undefined) parts.placeReason = row.placeReason;
  if (names.answers !== undefined) parts.answers = answersOf(row.issues);
  return parts;
}

/** The patch that types texts into a row: the fields' facts fall away, because the sheet's cell is no longer what counts. */
export function typing(row: ListRow, texts: Partial<Record<Field, string>>): Patch | null {
  const { content } = row;
  const typed: Partial<Record<Field, string>> = {};
  const fields = FIELDS.filter((field) => texts[field] !== undefined && texts[field] !== content.typed[field]);
  // Typing what stands there already still settles a doubt about the cell: two columns in conflict, digits lost.
  const settled = FIELDS.filter(
    (field) =>
      texts[field] === content.typed[field] &&
      content.facts.some((each) => each.field === field && SETTLED.has(each.fact)),
  );
  const touched = [...fields, ...settled];
  if (touched.length === 0) return null;
  for (const field of touched) typed[field] = texts[field] ?? '';
  const facts = content.facts.filter((each) => !touched.includes(each.field));
  const edited = FIELDS.filter((field) => content.edited.includes(field) || touched.includes(field));
  return {
    typed,
    edited,
    ...(facts.length === content.facts.length ? {} : { facts }),
  };
}

const SETTLED: ReadonlySet<string> = new Set(['conflict', 'asDisplayed']);

/** The texts of a row with a patch put in. */
export function patchedTyped(typed: Typed, patch: Patch): Typed {
  return patch.typed === undefined ? typed : { ...typed, ...patch.typed };
}
