import type { MessagePort } from 'node:worker_threads';

/* oxlint-disable unicorn/require-post-message-target-origin -- a thread's port has no origin */

/** From the writer: begins a list from its start, or asks for that list's next rows. One question is open at a time. */
type Question = { readonly type: 'open'; readonly list: number } | { readonly type: 'next' };

/** To the writer: the next rows (at most 500), or that there are no more. */
interface Answer<Row> {
  readonly rows: readonly Row[] | null;
}

type Reading<Row> = Iterable<readonly Row[]> | AsyncIterable<readonly Row[]>;

/**
 * Hands rows to a report's writer over a port, at the writer's pace, until the writer closes it. `open` begins a reading
 * of the task's first, second… list. Rejects with what the reading threw.
 */
export function serveRows<Row>(port: MessagePort, open: (list: number) => Reading<Row>): Promise<void> {
  let reading: Iterator<readonly Row[]> | AsyncIterator<readonly Row[]> | undefined;
  const answer = async (question: Question): Promise<void> => {
    if (question.type === 'open') {
      const rows = open(question.list);
      reading = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
      return;
    }
    const step = await reading?.next();
    port.postMessage({ rows: step === undefined || step.done === true ? null : step.value } satisfies Answer<Row>);
  };
  return new Promise((resolve, reject) => {
    let last = Promise.resolve();
    port.on('message', (question: Question) => {
      last = last.then(() => answer(question));
      last.catch(reject);
    });
    port.on('close', resolve);
  });
}

/** The writer's end: reads a list from its start, asking for the next rows while it works on those it has. */
export async function* readRows<Row>(port: MessagePort, list: number): AsyncGenerator<readonly Row[]> {
  const ask = (question: Question): void => port.postMessage(question);
  const next = (): Promise<Answer<Row>> => {
    const answered = new Promise<Answer<Row>>((resolve) => port.once('message', resolve));
    ask({ type: 'next' });
    return answered;
  };
  ask({ type: 'open', list });
  let ahead = next();
  for (;;) {
    const { rows } = await ahead;
    if (rows === null) return;
    ahead = next();
    yield rows;
  }
}
