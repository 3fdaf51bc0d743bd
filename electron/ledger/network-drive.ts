import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Whether a folder is on another machine's disk. SQLite's locks and flushes cannot be trusted there (sqlite.org/useovernet.html). */
export type NetworkProbe = (folder: string) => boolean;

/** Linux `f_type` of file systems that live on another machine (linux/magic.h and statfs(2)). */
const NETWORK_TYPES: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x564c, // NCP
  0x73757245, // CODA
  0x5346414f, // AFS
  0x6b414653, // kAFS
  0x01021997, // 9P: WSL's view of Windows, shared folders of virtual machines
  0x00c36400, // CEPH
  0x0bd00bd0, // Lustre
  0x786f4256, // VirtualBox shared folders
]);
const FUSE = 0x65735546;
/** FUSE carries local file systems too (NTFS, encrypted homes), so its own name for the mount decides. */
const NETWORK_FUSE =
  /^fuse\.(sshfs|rclone|s3fs|gcsfuse|davfs2?|smbnetfs|glusterfs|cephfs|vmhgfs-fuse|gvfsd-fuse|onedriver|google-drive-ocamlfuse)$/;
const MAC_NETWORK = /^(smbfs|nfs|afpfs|webdav|cifs|ftp|osxfuse|macfuse|sshfs)$/;

/** The probe for this system; a folder that does not exist yet is judged by its nearest parent that does. */
export const isNetworkDrive: NetworkProbe = (folder) => {
  const place = nearest(resolve(folder));
  if (process.platform === 'win32') return isWindowsShare(place);
  if (process.platform === 'darwin')
    return MAC_NETWORK.test(
      typeOfMount(macMounts(execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 5000 })), place),
    );
  // statfs gives the type as a signed 32-bit number on some systems.
  const type = statfsSync(place).type >>> 0;
  if (type !== FUSE) return NETWORK_TYPES.has(type);
  return NETWORK_FUSE.test(typeOfMount(linuxMounts(readFileSync('/proc/self/mountinfo', 'utf8')), place));
};

/** UNC paths, and mapped drive letters, which Windows resolves to the UNC path behind them. */
export function isWindowsShare(place: string, real: (path: string) => string = realpathSync.native): boolean {
  const isUnc = (path: string): boolean =>
    /^[\\/]{2}(?![.?][\\/])/.test(path) || /^[\\/]{2}\?[\\/]UNC[\\/]/i.test(path);
  return isUnc(place) || isUnc(real(place));
}

interface Mount {
  readonly at: string;
  readonly type: string;
}

/** /proc/self/mountinfo: the mount point is the fifth field, the type stands after the dash (proc_pid_mountinfo(5)). */
export function linuxMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ');
    const at = before.split(' ')[4];
    const type = after.split(' ')[0];
    if (at === undefined || type === undefined) return [];
    return [{ at: at.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8))), type }];
  });
}

/** macOS `mount`: `//user@host/share on /Volumes/share (smbfs, nodev)`. */
export function macMounts(text: string): Mount[] {
  return [...text.matchAll(/ on (.+) \(([^,)]+)/g)].map(([, at = '', type = '']) => ({ at, type }));
}

function typeOfMount(mounts: readonly Mount[], place: string): string {
  const over = mounts.filter(({ at }) => place === at || place.startsWith(at.endsWith('/') ? at : `${at}/`));
  // Of two mounts on one point the later one is on top.
  return over.reduce<Mount>((best, each) => (each.at.length >= best.at.length ? each : best), { at: '', type: '' })
    .type;
}

function nearest(folder: string): string {
  let place = folder;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  return place;
}
