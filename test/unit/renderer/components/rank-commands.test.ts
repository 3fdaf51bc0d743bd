import { describe, expect, test } from 'vitest';
import { type Command, rankCommands } from '../../../../renderer/components/rank-commands.ts';
import { fold } from '../../../../shared/turkish.ts';

const command = (id: string, label: string, keywords?: string): Command => ({
  id,
  label,
  group: 'Liste',
  keywords,
  onRun: () => undefined,
});
const commands = [
  command('find', 'Geçmişte ödeme ara'),
  command('new', 'Ödeme listesi aç'),
  command('people', 'Alıcılar', 'kişiler adres defteri'),
  command('istanbul', 'İstanbul şubesi'),
];
const ids = (typed: string) => rankCommands(commands, typed, fold).map(({ id }) => id);

describe('finding a command', () => {
  test.each([
    ['odeme', ['new', 'find']],
    ['ÖDEME', ['new', 'find']],
    ['istanbul', ['istanbul']],
    ['İSTANBUL', ['istanbul']],
    ['ISTANBUL', ['istanbul']],
    ['alici', ['people']],
    ['adres', ['people']],
    ['ara odeme', ['find']],
    ['demo', []],
  ])('%s', (typed, found) => {
    expect(ids(typed)).toEqual(found);
  });

  test('nothing typed shows all, in their order', () => {
    expect(ids('  ')).toEqual(['find', 'new', 'people', 'istanbul']);
  });
});
