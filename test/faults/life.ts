import { rmSync } from 'node:fs';
import { restoreBackup } from '../../electron/ledger/backup/restore.ts';
import { openStore } from '../../electron/ledger/open.ts';
import { readAnchor, writeAnchor } from '../../electron/secrets/anchor.ts';
import { MemoryKeychain } from '../../electron/secrets/memory-keychain.ts';
import { assertApprovedOnly } from './approved.ts';
import { openBank } from './bank.ts';
import type { Bank } from './bank.ts';
import { Crash } from './bomb.ts';
import { Commits } from './commits.ts';
import { finish } from './finish.ts';
import { count } from './figures.ts';
import type { Figures } from './figures.ts';
import { Broken } from './broken.ts';
import { assertInvariants, eventsOf } from './invariants.ts';
import { assertNothingLost, assertPaidOnce } from './judge.ts';
import { MarkedKeys } from './marked-keys.ts';
import { copyOf, DATA_KEY, newFolder, Office } from './office.ts';
import { Person } from './person.ts';
import { couldPay, press } from './presses.ts';
import { assertReported, assertWorkbook } from './reported.ts';
import { addCompany, importSheet } from './sheets.ts';
import type { Command, Schedule } from './schedule.ts';
import { Ticker } from './ticker.ts';
import { pressVoided } from './voided.ts';

const START = Date.parse('2026-11-20T09:00:00+03:00');

/** As cheap as the format allows: thousands are made. The program's own cost is another (backup/format.ts). */
const CHEAP = { N: 2 ** 14, r: 8, p: 1 } as const;
const PASSPHRASE = 'çok gizli bir söz';

/** One schedule being lived: the office, the bank, perhaps a backup and perhaps a second computer. */
export class Life {
  readonly #schedule: Schedule;
  readonly #figures: Figures;
  readonly #clock: { now: number };
  #bank: Bank;
  #office: Office;
  #ticker: Ticker;
  readonly #marked: MarkedKeys;
  readonly #backup: string;
  #hasBackup = false;
  #other: Office | undefined;
  #restored = false;
  /** The bank has payouts that a restored backup knows nothing of, and the person has seen that. */
  #blind = false;

  private constructor(schedule: Schedule, figures: Figures, bank: Bank, office: Office, marked: MarkedKeys) {
    this.#schedule = schedule;
    this.#figures = figures;
    this.#bank = bank;
    this.#office = office;
    this.#ticker = new Ticker(office);
    this.#clock = office.parts.clock;
    this.#backup = `${office.parts.folder}.masa-yedek`;
    this.#marked = marked;
  }

  /**
   * Lives a schedule to its end; throws `Broken` when an invariant does not hold anywhere on the way. `onEnd` is shown
   * every folder that is left, before it goes; `writes` has the list's report written as a workbook and read back.
   */
  static async live(
    schedule: Schedule,
    figures: Figures,
    { onEnd, writes = false }: { readonly onEnd?: (folder: string) => void; readonly writes?: boolean } = {},
  ): Promise<void> {
    const clock = { now: START };
    const bank = await openBank(schedule.scenario, () => START);
    const marked = new MarkedKeys(bank.keys);
    const anchored = { head: null };
    const parts = { folder: newFolder(), bank, clock, commits: new Commits(), marked, anchored };
    const office = await Office.open(parts);
    const life = new Life(schedule, figures, bank, office, marked);
    try {
      await importSheet(office, await addCompany(office, schedule.maxItems), schedule.rows);
      for (const command of schedule.commands) {
        count(figures.commands, command.do);
        await life.#do(command);
        await life.#check();
      }
      await life.#end();
      if (writes) await life.#write();
      for (const left of [life.#office, life.#other]) if (left !== undefined) onEnd?.(left.parts.folder);
      figures.runs += 1;
    } finally {
      for (const [kind, times] of bank.server.faults.struck()) count(figures.faults, kind, times);
      await life.#close();
    }
  }

  async #check(): Promise<void> {
    const { rows } = this.#schedule;
    assertPaidOnce(this.#bank, rows);
    this.#figures.approvals += assertApprovedOnly(this.#bank, this.#office.parts.commits);
    for (const office of [this.#office, this.#other]) {
      if (office === undefined) continue;
      await assertInvariants(office);
      await assertReported(office, rows);
      this.#figures.reports += 1;
    }
    this.#marked.inJournal(this.#office);
    this.#marked.inFiles(this.#office);
  }

  async #do(command: Command): Promise<void> {
    if (this.#blind && couldPay(command)) return;
    switch (command.do) {
      case 'fault':
        return this.#bank.server.inject(command.fault);
      case 'clock':
        this.#clock.now += command.ms;
        // The bank's own clock is right, and does not go back with this computer's.
        this.#bank.server.advance(Math.max(0, command.ms));
        return;
      case 'restart':
        return this.#take(await this.#office.restart());
      case 'die':
        return this.#die(command.at, command.during);
      case 'secondInstance':
        return this.#secondInstance();
      case 'backup':
        await this.#office.call('backup.create', { path: this.#backup, passphrase: PASSPHRASE, cost: CHEAP });
        this.#hasBackup = true;
        return;
      case 'restore':
        return this.#restore();
      case 'voided':
        this.#figures.voided += Number(await pressVoided(new Person(this.#office), command.n, command.by));
        return;
      case 'otherComputer':
        return this.#atOtherComputer(command.during);
      default:
        return press(new Person(this.#office), command, { ticker: this.#ticker, mayBegin: !this.#restored });
    }
  }

  #take(office: Office): void {
    this.#ticker.close();
    this.#office = office;
    this.#ticker = new Ticker(office);
  }

  /** The program dies at an effect of a press; what it left on the disk is opened anew, and nothing is sent by that. */
  async #die(at: number, during: Command): Promise<void> {
    this.#office.bomb.arm(at);
    try {
      await press(new Person(this.#office), during, { ticker: this.#ticker, mayBegin: !this.#restored });
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    if (!this.#office.bomb.exploded) return this.#office.bomb.disarm();
    this.#figures.deaths += 1;
    const before = this.#bank.tap.arrivals.length;
    this.#take(await this.#office.afterDeath());
    if (this.#bank.tap.arrivals.length !== before) throw new Broken('7 something was sent because the program started');
  }

  #secondInstance(): void {
    const second = openStore({
      folder: this.#office.parts.folder,
      dataKey: DATA_KEY,
      anchor: undefined,
      probe: () => false,
    });
    if (second.ok) throw new Broken('a second instance opened the ledger');
    if (second.problem.code !== 'ledger.locked') throw new Broken(`a second instance was told ${second.problem.code}`);
  }

  /**
   * An older backup comes back from its file, by the program's own way. Everything open in it is to be asked about, and what
   * was sent after it is not in it: until a person has looked into that, nothing is sent, whatever is pressed.
   */
  async #restore(): Promise<void> {
    if (!this.#hasBackup) return;
    await this.#bank.quiet();
    const { parts } = this.#office;
    const keychain = new MemoryKeychain();
    if (parts.anchored?.head) await writeAnchor(keychain, parts.anchored.head);
    await this.#office.ledger.close();
    const restored = await restoreBackup({
      folder: parts.folder,
      path: this.#backup,
      passphrase: PASSPHRASE,
      keychain,
      currentDataKey: DATA_KEY,
      allowOtherKey: false,
      actor: 'Selin',
      now: () => this.#clock.now,
    });
    if (!restored.ok) throw new Broken(`the backup was not restored: ${restored.problem.code}`);
    const anchor = await readAnchor(keychain);
    if (parts.anchored !== undefined && anchor.ok) parts.anchored.head = anchor.value;
    this.#take(await Office.open(parts));
    this.#restored = true;
    this.#figures.restored += 1;
    await this.#lookIntoGap();
  }

  /** Presses first, which must not work; then looks into the bank's books as a person looks into the panel. */
  async #lookIntoGap(): Promise<void> {
    const person = new Person(this.#office);
    if ((await this.#office.call('backup.gap', {})) === null) return;
    this.#figures.gaps += 1;
    const { tap, server, accountId } = this.#bank;
    const sent = (): number => tap.arrivals.filter(({ operation }) => operation !== 'retrieve').length;
    const before = sent();
    for (const { view, batchId } of await person.views()) {
      await person.initialise(view.id);
      await person.authorise(batchId, view.currency);
      await person.cancel(view.id);
    }
    if (sent() !== before) throw new Broken('9 something was sent over a gap that nobody had looked into');
    const known = new Set((await person.views()).map(({ view }) => view.externalId));
    const theirs = server.books.payouts().filter((payout) => payout.accountId === accountId);
    this.#blind ||= theirs.some((payout) => !known.has(payout.externalId));
    await this.#office.call('backup.lookedIntoGap', { actor: 'Selin', who: 'Selin', words: 'panele bakıldı' });
  }

  /** The same folder on a second computer with the same keys; it makes no new payouts, as no computer could know of them. */
  async #atOtherComputer(during: Command): Promise<void> {
    await this.#bank.quiet();
    if (this.#other === undefined) {
      const views = await new Person(this.#office).views();
      if (views.length === 0 || views.some(({ view }) => view.requestId === '')) return;
      const { parts } = this.#office;
      const anchored = { head: parts.anchored?.head ?? null };
      this.#other = await Office.open({ ...parts, anchored, folder: copyOf(parts.folder) });
      this.#figures.otherComputers += 1;
    }
    await press(new Person(this.#other), during, { ticker: null, mayBegin: false });
    await this.#bank.quiet();
  }

  /** The network is well again; everyone finishes what is open, and the books are compared with what is said. */
  async #end(): Promise<void> {
    const { rows } = this.#schedule;
    this.#bank.server.faults.clear();
    await this.#bank.quiet();
    for (const office of [this.#office, this.#other, this.#office]) {
      if (office === undefined) continue;
      const again = office === this.#office && !this.#restored;
      if (!(this.#blind && office === this.#office)) await finish(new Person(office), { again });
      await this.#check();
    }
    this.#figures.searched += this.#marked.places;
    if (this.#blind) return;
    const verdict = await assertNothingLost(this.#office, rows, !this.#restored);
    this.#figures.paidLines += verdict.paid;
    await this.#countUnknowns();
  }

  async #write(): Promise<void> {
    await assertWorkbook(this.#office, this.#schedule.rows);
    this.#figures.workbooks += 1;
  }

  async #countUnknowns(): Promise<void> {
    for (const { view } of await new Person(this.#office).views()) {
      const doubts = eventsOf(this.#office, view.id).filter((event) => event.kind.endsWith('Unknown')).length;
      this.#figures.unknownsReached += doubts;
      if (!view.phase.endsWith('Unknown')) this.#figures.unknownsResolved += doubts;
      else throw new Broken(`still unknown at the end: ${JSON.stringify(view)}`);
    }
  }

  async #close(): Promise<void> {
    this.#ticker.close();
    this.#office.discard();
    this.#other?.discard();
    rmSync(this.#backup, { force: true });
    await this.#bank.close();
  }
}
