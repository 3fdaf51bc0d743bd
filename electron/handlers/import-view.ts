import { basename } from 'node:path';
import type { CompanyId, ImportId } from '../../shared/ids.ts';
import type { ImportView } from '../../shared/import.ts';
import type { Mapping, MappingField } from '../../shared/mapping.ts';
import { minor } from '../../shared/money.ts';
import { succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { Field } from '../../shared/rows.ts';
import type { WorkbookSurvey } from '../workbook/protocol.ts';
import { columnLetter } from '../workbook/read/rows.ts';
import type { DeskContext } from './context.ts';
import { correctedList } from './corrected-list.ts';
import { suggestName, suggestPeriod } from './suggest.ts';

/** A surveyed file as the Import screen shows it: with what the ledger knows of the same file and of the list it corrects. */
export async function importView(
  context: DeskContext,
  importId: ImportId,
  companyId: CompanyId,
  path: string,
  survey: WorkbookSurvey,
): Promise<Outcome<ImportView>> {
  const { table } = survey;
  const fileName = basename(path);
  const suggestedPeriod = suggestPeriod(`${fileName} ${survey.choice.sheet}`, context.now());
  const same = await context.ledger.call('batches.same', {
    companyId,
    sha256: survey.sha256,
    count: table.rowCount,
    total: table.ourTotal === null ? null : minor(table.ourTotal),
    period: suggestedPeriod,
  });
  if (!same.ok) return same;
  const list = await correctedList(context, companyId, survey);
  if (!list.ok) return list;
  const corrects = list.value === null ? null : { batchId: list.value.id, name: list.value.name };
  return succeed({
    importId,
    fileName,
    fileKind: survey.fileKind,
    sheets: [...survey.sheets],
    choice: survey.choice,
    columns: [...table.columns],
    preview: table.preview.map((row) => ({ excelRow: row.excelRow, cells: [...row.cells] })),
    notes: [...table.notes],
    rowCount: table.rowCount,
    totalInFile: table.totalInFile === null ? null : minor(table.totalInFile),
    ourTotal: table.ourTotal === null ? null : minor(table.ourTotal),
    missing: [...table.missing],
    suggestedName: suggestName(fileName, survey.choice.sheet),
    suggestedPeriod,
    same: corrects === null ? [...same.value] : [],
    corrects,
  });
}

/** Which field of a row each mapped column feeds: four kinds of recipient are one field of the list. */
const FIELD_OF: Readonly<Record<MappingField, Field>> = {
  recipient: 'recipient',
  iban: 'recipient',
  identityNumber: 'recipient',
  phone: 'recipient',
  memberId: 'recipient',
  recipientType: 'recipientType',
  name: 'name',
  surname: 'name',
  amount: 'amount',
  currency: 'currency',
  description: 'description',
  reference: 'reference',
  nonWithdrawable: 'nonWithdrawable',
};

/** The column letters each field was read from, so that a sentence can name the cell. */
export function sheetColumns(mapping: Mapping): Partial<Record<Field, string>> {
  const columns: Partial<Record<Field, string>> = {};
  for (const { index, feeds } of mapping.columns) {
    if (feeds === null) continue;
    const field = FIELD_OF[feeds];
    columns[field] = columns[field] === undefined ? columnLetter(index) : `${columns[field]}, ${columnLetter(index)}`;
  }
  return columns;
}
