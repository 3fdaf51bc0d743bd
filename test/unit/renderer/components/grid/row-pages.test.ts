import { describe, expect, test } from 'vitest';
import { RowPages } from '../../../../../renderer/components/grid/row-pages.ts';

/** A reader whose answers come when the test says so. */
function slowReader() {
  const asked: {
    readonly start: number;
    readonly end: number;
    readonly answer: (mark?: string) => Promise<void>;
    readonly fail: () => Promise<void>;
  }[] = [];
  const fetchRows = (start: number, end: number) => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
    const settled = async () => {
      await Promise.allSettled([promise]);
      await Promise.resolve();
    };
    asked.push({
      start,
      end,
      answer: (mark = '') => {
        resolve(Array.from({ length: end - start }, (_, index) => `${start + index}${mark}`));
        return settled();
      },
      fail: () => {
        reject(new Error('no rows'));
        return settled();
      },
    });
    return promise;
  };
  return { asked, fetchRows };
}

describe('pages of rows', () => {
  test('asks for whole pages around what is in view, and never beyond the end', () => {
    const { asked, fetchRows } = slowReader();
    new RowPages({ total: 250, version: 1, fetchRows }).request(190, 240);
    expect(asked.map(({ start, end }) => [start, end])).toEqual([
      [0, 200],
      [200, 250],
    ]);
  });

  test('a new view is drawn with the rows that came with its count, and the rest of its page is read', async () => {
    const { asked, fetchRows } = slowReader();
    const pages = new RowPages({ total: 300, version: 'all', first: ['a', 'b'], fetchRows });
    pages.request(0, 30);
    await asked[0]?.answer();
    const first = ['x', 'y'];
    pages.configure({ total: 5, version: 'errors', first, fetchRows });
    expect([0, 1, 2].map((row) => pages.row(row))).toEqual(['x', 'y', undefined]);
    pages.refresh();
    expect(asked.at(-1)).toMatchObject({ start: 2, end: 5 });
    await asked.at(-1)?.answer('!');
    expect([0, 1, 2, 3].map((row) => pages.row(row))).toEqual(['x', 'y', '2!', '3!']);
    // The same view after an edit: what is drawn stays until it has been read again.
    pages.configure({ total: 5, version: 'errors 1', first, fetchRows });
    expect(pages.row(4)).toBe('4!');
  });

  test('a page read before the new view said how many rows it has is read again', async () => {
    const { asked, fetchRows } = slowReader();
    const pages = new RowPages({ total: 1, version: 'errors', fetchRows });
    pages.request(0, 30);
    await asked[0]?.answer();
    // The filter changed; the count of the new view comes later than the first reading of it.
    pages.configure({ total: 1, version: 'questions', fetchRows });
    pages.refresh();
    await asked[1]?.answer();
    pages.configure({ total: 3, version: 'questions', fetchRows });
    pages.refresh();
    await asked[2]?.answer();
    expect(asked.at(-1)).toMatchObject({ start: 0, end: 3 });
    expect(pages.row(2)).toBe('2');
  });

  test('while one scrolls fast, at most two are on the way and the last seen comes next', async () => {
    const { asked, fetchRows } = slowReader();
    const pages = new RowPages({ total: 100_000, version: 1, fetchRows });
    for (let row = 0; row < 50_000; row += 1000) pages.request(row, row + 30);
    expect(asked).toHaveLength(2);
    await asked[0]?.answer();
    expect(asked.map(({ start }) => start)).toEqual([0, 1000, 49_000]);
  });

  test('old rows stay on view until the new ones are there', async () => {
    const { asked, fetchRows } = slowReader();
    const pages = new RowPages({ total: 200, version: 1, fetchRows });
    pages.request(0, 30);
    await asked[0]?.answer(' old');
    pages.configure({ total: 200, version: 2, fetchRows });
    pages.refresh();
    expect(pages.row(3)).toBe('3 old');
    await asked[1]?.answer(' new');
    expect(pages.row(3)).toBe('3 new');
  });

  test('an answer for an older version is not kept', async () => {
    const { asked, fetchRows } = slowReader();
    const pages = new RowPages({ total: 200, version: 1, fetchRows });
    pages.request(0, 30);
    pages.configure({ total: 200, version: 2, fetchRows });
    await asked[0]?.answer(' old');
    expect(pages.row(3)).toBeUndefined();
    expect(asked).toHaveLength(2);
  });

  test('a failed reading is told and not repeated by itself', async () => {
    const { asked, fetchRows } = slowReader();
    const faults: unknown[] = [];
    const pages = new RowPages({ total: 200, version: 1, fetchRows, onFault: (fault) => faults.push(fault) });
    pages.request(0, 30);
    await asked[0]?.fail();
    expect([faults.length, asked.length]).toEqual([1, 1]);
    pages.request(0, 30);
    expect(asked).toHaveLength(2);
  });

  test('what draws is told once per page', async () => {
    const { asked, fetchRows } = slowReader();
    const pages = new RowPages({ total: 200, version: 1, fetchRows });
    const before = pages.view();
    let told = 0;
    pages.subscribe(() => (told += 1));
    pages.request(0, 30);
    expect(pages.view()).toBe(before);
    await asked[0]?.answer();
    expect(pages.view()).not.toBe(before);
    expect(told).toBe(1);
  });
});
