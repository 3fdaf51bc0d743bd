import { parentPort, workerData } from 'node:worker_threads';
import { problemOf } from '../ledger/failures.ts';
import { fileBookStore } from './book-entries.ts';
import type { PracticeReply, PracticeRequest, PracticeStart } from './host.ts';
import { sealedLines } from './sealed-books.ts';
import { startPracticeServer } from './server.ts';

/** The running program's practice server: a thread of its own, so that ten thousand items at once hold nobody up. */
if (parentPort === null) throw new Error('this file runs in a worker thread');
const main = parentPort;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
const say = (reply: PracticeReply): void => main.postMessage(reply);

const { scenario, booksFile, booksKey, seed } = workerData as PracticeStart;
const store = fileBookStore(booksFile, sealedLines(booksKey));
const server = await startPracticeServer({ scenario, store, seed });
main.on('message', (request: PracticeRequest) => {
  if (request.kind === 'close') {
    void server.close().then(() => main.close());
    return;
  }
  try {
    server.addAccount(request.keys);
    say({ kind: 'account', id: request.id, problem: null });
  } catch (error) {
    // The books are a file beside the ledger: a full disk stops them like it. What is no problem is a bug and ends the thread.
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    say({ kind: 'account', id: request.id, problem });
  }
});
say({ kind: 'listening', url: server.url });
