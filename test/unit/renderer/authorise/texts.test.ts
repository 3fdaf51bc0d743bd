import { describe, expect, test } from 'vitest';
import * as authoriseEn from '../../../../renderer/text/en/authorise.ts';
import * as boardEn from '../../../../renderer/text/en/board.ts';
import * as historyEn from '../../../../shared/text/en/history.ts';
import * as keysEn from '../../../../renderer/text/en/keys.ts';
import * as recipientsEn from '../../../../renderer/text/en/recipients.ts';
import * as settingsEn from '../../../../renderer/text/en/settings.ts';
import * as authoriseTr from '../../../../renderer/text/tr/authorise.ts';
import * as boardTr from '../../../../renderer/text/tr/board.ts';
import * as historyTr from '../../../../shared/text/tr/history.ts';
import * as keysTr from '../../../../renderer/text/tr/keys.ts';
import * as recipientsTr from '../../../../renderer/text/tr/recipients.ts';
import * as settingsTr from '../../../../renderer/text/tr/settings.ts';

const PAIRS = [
  ['authorise', authoriseTr, authoriseEn],
  ['keys', keysTr, keysEn],
  ['board', boardTr, boardEn],
  ['history', historyTr, historyEn],
  ['recipients', recipientsTr, recipientsEn],
  ['settings', settingsTr, settingsEn],
] as const;

/** Every text's address in a catalogue, with the text where it is a plain one. */
function texts(entry: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof entry === 'string') return [[path, entry]];
  if (typeof entry === 'function') return [[path, '']];
  if (typeof entry !== 'object' || entry === null) throw new Error(`neither a text nor texts: ${path}`);
  return Object.entries(entry).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

describe.each(PAIRS)('%s', (_name, tr, en) => {
  test('has the same texts in both languages', () => {
    expect(
      texts(en)
        .map(([path]) => path)
        .toSorted(),
    ).toEqual(
      texts(tr)
        .map(([path]) => path)
        .toSorted(),
    );
  });

  test('has no empty text, no straight apostrophe and no three dots', () => {
    for (const [path, text] of [...texts(tr), ...texts(en)]) {
      expect(text, path).not.toMatch(/'|\.\.\.|^\s|\s$| {2}/);
    }
  });
});
