import { describe, expect, it } from 'vitest';
import { cleanEnvironment, REFUSED_SWITCHES, refusedSwitches } from '../../../electron/command-line.ts';

const started = (...names: string[]) => ({ hasSwitch: (name: string) => names.includes(name) });

describe('switches', () => {
  it.each(REFUSED_SWITCHES)('--%s is refused by an installed program, and not by an unpacked one', (name) => {
    expect(refusedSwitches(started(name, 'lang'), true)).toEqual([name]);
    expect(refusedSwitches(started(name), false)).toEqual([]);
  });

  it('that people and systems use are not refused', () => {
    const used = ['lang', 'user-data-dir', 'force-device-scale-factor', 'ozone-platform', 'no-sandbox', 'updated'];
    expect(refusedSwitches(started(...used), true)).toEqual([]);
  });
});

describe('the environment', () => {
  it('does not decide whether certificates are checked', () => {
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0', PATH: '/bin' };
    cleanEnvironment(env);
    expect(env).toEqual({ PATH: '/bin' });
  });
});
