import { describe, expect, it } from 'vitest';
import { PHASES } from '../../../../shared/payouts.ts';
import type { Issue, RowView } from '../../../../shared/rows.ts';
import { BATCH_STATES } from '../../../../shared/batches.ts';
import { minor } from '../../../../shared/money.ts';
import { stagesOf } from '../../../../renderer/screens/list/attempt-stage.ts';
import { isOpenList } from '../../../../renderer/screens/list/open-list.ts';
import { cellMark, rowState, sortedIssues } from '../../../../renderer/screens/list/row-state.ts';

const issue = (change: Partial<Issue>): Issue => ({
  field: 'recipient',
  code: 'iban.checksum',
  severity: 'error',
  asks: false,
  params: {},
  answered: null,
  ...change,
});

const row = (change: Partial<RowView>): RowView => ({
  rowId: 'row00001' as RowView['rowId'],
  index: 0,
  excelRow: 5,
  recipientType: 'IBAN',
  typeInferred: false,
  recipientMasked: 'TR54 •••• 3800',
  bank: 'Ziraat',
  name: 'Ayşe Yılmaz',
  amount: minor(100),
  amountText: '1,00',
  currency: 'TRY',
  description: '',
  reference: '',
  nonWithdrawable: false,
  issues: [],
  place: 'in',
  placeReason: '',
  edited: [],
  attempt: null,
  ...change,
});

const attempt = (outcome: 'waiting' | 'paid'): NonNullable<RowView['attempt']> => ({
  payoutId: 'payout01',
  itemExternalId: 'P-1',
  outcome,
  itemStatus: '',
  errorCode: '',
  errorMessage: '',
  referenceCode: '',
  commission: null,
  released: null,
});

describe('a row’s state in a word', () => {
  it.each([
    ['nothing wrong', row({}), 'Hazır'],
    ['an error', row({ issues: [issue({})] }), 'IBAN hatalı'],
    [
      'two things to do',
      row({ issues: [issue({}), issue({ field: 'amount', code: 'amount.empty' })] }),
      'IBAN hatalı +1',
    ],
    ['a passed question', row({ issues: [issue({ severity: 'warning', asks: true, answered: 'bilerek' })] }), 'Hazır'],
    ['a remark', row({ issues: [issue({ code: 'recipient.new', severity: 'info' })] }), 'Hazır'],
    ['held back', row({ place: 'held', issues: [issue({})] }), 'Bekletiliyor'],
    ['paid', row({ attempt: attempt('paid') }), 'Ödendi'],
  ])('%s', (_, shown, word) => {
    expect(rowState(shown, 'tr', {}).word).toBe(word);
  });

  it('puts what stops the row before what only warns', () => {
    const shown = row({
      issues: [
        issue({ code: 'recipient.new', severity: 'info' }),
        issue({ code: 'iban.changed', severity: 'warning' }),
        issue({}),
      ],
    });
    expect(sortedIssues(shown).map(({ code }) => code)).toEqual(['iban.checksum', 'iban.changed', 'recipient.new']);
  });

  it('marks the cell of the field, with its sentence', () => {
    expect(cellMark(row({ issues: [issue({})] }), 'recipient', 'tr')).toEqual({
      tone: 'error',
      message: 'IBAN kontrol basamağı tutmuyor',
    });
    expect(cellMark(row({ issues: [issue({})] }), 'amount', 'tr')).toBeUndefined();
  });
});

describe('what a waiting payment waits for', () => {
  const stage = (phase: (typeof PHASES)[number]) =>
    stagesOf([{ id: 'payout01' as never, phase, mismatch: null }])['payout01'];

  it('is unknown in every phase whose end nobody knows, the authorisation under way included', () => {
    const unknown = PHASES.filter((phase) => stage(phase) === 'unknown');
    expect(unknown).toEqual(['initUnknown', 'authorising', 'authUnknown', 'cancelUnknown']);
  });

  it('is called accepted only where nothing was authorised', () => {
    const shown = row({ attempt: attempt('waiting') });
    expect(
      rowState(shown, 'tr', stagesOf([{ id: 'payout01' as never, phase: 'initialised', mismatch: null }])).word,
    ).toBe('Kabul edildi');
    expect(rowState(shown, 'tr', {}).word).toBe('Bilinmiyor');
  });

  it('is unknown while iyzico’s list differs from ours', () => {
    const mismatch = { code: 'payout.mismatch', params: {} } as const;
    expect(stagesOf([{ id: 'payout01' as never, phase: 'initialised', mismatch }])).toEqual({ payout01: 'unknown' });
  });
});

describe('a list is open to a person', () => {
  it.each(BATCH_STATES)('in state %s only before the send, or after it came to nothing', (state) => {
    const expected = ['hasErrors', 'ready', 'nothingToSend', 'refused', 'cancelled'].includes(state);
    expect(isOpenList({ editable: true, state })).toBe(expected);
    expect(isOpenList({ editable: false, state })).toBe(false);
  });
});
