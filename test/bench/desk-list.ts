import { fileURLToPath } from 'node:url';
import type { BatchId, CompanyId } from '../../shared/ids.ts';
import { openTestDesk } from '../fixtures/open-desk.ts';
import type { TestDesk } from '../fixtures/open-desk.ts';

const scenarioFile = fileURLToPath(new URL('../fixtures/scenarios/all-paid.json', import.meta.url));

/** A desk with a practice company whose payouts may hold as many items as the list. */
export async function deskWithCompany(): Promise<{ desk: TestDesk; companyId: CompanyId }> {
  const desk = await openTestDesk({ scenarioFile });
  const company = await desk.must('companies.practise', { name: 'Bench' });
  const settings = { ...company.settings, maxItemsPerPayout: 10_000 };
  await desk.must('companies.change', { companyId: company.id, settings });
  return { desk, companyId: company.id };
}

/** Imports a file as a person would, with every proposal taken. */
export async function importList(desk: TestDesk, companyId: CompanyId, path: string): Promise<BatchId> {
  desk.shell.choose = path;
  const file = await desk.must('import.choose', {});
  if (file === null) throw new Error('no file');
  const view = await desk.must('import.open', { companyId, fileToken: file.fileToken });
  const made = await desk.must('import.finish', {
    importId: view.importId,
    choice: view.choice,
    name: 'Bench',
    period: '2026-11',
    purpose: 'SALARY',
    sameFileReason: null,
  });
  return made.batchId;
}
