import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../electron/iyzico/clock.ts';
import type { IyzicoKeys } from '../../electron/iyzico/signature.ts';
import type { ScenarioInput } from '../../electron/practice/scenario.ts';
import { startPracticeServer } from '../../electron/practice/server.ts';
import type { PracticeServer } from '../../electron/practice/server.ts';
import { WireTap } from './wire-tap.ts';

/** An answer that comes this late has lost its client already. */
export const LATE_MS = 25;

/** The other side: a real practice server on a loopback port, what came over its sockets, and its patience as a clock. */
export interface Bank {
  readonly server: PracticeServer;
  readonly tap: WireTap;
  readonly keys: IyzicoKeys;
  readonly accountId: string;
  /** The client's clock: a call that hangs is given up as soon as the server is known to keep silent. */
  readonly patience: Clock;
  /** Resolves once nothing the server still works on can land. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** Opens it. `keysOf` names the account, so that two offices of one company share it. */
export async function openBank(scenario: ScenarioInput, now: () => number, account = 'firma'): Promise<Bank> {
  const server = await startPracticeServer({ scenario, now });
  const tap = new WireTap(Number(new URL(server.url).port));
  const keys = server.account(account);
  let lateSeen = 0;
  return {
    server,
    tap,
    keys,
    accountId: server.accountId(keys.apiKey),
    patience: patienceWith(server),
    async quiet() {
      const late = struck(server, 'delay');
      if (late === lateSeen) return;
      lateSeen = late;
      await sleep(LATE_MS * 2);
    },
    async close() {
      tap.close();
      await server.close();
    },
  };
}

const GIVE_UP_MS = 20_000;
const POLL_MS = 2;

function struck(server: PracticeServer, kind: string): number {
  return server.faults.struck().get(kind) ?? 0;
}

/**
 * Time-outs without waiting: the timer of a call runs out when a hang has been noted by the server, or a late answer has
 * begun to be late. Calls that are only slow on a busy machine are left alone.
 */
function patienceWith(server: PracticeServer): Clock {
  return {
    now: () => performance.now(),
    schedule(run, _delayMs) {
      const before = {
        hang: struck(server, 'hang'),
        delay: struck(server, 'delay'),
        seen: server.received.all().length,
      };
      const fire = (): void => {
        stop();
        run();
      };
      const poll = setInterval(() => {
        const silent = struck(server, 'hang') > before.hang && server.received.all().length > before.seen;
        if (silent || struck(server, 'delay') > before.delay) fire();
      }, POLL_MS);
      const last = setTimeout(fire, GIVE_UP_MS);
      const stop = (): void => {
        clearInterval(poll);
        clearTimeout(last);
      };
      return stop;
    },
  };
}

/** A limiter's clock on which waiting takes no time: what waits is due at the next turn of the event loop. */
export function hurriedClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    schedule(run, delayMs) {
      const turn = setImmediate(() => {
        now += delayMs;
        run();
      });
      return () => clearImmediate(turn);
    },
  };
}
