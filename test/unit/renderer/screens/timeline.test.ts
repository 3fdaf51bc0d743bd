import { describe, expect, test } from 'vitest';
import { HISTORY_TEXT } from '../../../../renderer/screens/history/history-text.ts';
import { foldAsks } from '../../../../renderer/screens/history/fold-asks.ts';
import { runLine, timelineLine } from '../../../../renderer/screens/history/timeline-lines.ts';
import type { TimelineEntry } from '../../../../shared/records.ts';
import { formatOf } from '../../../../shared/text/format.ts';

const AT = Date.parse('2026-11-20T12:00:00+03:00');
let seq = 0;
const entry = (kind: TimelineEntry['kind'], params: TimelineEntry['params'] = {}, actor = ''): TimelineEntry => {
  seq += 1;
  return { seq, at: AT + seq * 3_600_000, actor, kind, params };
};
const asked = (changed: number, payoutStatus = 'COMPLETED', actor = '') =>
  entry('asked', { changed, payoutStatus, found: 1 }, actor);
const shape = (entries: readonly TimelineEntry[]) =>
  foldAsks(entries).map((each) => ('times' in each ? each.times : each.kind));

describe('a run of askings without news', () => {
  test.each([
    ['is one line', [asked(0), asked(0), asked(0)], [3]],
    ['alone stands as it is', [asked(2), asked(0)], ['asked', 'asked']],
    ['ends with news, and another begins', [asked(0), asked(0), asked(1), asked(0), asked(0)], [2, 'asked', 2]],
    ['is of one status of iyzico’s', [asked(0, 'PROCESSING'), asked(0), asked(0)], ['asked', 2]],
    ['is of one asker', [asked(0), asked(0, 'COMPLETED', 'Ayşe'), asked(0)], ['asked', 'asked', 'asked']],
    ['goes over nothing else', [asked(0), entry('reportSaved'), asked(0)], ['asked', 'reportSaved', 'asked']],
  ] as const)('%s', (_, entries, expected) => {
    expect(shape(entries)).toEqual(expected);
  });

  test('says how often, from when to when, and iyzico’s status', () => {
    const [run] = foldAsks([asked(0), asked(0)]);
    if (run === undefined || !('times' in run)) throw new Error('a run');
    const { title, detail } = runLine(run, HISTORY_TEXT.tr, formatOf('tr'));
    expect(title).toBe('2 kez soruldu, değişiklik yok');
    expect(detail).toMatch(/^ilk .+, son .+ · iyzico durumu: COMPLETED$/);
    expect(runLine(run, HISTORY_TEXT.en, formatOf('en')).title).toBe('Asked 2 times, nothing changed');
  });
});

test('how a payout ended is said in the words of the lists', () => {
  const ended = entry('asked', { changed: 1, outcome: 'partlyPaid', found: 1 });
  expect(timelineLine(ended, HISTORY_TEXT.tr, formatOf('tr')).detail).toBe('Sonuç: Kısmen ödendi');
  expect(timelineLine(ended, HISTORY_TEXT.en, formatOf('en')).detail).toBe('Result: Partly paid');
});
