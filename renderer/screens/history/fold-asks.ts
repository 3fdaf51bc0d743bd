import type { TimelineEntry } from '../../../shared/records.ts';

/** Askings in a row that found nothing new: the first and the last of them, and how many there were. */
export interface AskRun {
  readonly first: TimelineEntry;
  readonly last: TimelineEntry;
  readonly times: number;
}

/**
 * A list's journal with every run of askings that changed nothing as one: following asks for weeks, and what a person looks
 * for lies between. A run has one asker and one status of iyzico's; alone, an asking stands as it is.
 */
export function foldAsks(entries: readonly TimelineEntry[]): readonly (TimelineEntry | AskRun)[] {
  const folded: (TimelineEntry | AskRun)[] = [];
  for (const entry of entries) {
    const before = folded.at(-1);
    const run = before === undefined || 'times' in before ? before : { first: before, last: before, times: 1 };
    if (run !== undefined && isQuiet(entry) && isSame(run.last, entry))
      folded[folded.length - 1] = { ...run, last: entry, times: run.times + 1 };
    else folded.push(entry);
  }
  return folded;
}

const isQuiet = ({ kind, params }: TimelineEntry): boolean => kind === 'asked' && params['changed'] === 0;

function isSame(before: TimelineEntry, entry: TimelineEntry): boolean {
  return (
    isQuiet(before) &&
    before.actor === entry.actor &&
    before.params['payoutStatus'] === entry.params['payoutStatus'] &&
    before.params['found'] === entry.params['found']
  );
}
