import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { isNetworkDrive, isWindowsShare, linuxMounts, macMounts } from '../../../../electron/ledger/network-drive.ts';

it('takes this computer’s own disk, also for a folder that is not there yet', () =>
  expect(isNetworkDrive(`${tmpdir()}/yok/henüz`)).toBe(false));

describe('on Windows', () => {
  it.each([
    ['\\\\sunucu\\ortak\\masa', undefined, true],
    ['//sunucu/ortak', undefined, true],
    ['\\\\?\\UNC\\sunucu\\ortak', undefined, true],
    ['Z:\\masa', '\\\\sunucu\\ortak\\masa', true],
    ['C:\\Users\\Ayşe\\AppData', undefined, false],
    ['\\\\?\\C:\\Users\\Ayşe', undefined, false],
  ])('%s (really %s): %s', (path, real, expected) => expect(isWindowsShare(path, () => real ?? path)).toBe(expected));
});

it('reads Linux’s and macOS’s lists of mounts', () => {
  const line = '36 35 98:0 / /home/a\\040b rw,noatime shared:1 - fuse.sshfs ali@sunucu:/ rw';
  expect(linuxMounts(`${line}\n`)).toEqual([{ at: '/home/a b', type: 'fuse.sshfs' }]);
  expect(macMounts('/dev/disk3s1 on / (apfs, sealed, local)\n//ali@sunucu/ev on /Volumes/ev (smbfs, nodev)\n')).toEqual(
    [
      { at: '/', type: 'apfs' },
      { at: '/Volumes/ev', type: 'smbfs' },
    ],
  );
});
