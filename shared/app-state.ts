import { z } from 'zod';
import { payoutIdSchema } from './ids.ts';
import { localeSchema } from './money.ts';
import { problemSchema } from './problems.ts';
import { verificationSchema } from './records.ts';

export const operatorName = z.string().trim().min(1).max(80);

/** Links the program may open outside, by name; main holds the addresses. */
export const LINKS = [
  'iyzicoMassPayout',
  'iyzicoSupport',
  'iyzicoPanel',
  'iyzicoSandboxPanel',
  'iyzicoKeys',
  'secretServiceHelp',
] as const;

export const themeSchema = z.enum(['system', 'light', 'dark']);

export const preferencesSchema = z.strictObject({
  locale: localeSchema,
  theme: themeSchema,
  /** Who presses: written into the journal beside each press. Starts as the computer's user name. */
  operator: operatorName,
  density: z.enum(['comfortable', 'compact']),
  /** Page layouts (column widths, order, hidden columns) by screen, as the page wrote them. */
  layouts: z.record(z.string().max(60), z.string().max(20_000)),
});

export type Preferences = z.infer<typeof preferencesSchema>;

/** How the program started: ready, or a screen that says what is wrong and offers a way out. */
export const startSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  /** The ledger cannot be used for sending; `exits` are the ways out that are offered. */
  z.strictObject({
    kind: z.literal('recovery'),
    problem: problemSchema,
    exits: z.array(z.enum(['retry', 'restoreBackup', 'exportData', 'showFolder', 'quit'])),
  }),
]);

export const versionSchema = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/);

/** Where the way to a newer version stands. `off`: this program was built without a place to get one from. */
export const updateStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('off') }),
  z.strictObject({ kind: z.literal('none'), lookedAt: z.number().nullable() }),
  z.strictObject({ kind: z.enum(['offered', 'downloading', 'ready', 'installing']), version: versionSchema }),
]);

export type UpdateState = z.infer<typeof updateStateSchema>;

export const appStateSchema = z.strictObject({
  start: startSchema,
  preferences: preferencesSchema,
  version: z.string(),
  standIn: z.boolean(),
  platform: z.string(),
  keychain: z.enum(['ready', 'missing', 'locked']),
  /** Set after an older backup was restored: nothing is sent until these payouts have been asked about. */
  askFirst: z.array(payoutIdSchema),
  /**
   * Set after an older backup was restored, until a person has looked what was sent since: `entries` journal entries are
   * missing, null when nobody can tell how many.
   */
  restored: z.strictObject({ createdAt: z.number(), entries: z.number().int().nullable() }).nullable(),
  chain: verificationSchema.nullable(),
  /**
   * What does not stop the program and has to be said: `clock.inPast` (nothing is sent), `settings.corrupt`,
   * `company.rulesCorrupt` (nothing is sent for that company), `diskFull`.
   */
  warnings: z.array(problemSchema),
  lastBackupAt: z.number().nullable(),
});

export type AppState = z.infer<typeof appStateSchema>;
