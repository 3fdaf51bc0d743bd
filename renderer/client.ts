import { z } from 'zod';
import { type DeskEvents, type Input, type Output, deskContract, deskEvents } from '../shared/ipc.ts';
import { fileTokenSchema } from '../shared/ids.ts';
import { type Outcome, fail, problemSchema } from '../shared/problems.ts';

/** What the preload puts on the window (electron/preload.ts): one way to ask, one to be told, and a dropped file's token. */
export interface DeskBridge {
  readonly call: (channel: string, input: unknown) => Promise<unknown>;
  readonly on: (event: string, listener: (event: unknown) => void) => () => void;
  readonly fileToken: (file: File) => Promise<unknown>;
}

declare global {
  interface Window {
    readonly desk: DeskBridge;
  }
}

export type Channel = keyof typeof deskContract & string;
export type InputOf<K extends Channel> = Input<typeof deskContract, K>;
export type OutputOf<K extends Channel> = Output<typeof deskContract, K>;

const outcomeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), problem: problemSchema }),
]);
const droppedSchema = z.strictObject({ fileToken: fileTokenSchema, fileName: z.string() });
export type ChosenFile = z.infer<typeof droppedSchema>;

function readOutcome<T>(answer: unknown, schema: z.ZodType<T>, where: string): Outcome<T> {
  const outcome = outcomeSchema.safeParse(answer);
  if (!outcome.success) return fail('internal', { where });
  if (!outcome.data.ok) return outcome.data;
  const value = schema.safeParse(outcome.data.value);
  return value.success ? { ok: true, value: value.data } : fail('internal', { where });
}

/**
 * Asks the main process. Never rejects: a failure, an answer the contract does not allow, or a bridge that broke is a
 * problem with a code.
 */
export async function call<K extends Channel>(channel: K, input: InputOf<K>): Promise<Outcome<OutputOf<K>>> {
  // The schema of the channel is the schema of its output; TypeScript cannot follow that through the mapped type.
  const schema = deskContract[channel].output as unknown as z.ZodType<OutputOf<K>>;
  try {
    return readOutcome(await window.desk.call(channel, input), schema, channel);
  } catch (error) {
    return fail('internal', { where: channel, error: error instanceof Error ? error.name : 'unknown' });
  }
}

/** Listens to one event of the contract; what does not fit its schema is passed over. Returns the end of listening. */
export function on<K extends keyof typeof deskEvents>(name: K, listener: (event: DeskEvents[K]) => void): () => void {
  return window.desk.on(name, (event) => {
    const parsed = deskEvents[name].safeParse(event);
    if (parsed.success) listener(parsed.data as DeskEvents[K]);
  });
}

/** The token of a file a person dropped; the page never sees its path. */
export async function droppedFile(file: File): Promise<Outcome<ChosenFile>> {
  try {
    return readOutcome(await window.desk.fileToken(file), droppedSchema, 'import.dropped');
  } catch (error) {
    return fail('internal', { where: 'import.dropped', error: error instanceof Error ? error.name : 'unknown' });
  }
}
