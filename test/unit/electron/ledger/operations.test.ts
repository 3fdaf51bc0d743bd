import { expect, it } from 'vitest';
import { backupOperations } from '../../../../electron/ledger/backup/create.ts';
import { companyOperations } from '../../../../electron/ledger/companies.ts';
import { journalOperations } from '../../../../electron/ledger/journal-operations.ts';
import { layoutOperations } from '../../../../electron/ledger/layouts.ts';
import { operations } from '../../../../electron/ledger/operations.ts';
import { payoutOperations } from '../../../../electron/ledger/payouts.ts';
import { preferenceOperations } from '../../../../electron/ledger/preferences.ts';
import { retentionOperations } from '../../../../electron/ledger/retention.ts';
import * as rows from '../../../../electron/ledger/rows/operations.ts';

it('no operation hides another of the same name', () => {
  const { batchOperations, rowOperations, searchOperations, recipientOperations } = rows;
  const tables = [
    backupOperations,
    companyOperations,
    journalOperations,
    layoutOperations,
    payoutOperations,
    preferenceOperations,
    retentionOperations,
    batchOperations,
    rowOperations,
    searchOperations,
    recipientOperations,
  ];
  expect(tables.flatMap((table) => Object.keys(table)).toSorted()).toEqual(Object.keys(operations).toSorted());
});
