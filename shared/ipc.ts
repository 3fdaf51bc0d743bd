import { z } from 'zod';
import {
  LINKS,
  appStateSchema,
  operatorName,
  preferencesSchema,
  themeSchema,
  updateStateSchema,
  versionSchema,
} from './app-state.ts';
import { authoriseSummarySchema } from './approval.ts';
import { batchDetailSchema, batchSummarySchema } from './batches.ts';
import { COLOURS, companySchema, companySettingsSchema, environmentSchema, limitsSchema } from './companies.ts';
import { batchIdSchema, companyIdSchema, fileTokenSchema, importIdSchema, payoutIdSchema, rowIdSchema } from './ids.ts';
import { firstRowsSchema, importChoiceSchema, importViewSchema } from './import.ts';
import { purposeSchema } from './items.ts';
import { currencySchema, localeSchema, minorSchema, moneySchema } from './money.ts';
import { findingSchema } from './payouts.ts';
import { problemSchema } from './problems.ts';
import {
  boardLineSchema,
  comparisonSchema,
  RECIPIENT_SORTS,
  recipientSchema,
  searchHitSchema,
  searchQuerySchema,
  timelineEntrySchema,
  verificationSchema,
} from './records.ts';
import { exportedSchema, reportRequestSchema, savedFileSchema } from './reports.ts';
import { fixSchema, rowEditSchema, rowQuerySchema } from './row-query.ts';
import { fieldSchema, issueCodeSchema, rowPlaceSchema, rowViewSchema } from './rows.ts';

/**
 * The one contract between the main process and its pages: channel → what goes in, what comes out. The preloads, the
 * pages' clients, the handlers' types and the tests are derived from these values. Every answer crosses as
 * `{ ok: true, value }` or `{ ok: false, problem }`; only codes and parameters cross, the page owns the words.
 */
export type Contract = { readonly [channel: string]: { readonly input: z.ZodType; readonly output: z.ZodType } };

const nothing = z.strictObject({});

const reason = z.string().trim().min(3).max(500);

const shortText = z.string().max(200);

const passphrase = z.string().min(8).max(200);

const byBatch = z.strictObject({ batchId: batchIdSchema });

const byPayout = z.strictObject({ payoutId: payoutIdSchema });

const byCompany = z.strictObject({ companyId: companyIdSchema });

const rowIds = z.array(rowIdSchema).min(1).max(100_000);

const byVersion = z.strictObject({ version: versionSchema });

/** What the main page may ask for. There is no channel here that authorises, loosens a limit, or carries a key. */
export const deskContract = {
  'app.state': { input: nothing, output: appStateSchema },
  'app.setPreferences': { input: preferencesSchema.partial(), output: preferencesSchema },
  'app.openLink': { input: z.strictObject({ link: z.enum(LINKS) }), output: nothing },
  'app.recover': {
    input: z.strictObject({ exit: z.enum(['retry', 'restoreBackup', 'exportData', 'showFolder', 'quit']) }),
    output: nothing,
  },
  /** Writes what can be read of the records into a folder a person chooses, also when they cannot be used. Null: changed their mind. */
  'app.exportData': { input: z.strictObject({ masked: z.boolean() }), output: exportedSchema.nullable() },
  /** Looks at the clock again; while it is behind, asks in the system's own window whether it is right all the same. */
  'app.trustClock': { input: nothing, output: nothing },
  'app.showFile': {
    input: z.strictObject({ fileToken: fileTokenSchema, how: z.enum(['open', 'folder']) }),
    output: nothing,
  },
  'app.supportFile': { input: nothing, output: savedFileSchema.nullable() },

  'companies.list': { input: nothing, output: z.array(companySchema) },
  'companies.practise': { input: z.strictObject({ name: z.string().trim().min(1).max(120) }), output: companySchema },
  'companies.add': {
    input: z.strictObject({
      name: z.string().trim().min(1).max(120),
      environment: environmentSchema,
      colour: z.enum(COLOURS),
    }),
    output: companySchema,
  },
  'companies.change': {
    input: z.strictObject({
      companyId: companyIdSchema,
      name: z.string().trim().min(1).max(120).optional(),
      colour: z.enum(COLOURS).optional(),
      settings: companySettingsSchema.optional(),
    }),
    output: companySchema,
  },
  'companies.remove': { input: byCompany, output: nothing },
  'companies.openKeys': { input: byCompany, output: nothing },
  'companies.openLimits': { input: byCompany, output: nothing },
  'companies.removeKeys': { input: byCompany, output: companySchema },
  /** A balance call: the credential check. iyzico names no currency for it. */
  'companies.balance': { input: byCompany, output: z.strictObject({ balance: minorSchema, at: z.number() }) },
  'companies.forget': {
    input: z.strictObject({ companyId: companyIdSchema, batchIds: z.array(batchIdSchema).max(1000) }),
    output: z.strictObject({ rows: z.number() }),
  },

  'import.choose': {
    input: nothing,
    output: z.strictObject({ fileToken: fileTokenSchema, fileName: z.string() }).nullable(),
  },
  /** Called by the preload alone, with the path of a file a person dropped. */
  'import.dropped': {
    input: z.strictObject({ path: z.string().min(1).max(4096) }),
    output: z.strictObject({ fileToken: fileTokenSchema, fileName: z.string() }),
  },
  'import.sample': {
    input: z.strictObject({ locale: localeSchema }),
    output: z.strictObject({ fileToken: fileTokenSchema, fileName: z.string() }),
  },
  'import.recent': {
    input: byCompany,
    output: z.array(z.strictObject({ fileToken: fileTokenSchema, fileName: z.string(), usedAt: z.number() })),
  },
  'import.open': {
    input: z.strictObject({ companyId: companyIdSchema, fileToken: fileTokenSchema }),
    output: importViewSchema,
  },
  'import.choices': {
    input: z.strictObject({ importId: importIdSchema, choice: importChoiceSchema }),
    output: importViewSchema,
  },
  'import.finish': {
    input: z.strictObject({
      importId: importIdSchema,
      choice: importChoiceSchema,
      name: z.string().trim().min(1).max(120),
      period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
      purpose: purposeSchema,
      /** Why a file that was imported before is imported again; needed only then. */
      sameFileReason: reason.nullable(),
    }),
    output: z.strictObject({ batchId: batchIdSchema }),
  },
  'import.cancel': { input: z.strictObject({ importId: importIdSchema }), output: nothing },

  'batches.list': { input: byCompany, output: z.array(batchSummarySchema) },
  'batches.board': {
    input: z.strictObject({ period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
    output: z.array(boardLineSchema),
  },
  'batches.get': { input: byBatch, output: batchDetailSchema },
  'batches.change': {
    input: z.strictObject({
      batchId: batchIdSchema,
      name: z.string().trim().min(1).max(120).optional(),
      purpose: purposeSchema.optional(),
    }),
    output: batchDetailSchema,
  },
  'batches.remove': { input: byBatch, output: nothing },
  /** A new list from the rows of this one that may be paid again; rows that failed need a reason or a change. */
  'batches.newFrom': {
    input: z.strictObject({
      batchId: batchIdSchema,
      which: z.enum(['failed', 'held', 'copy']),
      name: z.string().trim().min(1).max(120),
      period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
      reason: reason.nullable(),
      /** Why the new list's rows are held back at once; without it they are not. */
      heldReason: reason.optional(),
    }),
    output: z.strictObject({ batchId: batchIdSchema }),
  },
  'batches.compare': {
    input: z.strictObject({ batchId: batchIdSchema, withBatchId: batchIdSchema.nullable() }),
    output: comparisonSchema.nullable(),
  },

  'rows.page': {
    input: z.strictObject({
      batchId: batchIdSchema,
      query: rowQuerySchema,
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.strictObject({ total: z.number().int(), totals: z.array(moneySchema), rows: z.array(rowViewSchema) }),
  },
  /** The ids alone of some rows of a view: a selection of thousands is taken in a few calls. */
  'rows.ids': {
    input: z.strictObject({
      batchId: batchIdSchema,
      query: rowQuerySchema,
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(10_000),
    }),
    output: z.strictObject({ rowIds: z.array(rowIdSchema) }),
  },
  /** The position, in this view, of a row, or of the next or previous row that needs a person. */
  'rows.find': {
    input: z.strictObject({
      batchId: batchIdSchema,
      query: rowQuerySchema,
      target: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('row'), rowId: rowIdSchema }),
        z.strictObject({ kind: z.literal('nextProblem'), after: z.number().int() }),
        z.strictObject({ kind: z.literal('previousProblem'), before: z.number().int() }),
        z.strictObject({ kind: z.literal('firstWith'), code: issueCodeSchema }),
      ]),
    }),
    output: z.strictObject({ index: z.number().int(), rowId: rowIdSchema }).nullable(),
  },
  /** One row in full, for the eye or the editor. */
  'rows.reveal': {
    input: z.strictObject({ batchId: batchIdSchema, rowId: rowIdSchema }),
    output: z.strictObject({
      row: rowViewSchema,
      typed: z.record(fieldSchema, z.string()),
      recipient: z.string(),
      columns: z.array(z.strictObject({ name: z.string(), text: z.string() })),
      /** What this program knows that helps: the address book's IBAN for this name, and when it was last paid. */
      known: z
        .strictObject({ iban: z.string(), lastPaidAt: z.number().nullable(), lastAmount: minorSchema.nullable() })
        .nullable(),
      /** The rows and earlier payments a duplicate question is about, side by side. */
      evidence: z.array(
        z.strictObject({
          where: z.string(),
          batchId: batchIdSchema,
          rowId: rowIdSchema,
          excelRow: z.number().nullable(),
          name: z.string(),
          amount: minorSchema.nullable(),
          currency: currencySchema.nullable(),
          recipientMasked: z.string(),
          at: z.number(),
          outcome: z.string(),
        }),
      ),
    }),
  },
  'rows.edit': {
    input: z.strictObject({ batchId: batchIdSchema, edits: z.array(rowEditSchema).min(1).max(100_000) }),
    output: z.strictObject({ changed: z.number().int() }),
  },
  'rows.place': {
    input: z.strictObject({
      batchId: batchIdSchema,
      /** Null is every row that `query` shows; without a query, every row there is. */
      rowIds: rowIds.nullable(),
      query: rowQuerySchema.optional(),
      place: rowPlaceSchema,
      reason: z.string().max(500),
    }),
    output: z.strictObject({ changed: z.number().int() }),
  },
  /** Passes a question (a duplicate, a sandbox checksum) with the reason that goes into the history. */
  'rows.answer': {
    input: z.strictObject({ batchId: batchIdSchema, rowIds, code: issueCodeSchema, reason }),
    output: z.strictObject({ changed: z.number().int() }),
  },
  'rows.fixPreview': {
    input: z.strictObject({ batchId: batchIdSchema, rowIds: rowIds.nullable(), query: rowQuerySchema, fix: fixSchema }),
    output: z.strictObject({
      changes: z.number().int(),
      examples: z.array(
        z.strictObject({
          rowId: rowIdSchema,
          excelRow: z.number().nullable(),
          name: z.string(),
          before: z.string(),
          after: z.string(),
        }),
      ),
    }),
  },
  'rows.fix': {
    input: z.strictObject({ batchId: batchIdSchema, rowIds: rowIds.nullable(), query: rowQuerySchema, fix: fixSchema }),
    output: z.strictObject({ changed: z.number().int() }),
  },
  'rows.add': { input: z.strictObject({ batchId: batchIdSchema }), output: z.strictObject({ rowId: rowIdSchema }) },
  'rows.undo': { input: byBatch, output: z.strictObject({ label: z.string() }) },
  'rows.redo': { input: byBatch, output: z.strictObject({ label: z.string() }) },
  /** Frees a row that failed for another attempt, with a person's reason (design, release rules). */
  'rows.release': {
    input: z.strictObject({ batchId: batchIdSchema, rowIds, reason }),
    output: z.strictObject({ changed: z.number().int() }),
  },

  /** Prepares the payouts of the list and sends the first; moves no money. Answers when every payout has its answer or its doubt. */
  'payouts.initialise': { input: byBatch, output: batchDetailSchema },
  'payouts.initialiseAgain': { input: byPayout, output: batchDetailSchema },
  'payouts.ask': { input: byPayout, output: batchDetailSchema },
  'payouts.askItem': { input: z.strictObject({ payoutId: payoutIdSchema, rowId: rowIdSchema }), output: rowViewSchema },
  'payouts.cancel': { input: byPayout, output: batchDetailSchema },
  /** Opens the Authorise window for the payouts of one list and currency; authorises nothing. */
  'payouts.openAuthorise': {
    input: z.strictObject({ batchId: batchIdSchema, currency: currencySchema }),
    output: nothing,
  },
  'payouts.recordFinding': {
    input: z.strictObject({ payoutId: payoutIdSchema, finding: findingSchema, who: operatorName, words: reason }),
    output: batchDetailSchema,
  },
  'payouts.settleMismatch': {
    input: z.strictObject({ payoutId: payoutIdSchema, who: operatorName, words: reason }),
    output: batchDetailSchema,
  },
  /** Starts following when a list is opened; stops by itself when every item is final. */
  'payouts.follow': { input: byBatch, output: nothing },

  /** A person is about to ask for a report: its writer is made ready, so that the report itself does not wait for it. */
  'reports.prepare': { input: nothing, output: nothing },
  'reports.save': { input: reportRequestSchema, output: savedFileSchema.nullable() },
  'reports.template': { input: z.strictObject({ locale: localeSchema }), output: savedFileSchema.nullable() },

  'recipients.list': {
    input: z.strictObject({
      companyId: companyIdSchema,
      search: shortText,
      sort: z.enum(RECIPIENT_SORTS),
      descending: z.boolean(),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.strictObject({ total: z.number().int(), recipients: z.array(recipientSchema) }),
  },
  'recipients.change': {
    input: z.strictObject({
      recipientId: shortText,
      trusted: z.boolean().optional(),
      notes: z.string().max(2000).optional(),
    }),
    output: recipientSchema,
  },
  'recipients.merge': { input: z.strictObject({ keep: shortText, merge: shortText }), output: recipientSchema },
  'recipients.import': {
    input: z.strictObject({ companyId: companyIdSchema, fileToken: fileTokenSchema }),
    output: z.strictObject({ added: z.number().int(), changed: z.number().int() }),
  },

  'history.search': {
    input: searchQuerySchema,
    output: z.strictObject({ total: z.number().int(), hits: z.array(searchHitSchema) }),
  },
  'history.timeline': { input: byBatch, output: z.array(timelineEntrySchema) },
  'history.verify': { input: nothing, output: verificationSchema },

  'backup.create': { input: z.strictObject({ passphrase }), output: savedFileSchema.nullable() },
  'backup.restore': {
    input: z.strictObject({ passphrase }),
    output: z.strictObject({ restored: z.boolean(), createdAt: z.number().nullable() }),
  },

  /** A person looked into iyzico's panel for what was sent after the restored backup; opens sending again. */
  'backup.lookedIntoGap': { input: z.strictObject({ who: operatorName, words: reason }), output: nothing },

  /** New versions. Looking, fetching and installing are three presses; the last two wait until every payout is final. */
  'updates.state': { input: nothing, output: updateStateSchema },
  'updates.check': { input: nothing, output: updateStateSchema },
  'updates.download': { input: byVersion, output: updateStateSchema },
  'updates.install': { input: byVersion, output: updateStateSchema },

  'jobs.cancel': { input: z.strictObject({ job: shortText }), output: nothing },
} as const satisfies Contract;

export const authoriseContract = {
  'authorise.view': {
    input: nothing,
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('authorise'), summary: authoriseSummarySchema }),
      z.strictObject({
        kind: z.literal('limits'),
        companyName: z.string(),
        environment: environmentSchema,
        locale: localeSchema,
        theme: themeSchema,
        limits: limitsSchema,
        pinSet: z.boolean(),
      }),
    ]),
  },
  /** The one press that moves money. Authorises the listed payouts in order; stops at the first that is not a clear success. */
  'authorise.press': {
    input: z.strictObject({
      digest: z.string().max(128),
      typedTotal: z.string().max(40),
      second: z.strictObject({ name: operatorName, pin: z.string().max(64) }).nullable(),
    }),
    output: z.strictObject({ authorised: z.number().int(), of: z.number().int(), problem: problemSchema.nullable() }),
  },
  'authorise.saveLimits': {
    input: z.strictObject({
      limits: limitsSchema,
      pin: z.string().max(64).nullable(),
      newPin: z.string().min(4).max(64).nullable(),
    }),
    output: limitsSchema,
  },
  'authorise.close': { input: nothing, output: nothing },
} as const satisfies Contract;

/** The key window: write-only. It is destroyed on save; keys are never read back. */
export const keysContract = {
  'keys.view': {
    input: nothing,
    output: z.strictObject({
      companyName: z.string(),
      environment: environmentSchema,
      locale: localeSchema,
      theme: themeSchema,
      replacing: z.boolean(),
    }),
  },
  'keys.save': {
    input: z.strictObject({
      apiKey: z.string().min(1).max(400),
      secretKey: z.string().min(1).max(400),
      saveUnchecked: z.boolean(),
    }),
    output: z.strictObject({
      saved: z.boolean(),
      balance: minorSchema.nullable(),
      prefixWarning: z.boolean(),
      check: problemSchema.nullable(),
    }),
  },
  'keys.close': { input: nothing, output: nothing },
} as const satisfies Contract;

/**
 * What long work is doing: `done` and `total` are rows; payouts for `send`, journal entries for `verify`, lines for `facts`,
 * and bytes for what copies, erases or compacts whole files. `done` is null where nothing can be counted.
 */
export const PROGRESS_KINDS = [
  'read',
  'open',
  'check',
  'write',
  'prepare',
  'send',
  'ask',
  'report',
  'backup',
  'restore',
  'forget',
  'erase',
  'compact',
  'copy',
  'verify',
  'salvage',
  'facts',
  'export',
  'steps',
  'rows',
  'records',
  'search',
  'save',
  'reopen',
  'cancelPayout',
  'update',
  'download',
  'work',
] as const;

/** What a page is told without asking. `changed` names what changed; the page asks again for what it shows. */
export const deskEvents = {
  changed: z.strictObject({
    app: z.boolean().optional(),
    companies: z.boolean().optional(),
    recipients: z.boolean().optional(),
    companyId: companyIdSchema.optional(),
    batchId: batchIdSchema.optional(),
  }),
  progress: z.strictObject({
    job: z.string(),
    kind: z.enum(PROGRESS_KINDS),
    done: z.number().nullable(),
    total: z.number().nullable(),
    finished: z.boolean(),
    cancellable: z.boolean(),
    batchId: batchIdSchema.nullable(),
  }),
  /** Told once while `import.open` reads a file, long before it answers. */
  firstRows: firstRowsSchema,
  /** A menu item or accelerator of the native menu. */
  command: z.strictObject({ command: z.string().max(60) }),
} as const;

export type DeskEvents = { readonly [K in keyof typeof deskEvents]: z.infer<(typeof deskEvents)[K]> };

export type Input<C extends Contract, K extends keyof C> = z.infer<C[K]['input']>;

export type Output<C extends Contract, K extends keyof C> = z.infer<C[K]['output']>;
