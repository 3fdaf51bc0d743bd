import type { deskContract } from '../../shared/ipc.ts';
import { readRow } from '../../shared/checks.ts';
import { fail } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import type { RecipientLine } from '../ledger/rows/recipients.ts';
import { openWorkbook, readTable } from '../workbook/reader.ts';
import type { DeskContext } from './context.ts';

/**
 * Takes recipients from a workbook into the address book: rows whose recipient reads without an error and that have a
 * name; the rest are left out. Problems: the reader's own, `workbook.noRecipientColumn`.
 */
export function recipientsImport(context: DeskContext): Handlers<typeof deskContract>['recipients.import'] {
  return async ({ companyId, fileToken }) => {
    const path = context.files.path(fileToken);
    if (!path.ok) return path;
    const company = await context.ledger.call('companies.get', { companyId });
    if (!company.ok) return company;
    const survey = await openWorkbook({ path: path.value });
    if (!survey.ok) return survey;
    if (survey.value.table.missing.includes('recipient')) return fail('workbook.noRecipientColumn');
    const lines: RecipientLine[] = [];
    const { environment, settings } = company.value;
    const read = await readTable({ path: path.value }, survey.value.choice, {
      period: '2000-01',
      onRows: (rows) => {
        for (const row of rows) {
          const { values, issues } = readRow(row, { environment, currency: settings.currency });
          const wrong = issues.some((issue) => issue.severity === 'error' && issue.field === 'recipient');
          if (wrong || values.recipientType === null || values.recipientInfo === null || values.name === '') continue;
          lines.push({
            name: values.name,
            recipientType: values.recipientType,
            recipientInfo: values.recipientInfo,
            notes: '',
          });
        }
      },
    });
    return read.ok ? context.ledger.call('recipients.take', { companyId, lines }) : read;
  };
}
