import { Follower } from '../../electron/payouts/follow.ts';
import type { Timers } from '../../electron/payouts/follow.ts';
import { fail } from '../../shared/problems.ts';
import { Crash } from './bomb.ts';
import type { Office } from './office.ts';
import { Person } from './person.ts';

/** The real follower on timers that a test moves. */
export class Ticker {
  readonly #office: Office;
  readonly #follower: Follower;
  readonly #due: { readonly at: number; readonly work: () => void }[] = [];
  #asking: Promise<unknown>[] = [];
  #crash: Crash | undefined;

  constructor(office: Office) {
    this.#office = office;
    const { clock } = office.parts;
    const timers: Timers = {
      now: () => clock.now,
      random: () => 0.5,
      after: (delayMs, work) => {
        const entry = { at: clock.now + delayMs, work };
        this.#due.push(entry);
        return () => void this.#due.splice(0, this.#due.length, ...this.#due.filter((each) => each !== entry));
      },
    };
    this.#follower = new Follower(
      (payoutId) => {
        const asked = office.runner.ask(payoutId).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
          this.#crash = error;
          return fail('internal');
        });
        this.#asking.push(asked);
        return asked;
      },
      timers,
      () => undefined,
    );
  }

  /** Runs the next look that is due, moving the clock to it. Throws the crash that came on the way. */
  async tick(): Promise<void> {
    const person = new Person(this.#office);
    for (const payoutId of person.payouts()) this.#follower.follow(payoutId, await person.state(payoutId));
    const [next] = this.#due.toSorted((a, b) => a.at - b.at);
    if (next === undefined) return;
    this.#due.splice(this.#due.indexOf(next), 1);
    this.#office.parts.clock.now = Math.max(this.#office.parts.clock.now, next.at);
    next.work();
    await Promise.all(this.#asking);
    this.#asking = [];
    if (this.#crash !== undefined) throw this.#crash;
  }

  close(): void {
    this.#follower.close();
  }
}
