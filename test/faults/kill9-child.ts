import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { MessageChannel } from 'node:worker_threads';
import { createIyzicoClient } from '../../electron/iyzico/client.ts';
import { systemClock } from '../../electron/iyzico/clock.ts';
import { createLimiter } from '../../electron/iyzico/limiter.ts';
import { openLedger } from '../../electron/ledger/ledger.ts';
import type { Ledger } from '../../electron/ledger/ledger.ts';
import type { ArgsOf, OperationName, Operations, ResultOf } from '../../electron/ledger/operations.ts';
import { iyzicoCalls } from '../../electron/payouts/iyzico-calls.ts';
import { PayoutRunner } from '../../electron/payouts/runner.ts';
import { packRows } from '../fixtures/pack-rows.ts';
import type { RowsMessage } from '../../electron/workbook/protocol.ts';
import type { BatchId, CompanyId, PayoutId } from '../../shared/ids.ts';
import type { Finding, PayoutView } from '../../shared/payouts.ts';
import { succeed } from '../../shared/problems.ts';
import { approvalOf } from '../fixtures/approval.ts';
import { sheetOf, typedOf } from './sheets.ts';

/*
 * The whole program without windows, in a process that may be killed at any instant: the ledger in its worker thread, the
 * runner, the signed client. It carries on with whatever the ledger holds, list after list, until it is killed or, with
 * `--finish`, until nothing is left to do. What iyzico says on the telephone comes from the parent, who has the books.
 */

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '' },
    url: { type: 'string', default: '' },
    apiKey: { type: 'string', default: '' },
    secretKey: { type: 'string', default: '' },
    finish: { type: 'boolean', default: false },
  },
});
const opened = await openLedger({
  folder: values.folder,
  dataKey: new Uint8Array(32).fill(7),
  anchor: undefined,
});
if (!opened.ok) {
  process.send?.({ kind: 'refused', code: opened.problem.code });
  process.exit(3);
}
const ledger: Ledger = opened.value;
const client = createIyzicoClient({
  environment: 'practice',
  baseUrl: values.url,
  keys: () => Promise.resolve({ apiKey: values.apiKey, secretKey: values.secretKey }),
  randomKey: randomUUID,
  limiter: createLimiter({ clock: systemClock, perMinute: 1_000_000 }),
  version: 'test',
  locale: () => 'tr',
  timeoutMs: 400,
});
const runner = new PayoutRunner({
  ledger: {
    load: (payoutId) => ledger.call('payouts.load', { payoutId }),
    body: (payoutId) => ledger.call('payouts.body', { payoutId }),
    append: (entry) => ledger.call('payouts.append', entry),
  },
  calls: async () => succeed(iyzicoCalls(client, 'test')),
  onFlight: () => undefined,
});
await call('payouts.recover', {});
process.send?.({ kind: 'ready' });
await work();
await ledger.close();
process.send?.({ kind: 'done' }, () => process.disconnect());

async function call<K extends OperationName>(name: K, args: ArgsOf<Operations[K]>): Promise<ResultOf<Operations[K]>> {
  const done = await ledger.call(name, args);
  if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done.problem)}`);
  return done.value;
}

async function work(): Promise<void> {
  const companyId = await theCompany();
  for (let round = 0; round < 2_000; round += 1) {
    const lists = await call('batches.list', { companyId });
    let moved = false;
    for (const { id } of lists) moved = (await carryOn(id)) || moved;
    if (moved) continue;
    if (values.finish) return;
    await importNext(companyId, lists.length);
  }
}

async function theCompany(): Promise<CompanyId> {
  const [known] = await call('companies.list', {});
  const add = { name: 'Yıldız Tekstil', environment: 'practice', colour: 'plum', actor: 'Selin' } as const;
  return known?.id ?? (await call('companies.add', add)).id;
}

/** Every list has people of its own, numbered by the list's place, so that a list cut off at import comes again the same. */
async function importNext(companyId: CompanyId, place: number): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const rows = sheetOf(place).map(typedOf);
  const imported = ledger.port('import.attach', port2, {
    actor: 'Selin',
    companyId,
    name: `Liste ${place}`,
    period: '2026-11',
    purpose: 'SALARY',
    fileName: `${place}.xlsx`,
    sheet: 'Sayfa1',
    sameFileReason: null,
    correctsBatchId: null,
    workbook: null,
    reading: null,
  });
  const say = (message: RowsMessage): void => port1.postMessage(message, []);
  say({ type: 'rows', rows: packRows(rows) });
  const sha256 = String(place).padStart(64, '0');
  const facts = { sha256, rows: rows.length, totalRows: [], noteRows: [], totalInFile: null, extraColumns: [] };
  say({ type: 'end', facts });
  const done = await imported;
  port1.close();
  if (!done.ok) throw new Error(done.problem.code);
}

/** The next press for each payout of a list; false when nothing is left. */
async function carryOn(batchId: BatchId): Promise<boolean> {
  const prepared = await ledger.call('payouts.prepare', { batchId, actor: 'Selin' });
  let moved = prepared.ok;
  for (const view of await call('payouts.views', { batchId })) moved = (await step(batchId, view)) || moved;
  return moved;
}

async function step(batchId: BatchId, view: PayoutView): Promise<boolean> {
  const { actions, id, phase } = view;
  if (phase === 'settled' || phase === 'refused' || phase === 'cancelled') return false;
  if (actions.includes('initialise')) await runner.initialise(id, 'Selin');
  else if (phase === 'authorised') await runner.ask(id);
  else if (actions.includes('authorise') || actions.includes('authoriseAgain')) await authorise(batchId, view);
  else {
    await runner.ask(id);
    const after = (await call('payouts.views', { batchId })).find((each) => each.id === id);
    if (after?.phase !== phase) return true;
    if (after.actions.includes('initialiseAgain')) await runner.initialise(id, 'Selin');
    else if (after.actions.includes('recordFinding')) await telephone(id, after);
  }
  return true;
}

async function authorise(batchId: BatchId, { id, currency }: PayoutView): Promise<void> {
  const compared = await runner.ask(id);
  if (!compared.ok || compared.value.mismatch !== null) return;
  const shown = await ledger.call('payouts.approvable', { batchId, currency, host: 'practice' });
  if (!shown.ok) return;
  await runner.authorise(id, 'Selin', approvalOf(shown.value));
}

/** Asks the parent, who looks into the books when nothing is on its way any more. */
async function telephone(payoutId: PayoutId, { externalId, requestId, phase }: PayoutView): Promise<void> {
  const told = new Promise<Finding | null>((resolve) =>
    process.once('message', (message) => resolve((message as { readonly finding: Finding | null }).finding)),
  );
  process.send?.({ kind: 'telephone', externalId, requestId, phase });
  const finding = await told;
  if (finding !== null) await runner.record(payoutId, 'Selin', finding, 'iyzico destek', 'telefonda söylendi');
}
