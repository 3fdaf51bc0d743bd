import { rmSync } from 'node:fs';
import { setAskFirst } from '../../electron/ledger/payouts/ask-first.ts';
import { openStore } from '../../electron/ledger/open.ts';
import { openBank } from './bank.ts';
import type { Bank } from './bank.ts';
import { Crash } from './bomb.ts';
import { Commits } from './commits.ts';
import { finish } from './finish.ts';
import { count } from './figures.ts';
import type { Figures } from './figures.ts';
import { assertInvariants, Broken, eventsOf } from './invariants.ts';
import { assertNothingLost, assertPaidOnce } from './judge.ts';
import { copyOf, DATA_KEY, newFolder, Office } from './office.ts';
import { Person } from './person.ts';
import { press } from './presses.ts';
import { addCompany, importSheet } from './sheets.ts';
import type { Command, Schedule } from './schedule.ts';
import { Ticker } from './ticker.ts';

const START = Date.parse('2026-11-20T09:00:00+03:00');

interface Backup {
  readonly folder: string;
  readonly payouts: number;
}

/** One schedule being lived: the office, the bank, perhaps a backup and perhaps a second computer. */
export class Life {
  readonly #schedule: Schedule;
  readonly #figures: Figures;
  readonly #clock = { now: START };
  #bank: Bank;
  #office: Office;
  #ticker: Ticker;
  #backup: Backup | undefined;
  #other: Office | undefined;
  #restored = false;

  private constructor(schedule: Schedule, figures: Figures, bank: Bank, office: Office, clock: { now: number }) {
    this.#schedule = schedule;
    this.#figures = figures;
    this.#bank = bank;
    this.#office = office;
    this.#ticker = new Ticker(office);
    this.#clock = clock;
  }

  /**
   * Lives a schedule to its end; throws `Broken` when an invariant does not hold anywhere on the way. `onEnd` is shown
   * every folder that is left, before it goes.
   */
  static async live(
    schedule: Schedule,
    figures: Figures,
    onEnd: (folder: string) => void = () => undefined,
  ): Promise<void> {
    const clock = { now: START };
    const bank = await openBank(schedule.scenario, () => START);
    const office = await Office.open({ folder: newFolder(), bank, clock, commits: new Commits() });
    const life = new Life(schedule, figures, bank, office, clock);
    try {
      await importSheet(office, await addCompany(office, schedule.maxItems), schedule.rows);
      for (const command of schedule.commands) {
        count(figures.commands, command.do);
        await life.#do(command);
        await life.#check();
      }
      await life.#end();
      for (const left of [life.#office, life.#other]) if (left !== undefined) onEnd(left.parts.folder);
      figures.runs += 1;
    } finally {
      for (const [kind, times] of bank.server.faults.struck()) count(figures.faults, kind, times);
      await life.#close();
    }
  }

  async #check(): Promise<void> {
    assertPaidOnce(this.#bank, this.#schedule.rows);
    await assertInvariants(this.#office);
    if (this.#other !== undefined) await assertInvariants(this.#other);
  }

  async #do(command: Command): Promise<void> {
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
        if (this.#backup !== undefined) rmSync(this.#backup.folder, { recursive: true });
        this.#backup = {
          folder: copyOf(this.#office.parts.folder),
          payouts: new Person(this.#office).payouts().length,
        };
        return;
      case 'restore':
        return this.#restore();
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
   * An older backup comes back and everything open in it is to be asked about first. Payouts made after the backup are
   * unknown to it and to everyone who has only it; the screen shows that gap to a person, and no program can close it, so
   * such a restore is left out here.
   */
  async #restore(): Promise<void> {
    const backup = this.#backup;
    if (backup === undefined || new Person(this.#office).payouts().length !== backup.payouts) return;
    await this.#bank.quiet();
    this.#backup = undefined;
    this.#office.discard();
    const office = await Office.open({ ...this.#office.parts, folder: backup.folder });
    const { store } = office.ledger;
    const open = (await office.call('payouts.open', {})).map(({ payoutId }) => payoutId);
    store.transaction(() => setAskFirst(store, open));
    this.#take(office);
    this.#restored = true;
    this.#figures.restored += 1;
  }

  /** The same folder on a second computer with the same keys; it makes no new payouts, as no computer could know of them. */
  async #atOtherComputer(during: Command): Promise<void> {
    await this.#bank.quiet();
    if (this.#other === undefined) {
      const views = await new Person(this.#office).views();
      if (views.length === 0 || views.some(({ view }) => view.requestId === '')) return;
      this.#other = await Office.open({ ...this.#office.parts, folder: copyOf(this.#office.parts.folder) });
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
      await finish(new Person(office), { again });
      await this.#check();
    }
    const verdict = await assertNothingLost(this.#office, rows, !this.#restored);
    this.#figures.paidLines += verdict.paid;
    await this.#countUnknowns();
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
    if (this.#backup !== undefined) rmSync(this.#backup.folder, { recursive: true, force: true });
    await this.#bank.close();
  }
}
