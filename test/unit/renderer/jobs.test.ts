import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cancelJob, runHere, useJobs } from '../../../renderer/state/jobs.ts';
import type { Job } from '../../../renderer/state/jobs.ts';

/** Reads the store without a page. */
vi.mock('react', () => ({ useSyncExternalStore: (_listen: unknown, get: () => unknown) => get() }));

const shown = (): readonly Job[] => useJobs();
let at = 0;

beforeEach(() => {
  at = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => at);
});
afterEach(() => vi.restoreAllMocks());

describe('many short calls that are waited for as one', () => {
  it('are not shown while they are soon over', async () => {
    await runHere('rows', null, async ({ tell }) => {
      at = 200;
      tell(1, 2);
      expect(shown()).toEqual([]);
    });
    expect(shown()).toEqual([]);
  });

  it('are shown with their counts once they last, and gone when they are over', async () => {
    const read = await runHere('rows', null, async ({ tell }) => {
      at = 300;
      tell(500, 2000);
      expect(shown()).toMatchObject([{ kind: 'rows', done: 500, total: 2000, cancellable: true }]);
      at = 900;
      tell(1000, 2000);
      expect(shown()).toMatchObject([{ done: 1000, sinceMs: 300 }]);
      return 'read';
    });
    expect(read).toBe('read');
    expect(shown()).toEqual([]);
  });

  it('are stopped between two of them, and gone when one fails', async () => {
    const stopped = await runHere('rows', null, async ({ tell, signal }) => {
      at = 300;
      tell(1, 2);
      const [job] = shown();
      cancelJob(job?.job ?? '');
      return signal.aborted;
    });
    expect(stopped).toBe(true);
    const failing = runHere('rows', null, async ({ tell }) => {
      at = 900;
      tell(1, 2);
      throw new Error('a bug');
    });
    await expect(failing).rejects.toThrow('a bug');
    expect(shown()).toEqual([]);
  });
});
