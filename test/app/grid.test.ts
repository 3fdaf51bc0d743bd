import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchId } from '../../shared/ids.ts';
import type { RowQuery } from '../../shared/row-query.ts';
import { describeIssue } from '../../renderer/text/issue-text.ts';
import { COMMON } from '../../renderer/text/areas.ts';
import { Accountant } from './kit/accountant.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { faultyRows, writeSheet } from './kit/sheets.ts';

const { fields } = COMMON.tr;
const WHOLE: RowQuery = { filter: 'all', code: null, search: '', sort: 'sheet', descending: false };

/** The table of a list as an accountant handles it: the mouse on its columns, the clipboard, and the way from fault to fault. */
describe('the table of a list', () => {
  let folder: string;
  let userData: string;
  let person: Accountant;
  let batchId: BatchId;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-grid-'));
    userData = join(folder, 'user');
    await writeSheet(join(folder, 'liste.xlsx'), faultyRows(60));
    person = await Accountant.start({ userData });
    await person.practise();
    batchId = await person.importFile(join(folder, 'liste.xlsx'));
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const header = (name: string): Locator => person.page.getByRole('columnheader', { name, exact: true });
  const headers = async (): Promise<readonly string[]> =>
    person.page
      .getByRole('columnheader')
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
  const box = async (of: Locator) => {
    const found = await of.boundingBox();
    if (found === null) throw new Error('it is not drawn');
    return found;
  };
  const drag = async (from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> => {
    const { mouse } = person.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  };
  /** A cell by its row in the view (from 0) and its column's name. */
  const cell = async (row: number, name: string): Promise<Locator> => {
    const column = await header(name).getAttribute('data-column');
    return person.page.locator(`[data-row="${row}"] > [data-column="${column}"]`);
  };
  const focusedPlace = () =>
    person.page.evaluate(() => {
      const at = document.activeElement;
      return {
        row: Number(at?.closest('[data-row]')?.getAttribute('data-row')),
        column: at?.getAttribute('data-column'),
      };
    });
  const rows = async () =>
    (await person.ask('rows.page', { batchId, query: WHOLE, offset: 0, limit: 10 })).rows.map((row) => row);
  /** Puts a text into the system's clipboard the way a person does: marks it somewhere and copies it. */
  const intoClipboard = async (text: string): Promise<void> => {
    await person.page.evaluate((value) => {
      const area = document.createElement('textarea');
      area.id = 'elsewhere';
      area.value = value;
      document.body.append(area);
      area.focus();
      area.select();
    }, text);
    await person.page.keyboard.press('Control+C');
    await person.page.evaluate(() => document.querySelector('#elsewhere')?.remove());
  };

  it('has a column widened by dragging its edge, and narrowed to no less than can be read', async () => {
    const before = await box(header(fields.name));
    const edge = { x: before.x + before.width - 2, y: before.y + before.height / 2 };
    await drag(edge, { x: edge.x + 70, y: edge.y });
    expect((await box(header(fields.name))).width).toBeCloseTo(before.width + 70, -1);
    const amount = await box(header(fields.amount));
    const its = { x: amount.x + amount.width - 2, y: amount.y + 5 };
    await drag(its, { x: its.x - 400, y: its.y });
    expect((await box(header(fields.amount))).width).toBeGreaterThanOrEqual(48);
  });

  it('has a column moved by dragging its header, which sorts nothing', async () => {
    const before = await headers();
    expect(before.indexOf(fields.amount)).toBeGreaterThan(before.indexOf(fields.name));
    const [from, to] = [await box(header(fields.amount)), await box(header(fields.name))];
    await drag({ x: from.x + 12, y: from.y + 12 }, { x: to.x + 6, y: to.y + 12 });
    await expect.poll(async () => (await headers()).indexOf(fields.amount)).toBe(before.indexOf(fields.name));
    expect(await header(fields.amount).getAttribute('aria-sort')).toBe('none');
    // A pinned column stays where it is, whatever is dragged over it.
    const [moved, pinned] = [
      await box(header(fields.description)),
      await box(person.page.getByRole('columnheader').nth(1)),
    ];
    await drag({ x: moved.x + 12, y: moved.y + 12 }, { x: pinned.x + 4, y: pinned.y + 12 });
    expect((await headers())[1]).toBe(before[1]);
  });

  it('has a column hidden by its menu, and finds all of it so after a restart', async () => {
    await header(fields.name).hover();
    await header(fields.name).locator('.pd-grid__opener').click();
    await person.page.getByRole('menuitem', { name: person.words.list.grid.hide }).click();
    await expect.poll(headers).not.toContain(fields.name);
    const left = { order: await headers(), width: (await box(header(fields.amount))).width };
    await expect
      .poll(async () => (await person.ask('app.state', {})).preferences.layouts['list'] ?? '')
      .toMatch(/"id":"name"[^}]*"isHidden":true/);
    await person.close();
    person = await Accountant.start({ userData });
    await person.page.getByRole('table').getByRole('button').first().click();
    await person.page.getByRole('grid').waitFor();
    expect(await headers()).toEqual(left.order);
    expect((await box(header(fields.amount))).width).toBeCloseTo(left.width, 0);
    await person.page.keyboard.press('Control+K');
    await person.page.getByRole('dialog').waitFor();
    await person.page.keyboard.type(person.words.list.grid.resetColumns);
    await person.page.keyboard.press('Enter');
    await expect.poll(headers).toContain(fields.name);
  });

  it('takes a block from a spreadsheet, quotes and line breaks and all, as one step that can be undone and redone', async () => {
    const before = await rows();
    await intoClipboard('Şükran "Ece" Işık\r\nİlk\r\n"iki\nsatır ""tırnak"""\r\n');
    await (await cell(1, fields.name)).click();
    await person.page.keyboard.press('Control+V');
    await expect.poll(async () => (await rows())[2]?.name).toBe('İlk');
    const pasted = await rows();
    expect(pasted[1]?.name).toBe('Şükran "Ece" Işık');
    expect(pasted[3]?.name.replace(/\s+/g, ' ')).toBe('iki satır "tırnak"');
    expect(pasted[4]).toEqual(before[4]);
    await person.page.keyboard.press('Control+Z');
    await expect.poll(async () => (await rows()).map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    await person.page.keyboard.press('Control+Y');
    await expect.poll(async () => (await rows())[2]?.name).toBe('İlk');
    await person.page.keyboard.press('Control+Z');
    await expect.poll(async () => (await rows())[2]?.name).toBe(before[2]?.name);
  });

  it('copies a block that a text field then takes as a spreadsheet would', async () => {
    await (await cell(2, fields.description)).click();
    await person.page.keyboard.press('Shift+ArrowDown');
    await person.page.keyboard.press('Control+C');
    await person.page.keyboard.press('Control+F');
    await person.page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    await person.page.evaluate(() => {
      const area = document.createElement('textarea');
      area.id = 'elsewhere';
      document.body.append(area);
      area.focus();
    });
    await person.page.keyboard.press('Control+V');
    const taken = await person.page.evaluate(() => {
      const area = document.querySelector<HTMLTextAreaElement>('#elsewhere');
      area?.remove();
      return area?.value;
    });
    const [, , third, fourth] = await rows();
    expect(taken?.split(/\r?\n/)).toEqual([third?.description, fourth?.description]);
  });

  it('fills from above with Ctrl+D, empties with Del, and takes both back', async () => {
    await (await cell(0, fields.description)).click();
    await person.page.keyboard.type('Prim');
    await person.page.keyboard.press('Enter');
    await expect.poll(async () => (await rows())[0]?.description).toBe('Prim');
    await (await cell(0, fields.description)).click();
    await person.page.keyboard.press('Shift+ArrowDown');
    await person.page.keyboard.press('Shift+ArrowDown');
    await person.page.keyboard.press('Control+D');
    const first = async () => (await rows()).slice(0, 4).map(({ description }) => description);
    await expect.poll(first).toEqual(['Prim', 'Prim', 'Prim', 'Kasım 2026 maaş ödemesi']);
    await person.page.keyboard.press('Delete');
    await expect.poll(first).toEqual(['', '', '', 'Kasım 2026 maaş ödemesi']);
    await person.page.keyboard.press('Control+Z');
    await person.page.keyboard.press('Control+Z');
    await expect.poll(first).toEqual(['Prim', ...Array(3).fill('Kasım 2026 maaş ödemesi')]);
  });

  it('undoes letters while a cell is being edited, and the list once it is not', async () => {
    await (await cell(1, fields.description)).click();
    await person.page.keyboard.press('F2');
    await person.page.keyboard.press('End');
    await person.page.keyboard.type('xyz');
    await person.page.keyboard.press('Control+Z');
    const typed = await person.page.locator('.pd-grid input').inputValue();
    expect(typed).not.toContain('xyz');
    expect((await rows())[0]?.description).toBe('Prim');
    await person.page.keyboard.press('Escape');
    await person.page.keyboard.press('Control+Z');
    await expect.poll(async () => (await rows())[0]?.description).toBe('Kasım 2026 maaş ödemesi');
  });

  it('goes from the summary of faults to the first such cell, and on and back with F8', async () => {
    const detail = await person.ask('batches.get', { batchId });
    const group = detail.issueGroups.find(({ code }) => code === 'iban.checksum');
    if (group === undefined) throw new Error('no IBAN is wrong');
    const { short } = describeIssue({ code: 'iban.checksum', params: {} }, 'tr');
    await person.button(person.words.list.problems.jump(short, group.count)).click();
    await expect.poll(focusedPlace).toMatchObject({ row: group.firstIndex });
    expect((await focusedPlace()).column).toBe(await header(fields.recipient).getAttribute('data-column'));
    const start = (await focusedPlace()).row;
    await person.page.keyboard.press('F8');
    await expect.poll(async () => (await focusedPlace()).row).toBeGreaterThan(start);
    await person.page.keyboard.press('Shift+F8');
    await expect.poll(async () => (await focusedPlace()).row).toBe(start);
  });

  it('says that a filter and a sort change the view alone, and what would be sent stays', async () => {
    const before = await person.ask('batches.get', { batchId });
    const note = person.page.getByText(person.words.list.viewOnly);
    expect(await note.count()).toBe(0);
    await person.filter(person.words.list.filters.errors);
    await note.waitFor();
    const grid = person.page.getByRole('grid');
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(before.counts.errors + 1));
    await person.filter(person.words.list.filters.all);
    await note.waitFor({ state: 'detached' });
    await header(fields.amount).click();
    await note.waitFor();
    const { totals, counts } = await person.ask('batches.get', { batchId });
    expect({ totals, counts }).toEqual({ totals: before.totals, counts: before.counts });
  });
});
