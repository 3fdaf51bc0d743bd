import { z } from 'zod';
import { rowIdSchema } from './ids.ts';
import { fieldSchema, issueCodeSchema } from './rows.ts';

const shortText = z.string().max(200);

export const ROW_FILTERS = [
  'all',
  'errors',
  'questions',
  'warnings',
  'held',
  'dropped',
  'payable',
  'notAccepted',
  'paid',
  'notPaid',
  'waiting',
] as const;

export const ROW_SORTS = ['sheet', 'name', 'amount', 'severity', 'outcome', 'bank'] as const;

/** What the grid shows. It never changes what is sent. */
export const rowQuerySchema = z.strictObject({
  filter: z.enum(ROW_FILTERS),
  code: issueCodeSchema.nullable(),
  search: shortText,
  sort: z.enum(ROW_SORTS),
  descending: z.boolean(),
});

export type RowQuery = z.infer<typeof rowQuerySchema>;

export const rowEditSchema = z.strictObject({ rowId: rowIdSchema, field: fieldSchema, text: z.string().max(32_767) });

/** One rule for many rows; `preview` shows what it would change before it is pressed. */
export const fixSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('setText'),
    field: fieldSchema,
    text: z.string().max(2000),
    onlyEmpty: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('readAmountsAs'), convention: z.enum(['comma', 'dot']) }),
  z.strictObject({ kind: z.literal('useKnownIban') }),
  z.strictObject({
    kind: z.literal('replace'),
    field: fieldSchema,
    find: z.string().min(1).max(200),
    replaceWith: z.string().max(2000),
  }),
]);

export type Fix = z.infer<typeof fixSchema>;
