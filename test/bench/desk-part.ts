/** One measurement of `npm run bench` in a process of its own: `node test/bench/desk-part.ts <part>` prints its cost as JSON. */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BatchId } from '../../shared/ids.ts';
import { cleanRows, writeSheet } from '../app/kit/sheets.ts';
import type { SheetRow } from '../app/kit/sheets.ts';
import type { TestDesk } from '../fixtures/open-desk.ts';
import { deskWithCompany, importList } from './desk-list.ts';
import { timed } from './measured.ts';

const folder = mkdtempSync(join(tmpdir(), 'masa-bench-'));
const PAGE = 40;

async function listOf(count: number): Promise<{ desk: TestDesk; batchId: BatchId }> {
  const path = await writeSheet(join(folder, 'liste.xlsx'), cleanRows(count));
  const { desk, companyId } = await deskWithCompany();
  return { desk, batchId: await importList(desk, companyId, path) };
}

/** The body of a list as it is sent, and its signature: the yardstick of sending. */
function bareBody(rows: readonly SheetRow[]): string {
  const items = rows.map(({ name, iban, amount, description, reference }) => ({
    externalId: reference,
    recipientType: 'IBAN',
    recipientInfo: iban,
    name,
    amount,
    description,
  }));
  const body = JSON.stringify({ locale: 'tr', conversationId: 'bench', items });
  return createHmac('sha256', 'secret')
    .update(`${randomBytes(8).toString('hex')}/path${body}`)
    .digest('hex');
}

async function sentAndAuthorised(count: number): Promise<{ desk: TestDesk; batchId: BatchId }> {
  const { desk, batchId } = await listOf(count);
  const detail = await desk.must('payouts.initialise', { batchId });
  const [payout] = detail.payouts;
  if (payout === undefined) throw new Error(`nothing was sent: ${detail.state}`);
  await desk.must('payouts.openAuthorise', { batchId, currency: 'TRY' });
  const view = await desk.authorise('authorise.view', {});
  if (!view.ok || view.value.kind !== 'authorise') throw new Error('the window did not open');
  const { digest, total } = view.value.summary;
  const typedTotal = (total / 100).toFixed(2).replace('.', ',');
  const pressed = await desk.authorise('authorise.press', { digest, typedTotal, second: null });
  if (!pressed.ok || pressed.value.authorised !== 1) throw new Error(JSON.stringify(pressed));
  return { desk, batchId };
}

const PARTS: Readonly<Record<string, () => Promise<{ readonly ms: number; readonly peakMb: number }>>> = {
  'send 1000': async () => {
    const { desk, batchId } = await listOf(1000);
    const cost = await timed(() => desk.must('payouts.initialise', { batchId }));
    await desk.close();
    return cost;
  },
  'json and hmac 1000': async () => {
    const rows = cleanRows(1000);
    return timed(() => bareBody(rows));
  },
  'ask about 10000': async () => {
    const { desk, batchId } = await sentAndAuthorised(10_000);
    const [payout] = (await desk.must('batches.get', { batchId })).payouts;
    if (payout === undefined) throw new Error('no payout');
    const cost = await timed(() => desk.must('payouts.ask', { payoutId: payout.id }));
    await desk.close();
    return cost;
  },
  'bare requests 250': async () => {
    const page = JSON.stringify({ status: 'success', items: cleanRows(PAGE) });
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.setHeader('content-type', 'application/json').end(page));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const cost = await timed(async () => {
      for (let index = 0; index < 10_000 / PAGE; index += 1)
        await (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}' })).json();
    });
    server.closeAllConnections();
    server.close();
    return cost;
  },
};

const part = PARTS[process.argv[2] ?? ''];
if (part === undefined) throw new Error(`one of: ${Object.keys(PARTS).join(', ')}`);
const cost = await part();
rmSync(folder, { recursive: true, force: true });
console.log(JSON.stringify(cost));
process.exit(0);
