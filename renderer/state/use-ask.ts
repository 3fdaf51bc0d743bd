import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Channel, InputOf, OutputOf } from '../client.ts';
import { type Asked, question } from './answers.ts';

export type Answered<T> = Asked<T> & { readonly again: () => void };

const NOTHING_ASKED = { subscribe: () => () => undefined, read: () => WAITING, again: () => undefined };
const WAITING: Asked<never> = { state: 'waiting' };

/** The answer to a question, kept fresh by the program's `changed` events. `null` asks nothing and stays waiting. */
export function useAsk<K extends Channel>(channel: K, input: InputOf<K> | null): Answered<OutputOf<K>> {
  const key = input === null ? null : JSON.stringify(input);
  const asked = useMemo(
    // The input by its content: views write it in place.
    () => (key === null ? NOTHING_ASKED : question(channel, JSON.parse(key) as InputOf<K>)),
    [channel, key],
  );
  const answer: Asked<OutputOf<K>> = useSyncExternalStore(asked.subscribe, asked.read);
  return useMemo(() => ({ ...answer, again: asked.again }), [answer, asked]);
}

/** As `useAsk`, but while a changed input is being asked the last answer stays (marked old), so that nothing jumps. */
export function useAskKeeping<K extends Channel>(channel: K, input: InputOf<K> | null): Answered<OutputOf<K>> {
  const answer = useAsk(channel, input);
  const [last, setLast] = useState<{ readonly value: OutputOf<K> } | undefined>(undefined);
  if (answer.state === 'ready' && last?.value !== answer.value) setLast({ value: answer.value });
  if (answer.state === 'waiting' && last !== undefined)
    return { state: 'ready', value: last.value, isOld: true, again: answer.again };
  return answer;
}
