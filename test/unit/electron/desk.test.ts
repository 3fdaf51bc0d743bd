import { afterEach, describe, expect, it } from 'vitest';
import type { BatchId } from '../../../shared/ids.ts';
import type { RowQuery } from '../../../shared/row-query.ts';
import { formatFigures, minor } from '../../../shared/money.ts';
import type { Timers } from '../../../electron/payouts/follow.ts';
import { openTestDesk } from '../../fixtures/open-desk.ts';
import type { TestDesk } from '../../fixtures/open-desk.ts';

const ALL: RowQuery = { filter: 'all', code: null, search: '', sort: 'sheet', descending: false };

let open: TestDesk | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

/** Imports the sample and puts right what stops it, as a person would: correct what can be, hold the rest, answer questions. */
async function readyList(desk: TestDesk): Promise<BatchId> {
  const company = await desk.must('companies.practise', { name: 'Alıştırma Ltd.' });
  const { fileToken } = await desk.must('import.sample', { locale: 'tr' });
  const view = await desk.must('import.open', { companyId: company.id, fileToken });
  expect(view.missing).toEqual([]);
  const { batchId } = await desk.must('import.finish', {
    importId: view.importId,
    choice: view.choice,
    name: view.suggestedName,
    period: '2026-11',
    purpose: 'SALARY',
    sameFileReason: null,
  });
  const { rows } = await desk.must('rows.page', { batchId, query: ALL, offset: 0, limit: 500 });
  for (const row of rows) {
    if (row.issues.some((issue) => issue.code === 'name.missing'))
      await desk.must('rows.edit', { batchId, edits: [{ rowId: row.rowId, field: 'name', text: 'Deniz Uçar' }] });
    else if (row.issues.some((issue) => issue.severity === 'error'))
      await desk.must('rows.place', { batchId, rowIds: [row.rowId], place: 'held', reason: 'düzeltilecek' });
    for (const issue of row.issues) {
      if (issue.asks && issue.severity !== 'error')
        await desk.must('rows.answer', { batchId, rowIds: [row.rowId], code: issue.code, reason: 'bilerek iki kez' });
    }
  }
  return batchId;
}

describe('a window in which a press is being carried out', () => {
  it('is not replaced by another that was asked for just before: its answer would be hidden', async () => {
    const desk = (open = await openTestDesk());
    const batchId = await readyList(desk);
    const { companyId } = await desk.must('payouts.initialise', { batchId });
    await desk.must('payouts.openAuthorise', { batchId, currency: 'TRY' });
    const view = await desk.authorise('authorise.view', {});
    if (!view.ok || view.value.kind !== 'authorise') throw new Error(JSON.stringify(view));
    const { digest, total } = view.value.summary;
    // The page asks first, and is still being answered when the person presses.
    const replacing = desk.call('companies.openLimits', { companyId });
    const pressing = desk.authorise('authorise.press', {
      digest,
      typedTotal: formatFigures(total, 'tr'),
      second: null,
    });
    expect(await replacing).toMatchObject({ ok: false, problem: { code: 'payout.inFlight' } });
    expect(await pressing).toMatchObject({ ok: true, value: { authorised: 1, problem: null } });
    expect(desk.shell.opened).toEqual(['authorise']);
  }, 30_000);
});

describe('links to the outside', () => {
  it('are opened as fast as a person asks for them, and no faster', async () => {
    let at = 1_000_000;
    const timers: Timers = { now: () => at, random: () => 0, after: () => () => undefined };
    const desk = (open = await openTestDesk({ timers }));
    const press = async (): Promise<string> => {
      const answer = await desk.call('app.openLink', { link: 'iyzicoPanel' });
      return answer.ok ? 'opened' : answer.problem.code;
    };
    const pressed = [];
    for (let count = 0; count < 5; count += 1) pressed.push(await press());
    expect(pressed).toEqual(['opened', 'opened', 'opened', 'tooManyRequests', 'tooManyRequests']);
    at += 2_000;
    expect(await press()).toBe('opened');
    expect(desk.shell.opened).toEqual(['link', 'link', 'link', 'link']);
  });
});

describe('the main job, without a window', () => {
  it('imports, corrects, sends, authorises by hand, follows and settles the sample list', async () => {
    const desk = (open = await openTestDesk());
    const batchId = await readyList(desk);
    const ready = await desk.must('batches.get', { batchId });
    expect(ready.state).toBe('ready');
    expect(ready.counts.all).toBe(24);
    expect(ready.sheetColumns).toMatchObject({ name: 'C', recipient: 'E', amount: 'F' });

    const sent = await desk.must('payouts.initialise', { batchId });
    expect(sent.state).toBe('waitingAuthorisation');
    const [payout] = sent.payouts;
    expect(payout?.acceptedCount).toBeLessThan(payout?.itemCount ?? 0);

    await desk.must('payouts.openAuthorise', { batchId, currency: 'TRY' });
    expect(desk.shell.opened).toEqual(['authorise']);
    const view = await desk.authorise('authorise.view', {});
    if (!view.ok || view.value.kind !== 'authorise') throw new Error(JSON.stringify(view));
    const { summary } = view.value;
    expect(summary.count).toBe(payout?.acceptedCount);
    expect(summary.total).toBe(payout?.acceptedTotal);
    expect(summary.balance).toBe(5_000_000_000);

    const wrong = await desk.authorise('authorise.press', {
      digest: summary.digest,
      typedTotal: formatFigures(minor(summary.total + 1), 'tr'),
      second: null,
    });
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'payout.total' } });
    const stale = await desk.authorise('authorise.press', {
      digest: 'x'.repeat(64),
      typedTotal: formatFigures(summary.total, 'tr'),
      second: null,
    });
    expect(stale).toMatchObject({ ok: false, problem: { code: 'payout.digest' } });
    const pressed = await desk.authorise('authorise.press', {
      digest: summary.digest,
      typedTotal: formatFigures(summary.total, 'tr'),
      second: null,
    });
    expect(pressed).toEqual({ ok: true, value: { authorised: 1, of: 1, problem: null } });
    const again = await desk.authorise('authorise.press', {
      digest: summary.digest,
      typedTotal: formatFigures(summary.total, 'tr'),
      second: null,
    });
    expect(again).toMatchObject({ ok: false, problem: { code: 'payout.wrongPhase' } });

    let detail = await desk.must('batches.get', { batchId });
    const returned = (): boolean =>
      detail.payouts.some((each) => each.outcomes.some(({ outcome }) => outcome === 'returned'));
    // The list settles first; the refund of a failed payment follows (DEPOSIT_SUCCESS).
    for (let asks = 0; !returned() && asks < 40; asks += 1) {
      detail = await desk.must('payouts.ask', { payoutId: detail.payouts[0]?.id ?? payout?.id ?? ('' as never) });
    }
    expect(detail.state).toBe('partlyPaid');
    const outcomes = Object.fromEntries(
      detail.payouts.flatMap((each) => each.outcomes).map((each) => [each.outcome, each.count]),
    );
    expect(outcomes).toMatchObject({ notAccepted: 1, failed: 1, returned: 1, stuck: 1 });
    expect(detail.counts.all).toBe(24);
    expect((await desk.must('history.verify', {})).faults).toEqual([]);

    const restarted = (open = await desk.reopen());
    expect((await restarted.must('batches.get', { batchId })).state).toBe('partlyPaid');
    const timeline = await restarted.must('history.timeline', { batchId });
    expect(timeline.map((entry) => entry.kind)).toEqual(
      expect.arrayContaining([
        'imported',
        'prepared',
        'initialiseSent',
        'initialised',
        'authoriseIntended',
        'authoriseSent',
        'authorised',
        'asked',
      ]),
    );
  });

  it('nothing is sent while a row waits for a person', async () => {
    const desk = (open = await openTestDesk());
    const company = await desk.must('companies.practise', { name: 'Alıştırma' });
    const { fileToken } = await desk.must('import.sample', { locale: 'tr' });
    const view = await desk.must('import.open', { companyId: company.id, fileToken });
    const { batchId } = await desk.must('import.finish', {
      importId: view.importId,
      choice: view.choice,
      name: 'Liste',
      period: '2026-11',
      purpose: 'SALARY',
      sameFileReason: null,
    });
    expect(await desk.call('payouts.initialise', { batchId })).toMatchObject({
      ok: false,
      problem: { code: 'batch.hasErrors' },
    });
    expect((await desk.must('batches.get', { batchId })).payouts).toEqual([]);
  });

  it('the same file again is asked about and needs a reason', async () => {
    const desk = (open = await openTestDesk());
    await readyList(desk);
    const [company] = await desk.must('companies.list', {});
    const { fileToken } = await desk.must('import.sample', { locale: 'tr' });
    const view = await desk.must('import.open', { companyId: company?.id ?? ('' as never), fileToken });
    expect(view.same).toMatchObject([{ how: 'sameFile' }]);
    const finish = {
      importId: view.importId,
      choice: view.choice,
      name: 'Yine',
      period: '2026-11',
      purpose: 'SALARY' as const,
    };
    expect(await desk.call('import.finish', { ...finish, sameFileReason: null })).toMatchObject({
      ok: false,
      problem: { code: 'batch.sameFile' },
    });
    expect((await desk.call('import.finish', { ...finish, sameFileReason: 'ikinci prim' })).ok).toBe(true);
  });
});
