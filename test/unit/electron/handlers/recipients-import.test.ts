import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '../../../fixtures/open-desk.ts';
import { makeIban } from '../../../fixtures/workbooks/people.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function importFile(lines: readonly string[]) {
  const company = await desk.must('companies.practise', { name: 'Alıştırma Ltd.' });
  const path = join(desk.folder, 'alicilar.csv');
  writeFileSync(path, lines.join('\r\n'));
  const { fileToken } = await desk.must('import.dropped', { path });
  const names = async () => {
    const view = { companyId: company.id, search: '', sort: 'name', descending: false, offset: 0, limit: 10 } as const;
    return (await desk.must('recipients.list', view)).recipients.map((each) => each.name);
  };
  return { names, imported: await desk.call('recipients.import', { companyId: company.id, fileToken }) };
}

it('takes the rows that name somebody and have a right recipient, and leaves out the others', async () => {
  desk = await openTestDesk();
  const { imported, names } = await importFile([
    'Ad Soyad;IBAN',
    `Ayşe Işık;${makeIban(1)}`,
    `;${makeIban(2)}`,
    'Yanlış Iban;TR00 1234',
    `Çağla Öz;${makeIban(3)}`,
  ]);
  expect(imported).toEqual({ ok: true, value: { added: 2, changed: 0 } });
  expect(await names()).toEqual(['Ayşe Işık', 'Çağla Öz']);
});

it('says that a file has no column of recipients, and takes nothing of it', async () => {
  desk = await openTestDesk();
  const { imported, names } = await importFile(['Ad Soyad;Not', 'Ayşe Işık;iyi', 'Ali Can;kötü']);
  expect(imported).toMatchObject({ problem: { code: 'workbook.noRecipientColumn' } });
  expect(await names()).toEqual([]);
});
