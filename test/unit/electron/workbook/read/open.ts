import type { SheetRow } from '../../../../../shared/cells.ts';
import { openFile, type ReadableFile } from '../../../../../electron/workbook/read/file.ts';
import { Refusal } from '../../../../../electron/workbook/read/refusal.ts';
import type { SheetFacts } from '../../../../../electron/workbook/read/rows.ts';

/** Reads a whole sheet without a worker, for tests of the reader itself. */
export async function readAll(
  bytes: Buffer,
  sheet = 0,
): Promise<{ readonly file: ReadableFile; readonly rows: SheetRow[]; readonly facts: SheetFacts }> {
  const file = await openFile(bytes, null);
  const rows: SheetRow[] = [];
  const stream = file.rows(sheet);
  for (;;) {
    const next = await stream.next();
    if (next.done === true) return { file, rows, facts: next.value };
    rows.push(...next.value);
  }
}

/** The problem a file is refused with; fails when it is not refused. */
export async function refusal(bytes: Buffer): Promise<string> {
  try {
    const file = await openFile(bytes, null);
    for (const index of file.sheets.keys()) for await (const rows of file.rows(index)) if (rows.length < 0) break;
  } catch (cause) {
    if (cause instanceof Refusal)
      return `${cause.problem.code} ${Object.values(cause.problem.params).join(' ')}`.trim();
    throw cause;
  }
  throw new Error('the file was read');
}
