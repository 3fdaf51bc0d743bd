import type { DeskEvents } from '../../shared/ipc.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import { type Channel, type InputOf, type OutputOf, call, on } from '../client.ts';

/** What is known of one question: nothing yet, an answer (perhaps being asked again), or why there is none. */
export type Asked<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'ready'; readonly value: T; readonly isOld: boolean }
  | { readonly state: 'failed'; readonly problem: Problem };

/** A question a view shows the answer of. It is asked again whenever something it depends on has changed. */
export interface Question<T> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly read: () => Asked<T>;
  readonly again: () => void;
}

type Changed = DeskEvents['changed'];
type Facts = { readonly batchId?: unknown; readonly companyId?: unknown };

/** Channels whose answer can change with any list or payout, whatever their input names. */
const ACROSS_LISTS: readonly string[] = ['batches.list', 'batches.board', 'history.search', 'recipients.list'];

/** True when the event says that the answer to this question may be another now. */
export function isAbout(event: Changed, channel: string, input: unknown): boolean {
  const facts: Facts = typeof input === 'object' && input !== null ? input : {};
  if (event.app === true && (channel === 'app.state' || channel === 'updates.state')) return true;
  if (event.companies === true && (channel.startsWith('companies.') || channel === 'batches.board')) return true;
  if (event.recipients === true && channel.startsWith('recipients.')) return true;
  if (event.batchId !== undefined && (facts.batchId === event.batchId || ACROSS_LISTS.includes(channel))) return true;
  return event.companyId !== undefined && (facts.companyId === event.companyId || channel === 'batches.board');
}

/** At least this long between two askings of the same question: a payout being followed tells of every item. */
const PAUSE_MS = 120;

class LiveQuestion<K extends Channel> implements Question<OutputOf<K>> {
  readonly channel: K;
  readonly input: InputOf<K>;
  private readonly forget: () => void;
  private readonly listeners = new Set<() => void>();
  private asked: Asked<OutputOf<K>> = { state: 'waiting' };
  private isAsking = false;
  private isStale = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(channel: K, input: InputOf<K>, forget: () => void) {
    this.channel = channel;
    this.input = input;
    this.forget = forget;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) void this.ask();
    return () => {
      this.listeners.delete(listener);
      // After the present turn, so that a view that only moved in the tree does not ask anew.
      setTimeout(() => {
        if (this.listeners.size > 0) return;
        clearTimeout(this.timer);
        this.forget();
      });
    };
  };

  readonly read = (): Asked<OutputOf<K>> => this.asked;

  readonly again = (): void => {
    void this.ask();
  };

  /** Something changed: asks again soon, once for many changes. */
  touch(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.listeners.size > 0) void this.ask();
    }, PAUSE_MS);
  }

  /** One asking at a time; what changes meanwhile makes one more, whose answer is the newer by construction. */
  private async ask(): Promise<void> {
    if (this.isAsking) {
      this.isStale = true;
      return;
    }
    this.isAsking = true;
    if (this.asked.state === 'failed') this.show({ state: 'waiting' });
    let outcome: Outcome<OutputOf<K>>;
    do {
      this.isStale = false;
      outcome = await call(this.channel, this.input);
    } while (this.isStale);
    this.isAsking = false;
    this.show(
      outcome.ok
        ? { state: 'ready', value: outcome.value, isOld: false }
        : { state: 'failed', problem: outcome.problem },
    );
  }

  private show(asked: Asked<OutputOf<K>>): void {
    this.asked = asked;
    for (const listener of this.listeners) listener();
  }
}

/** Questions that are on screen now. Nothing is kept of those that are not. */
const live = new Map<string, LiveQuestion<Channel>>();
let stopListening: (() => void) | undefined;

/** The question with this input, shared by all views that show it. */
export function question<K extends Channel>(channel: K, input: InputOf<K>): Question<OutputOf<K>> {
  const key = `${channel} ${JSON.stringify(input)}`;
  stopListening ??= on('changed', (event) => {
    for (const each of live.values()) if (isAbout(event, each.channel, each.input)) each.touch();
  });
  const found = live.get(key);
  // Same key, same channel, same input: the answer's type is the channel's.
  if (found !== undefined) return found as unknown as Question<OutputOf<K>>;
  const made: LiveQuestion<K> = new LiveQuestion(channel, input, () => {
    if ((live.get(key) as unknown) === made) live.delete(key);
  });
  live.set(key, made as unknown as LiveQuestion<Channel>);
  return made;
}
