import { describe, expect, it } from 'vitest';
import { isAbout } from '../../../../renderer/state/answers.ts';
import { pressedKeys, writtenKeys } from '../../../../renderer/state/shortcuts.ts';

const batchId = 'batch001' as never;
const other = 'batch002' as never;
const companyId = 'company1' as never;

describe('what a change makes old', () => {
  it.each([
    ['its own list', { batchId }, 'batches.get', { batchId }, true],
    ['another list', { batchId: other }, 'batches.get', { batchId }, false],
    ['rows of the list', { batchId }, 'rows.page', { batchId, offset: 0 }, true],
    ['the lists of any company', { batchId }, 'batches.list', { companyId }, true],
    ['the company’s questions', { companyId }, 'import.recent', { companyId }, true],
    ['the companies', { companies: true }, 'companies.list', {}, true],
    ['the program', { app: true }, 'app.state', {}, true],
    ['the recipients', { recipients: true }, 'batches.get', { batchId }, false],
  ])('%s', (_, event, channel, input, expected) => {
    expect(isAbout(event, channel, input)).toBe(expected);
  });
});

describe('shortcuts', () => {
  const event = (key: string, change: Partial<KeyboardEvent> = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...change,
  });
  it.each([
    [event('k', { ctrlKey: true }), 'Ctrl K'],
    [event('k', { metaKey: true }), 'Ctrl K'],
    [event('F8', { shiftKey: true }), 'Shift F8'],
    [event('?', { shiftKey: true }), '?'],
    [event(',', { ctrlKey: true }), 'Ctrl ,'],
  ])('are read the same on every keyboard (%#)', (pressed, expected) => {
    expect(pressedKeys(pressed)).toBe(expected);
  });

  it('are written with a Mac’s signs on a Mac', () => {
    expect(writtenKeys('Ctrl K', 'darwin')).toBe('⌘ K');
    expect(writtenKeys('Ctrl K', 'win32')).toBe('Ctrl K');
  });
});
