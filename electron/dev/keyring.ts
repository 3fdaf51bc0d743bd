import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';

/**
 * The command line that runs `command` with a keychain that works: a throw-away one on a Linux machine, so that tests
 * and the demo never touch a person's own; on other systems the command as it is.
 */
export function withKeyring(command: readonly string[]): readonly string[] {
  const canRun = process.platform === 'linux' && existsSync('/usr/bin/gnome-keyring-daemon');
  return canRun ? [join(ROOT, 'electron/dev/with-keyring'), ...command] : command;
}
