import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { openLedger } from '../../electron/ledger/ledger.ts';
import type { Ledger } from '../../electron/ledger/ledger.ts';
import type { ArgsOf, OperationName, Operations, ResultOf } from '../../electron/ledger/operations.ts';
import { Follower } from '../../electron/payouts/follow.ts';
import { PayoutRunner } from '../../electron/payouts/runner.ts';
import { openWorkbook, readTable } from '../../electron/workbook/reader.ts';
import { listFacts } from '../../electron/workbook/write/list-facts.ts';
import { writeReport } from '../../electron/workbook/write/write-report.ts';
import type { BatchId, CompanyId, PayoutId } from '../../shared/ids.ts';
import { succeed } from '../../shared/problems.ts';
import { approvalOf } from '../fixtures/approval.ts';
import { openBank } from './bank.ts';
import type { Bank } from './bank.ts';
import { callsTo, DATA_KEY, newFolder } from './office.ts';
import { answerQuestions, reportOf } from './sheets.ts';

const LISTS = 20;
const SHEET = new URL('../fixtures/workbooks/maas-bordrosu.xlsx', import.meta.url);
/** Items stay on their way for the whole run, so that following never ends. */
const FOREVER = { match: {}, outcome: 'stays' as const, status: 'ON_HOLD' };

/** A desk at work for hours, made short: 20 lists followed over a bad network, files read and reports written meanwhile. */
export class SoakLife {
  readonly #bank: Bank;
  readonly ledger: Ledger;
  readonly #runner: PayoutRunner;
  readonly #follower: Follower;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #folder: string;
  readonly #companyId: CompanyId;
  asked = 0;
  imported = 0;
  written = 0;

  private constructor(bank: Bank, ledger: Ledger, folder: string, companyId: CompanyId) {
    this.#bank = bank;
    this.ledger = ledger;
    this.#folder = folder;
    this.#companyId = companyId;
    const calls = callsTo(bank);
    this.#runner = new PayoutRunner({
      ledger: {
        load: (payoutId) => ledger.call('payouts.load', { payoutId }),
        body: (payoutId) => ledger.call('payouts.body', { payoutId }),
        append: (entry) => ledger.call('payouts.append', entry),
      },
      calls: async () => succeed(calls),
      onFlight: () => undefined,
    });
    this.#follower = new Follower(
      async (payoutId) => {
        this.asked += 1;
        return this.#runner.ask(payoutId);
      },
      {
        now: Date.now,
        random: Math.random,
        after: (delayMs, work) => {
          const timer = setTimeout(() => {
            this.#timers.delete(timer);
            work();
          }, delayMs);
          this.#timers.add(timer);
          return () => {
            this.#timers.delete(timer);
            clearTimeout(timer);
          };
        },
      },
      () => undefined,
      { firstMs: 200, longestMs: 1_000, refundMs: 1_000, refundForMs: 60_000 },
    );
  }

  static async begin(): Promise<SoakLife> {
    const bank = await openBank({ rules: [FOREVER] }, Date.now);
    const folder = newFolder();
    const opened = await openLedger({ folder, dataKey: DATA_KEY, anchor: undefined });
    if (!opened.ok) throw new Error(opened.problem.code);
    const company = await opened.value.call('companies.add', {
      name: 'Yıldız Tekstil',
      environment: 'practice',
      colour: 'plum',
      actor: 'Selin',
    });
    if (!company.ok) throw new Error(company.problem.code);
    const life = new SoakLife(bank, opened.value, folder, company.value.id);
    for (let list = 0; list < LISTS; list += 1) await life.#payList();
    return life;
  }

  async call<K extends OperationName>(name: K, args: ArgsOf<Operations[K]>): Promise<ResultOf<Operations[K]>> {
    const done = await this.ledger.call(name, args);
    if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done.problem)}`);
    return done.value;
  }

  get timers(): number {
    return this.#timers.size;
  }

  get followed(): number {
    return this.#follower.count;
  }

  /** One turn of a working day: a fault, a file read and taken back out, a report written. */
  async turn(): Promise<void> {
    const kinds = ['dropRequest', 'dropAnswer', 'truncatedJson', 'resetMidAnswer'] as const;
    const kind = kinds[this.imported % kinds.length] ?? 'dropAnswer';
    this.#bank.server.inject({ operation: 'retrieve', effect: { kind } });
    const batchId = await this.#import();
    await this.#report(batchId);
    await this.call('batches.remove', { batchId, actor: 'Selin' });
    // Faults that struck are the server's memory, not the program's.
    this.#bank.server.faults.clear();
    this.#bank.tap.arrivals.length = 0;
  }

  /** A list of the sheet, authorised, and followed from then on. */
  async #payList(): Promise<void> {
    const batchId = await this.#import();
    const wrong = (await reportOf(this, batchId)).filter((row) =>
      row.issues.some(({ severity }) => severity === 'error'),
    );
    if (wrong.length > 0) {
      const rowIds = wrong.map((row) => row.rowId);
      await this.call('rows.place', { batchId, rowIds, place: 'held', reason: 'bakılacak', actor: 'Selin' });
    }
    await answerQuestions(this, batchId);
    for (const payoutId of await this.call('payouts.prepare', { batchId, actor: 'Selin' }))
      await this.#pay(batchId, payoutId);
  }

  async #pay(batchId: BatchId, payoutId: PayoutId): Promise<void> {
    await this.#runner.initialise(payoutId, 'Selin');
    await this.#runner.ask(payoutId);
    const { state } = await this.call('payouts.load', { payoutId });
    const shown = await this.call('payouts.approvable', { batchId, currency: state.currency, host: 'practice' });
    const authorised = await this.#runner.authorise(payoutId, 'Selin', approvalOf(shown));
    if (authorised.ok) this.#follower.follow(payoutId, authorised.value);
  }

  async #import(): Promise<BatchId> {
    const source = { path: SHEET.pathname };
    const survey = await openWorkbook(source, { timeLimitMs: 60_000 });
    if (!survey.ok) throw new Error(survey.problem.code);
    const { port1, port2 } = new MessageChannel();
    const imported = this.ledger.port('import.attach', port2, {
      actor: 'Selin',
      companyId: this.#companyId,
      name: `Liste ${this.imported}`,
      period: '2026-11',
      purpose: 'SALARY',
      fileName: 'maas-bordrosu.xlsx',
      sheet: survey.value.choice.sheet,
      sameFileReason: 'deneme',
      correctsBatchId: null,
      workbook: null,
      reading: null,
    });
    const read = await readTable(source, survey.value.choice, { period: '2026-11', port: port1, timeLimitMs: 60_000 });
    if (!read.ok) throw new Error(read.problem.code);
    const done = await imported;
    if (!done.ok) throw new Error(done.problem.code);
    this.imported += 1;
    return done.value.batchId;
  }

  async #report(batchId: BatchId): Promise<void> {
    const facts = {
      companyName: 'Yıldız Tekstil',
      environment: 'practice' as const,
      madeAt: Date.now(),
      madeBy: 'Selin',
      locale: 'tr' as const,
      masked: true,
      ...listFacts(await this.call('batches.get', { batchId })),
    };
    const written = await writeReport({ kind: 'status', facts, path: join(this.#folder, 'rapor.xlsx') }, (port) =>
      this.ledger.port('rows.report', port, { batchIds: [batchId], passesForgotten: false }),
    );
    if (!written.ok) throw new Error(written.problem.code);
    this.written += 1;
  }

  async end(): Promise<void> {
    this.#follower.close();
    await this.ledger.close();
    await this.#bank.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
