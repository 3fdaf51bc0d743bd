import { z } from 'zod';

/**
 * Every expected failure has a code; the words belong to the page (renderer/text). Grouped by what failed. A code says
 * what happened, so that its sentence can say what it means for the money and what to do next.
 */
export const PROBLEM_CODES = [
  // The program itself
  'internal',
  'refused',
  'badInput',
  'tooManyRequests',
  'notFound',
  'busy',
  'cancelled',
  'diskFull',
  'readOnly',
  'fileWrite',
  'fileRead',
  // Starting
  'ledger.corrupt',
  'ledger.locked',
  'ledger.newer',
  'ledger.networkDrive',
  'ledger.chainBroken',
  'ledger.folder',
  'settings.corrupt',
  'company.rulesCorrupt',
  'runtime.tooOld',
  'clock.inPast',
  // Keychain and keys
  'keychain.missing',
  'keychain.locked',
  'keychain.timeout',
  'keychain.dataKeyMissing',
  'keychain.dataKeyWrong',
  'keys.missing',
  'keys.rejected',
  'keys.duplicate',
  'keys.malformed',
  'keys.companyNotPractice',
  // Workbooks
  'workbook.notWorkbook',
  'workbook.oldExcel',
  'workbook.openDocument',
  'workbook.binaryExcel',
  'workbook.encrypted',
  'workbook.damaged',
  'workbook.tooLarge',
  'workbook.tooLong',
  'workbook.tooComplex',
  'workbook.empty',
  'workbook.noAmountColumn',
  'workbook.noRecipientColumn',
  'workbook.noHeader',
  'workbook.encoding',
  'workbook.foreignCorrections',
  'workbook.copiedRowIds',
  'workbook.rowIdsMissing',
  'workbook.sheetMissing',
  'workbook.sourceGone',
  // Lists and rows
  'batch.hasErrors',
  'batch.empty',
  'batch.notEditable',
  'batch.alreadySent',
  'batch.duplicateUnanswered',
  'batch.sameFile',
  'row.bound',
  'row.needsReason',
  'row.needsChange',
  'nothingToUndo',
  // iyzico
  'iyzico.noNetwork',
  'iyzico.timeout',
  'iyzico.unreachable',
  'iyzico.unreadable',
  'iyzico.rejected',
  'iyzico.auth',
  'iyzico.rateLimit',
  'iyzico.noPermission',
  'iyzico.insufficientBalance',
  // Payouts
  'payout.wrongPhase',
  'payout.inFlight',
  'payout.mismatch',
  'payout.digest',
  'payout.total',
  'payout.limit',
  'payout.pin',
  'payout.pinLocked',
  'payout.pinMissing',
  'payout.windowClosed',
  'payout.notReleased',
  'payout.paidMeanwhile',
  'payout.notAsked',
  'payout.movedOn',
  'payout.askFirst',
  'payout.restoredBackup',
  'payout.unknownOutcome',
  // Backup
  'backup.passphrase',
  'backup.damaged',
  'backup.newer',
  'backup.otherDataKey',
  // Updates
  'update.off',
  'update.unreachable',
  'update.payoutOpen',
  'update.unverified',
] as const;

export const problemCodeSchema = z.enum(PROBLEM_CODES);
export type ProblemCode = z.infer<typeof problemCodeSchema>;

/** The facts a problem's sentence needs: numbers, names of fields and files, iyzico's own code and text. Never a secret. */
export const problemParamsSchema = z.record(
  z.string().max(40),
  z.union([z.string().max(2000), z.number(), z.boolean()]),
);
export type ProblemParams = z.infer<typeof problemParamsSchema>;

export const problemSchema = z.strictObject({ code: problemCodeSchema, params: problemParamsSchema });
export type Problem = z.infer<typeof problemSchema>;

/** An answer that can fail in an expected way. Exceptions are for bugs. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function succeed<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function fail(code: ProblemCode, params: ProblemParams = {}): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { code, params } };
}

/** Makes an exhaustive switch a compile error when a case is missing, and a loud bug at run time. */
export function assertNever(value: never): never {
  throw new Error(`unexpected: ${JSON.stringify(value)}`);
}
