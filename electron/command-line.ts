import type { CommandLine } from 'electron';

/**
 * Switches of Chromium's that would open an installed program to whoever may start it (a shortcut, a script, a link of
 * another program): its windows to a debugger, its pages to foreign code, its connections to a foreign host. Electron's
 * fuses shut Node's own switches and variables, not these.
 */
export const REFUSED_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-targets',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'js-flags',
  'load-extension',
  'disable-extensions-except',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'ssl-key-log-file',
  'log-net-log',
  'enable-blink-features',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'browser-subprocess-path',
  'gpu-launcher',
  'single-process',
] as const;

/** The refused switches a program was started with; none in an unpacked build, which developers and tests look into. */
export function refusedSwitches(commandLine: Pick<CommandLine, 'hasSwitch'>, isPackaged: boolean): readonly string[] {
  return isPackaged ? REFUSED_SWITCHES.filter((name) => commandLine.hasSwitch(name)) : [];
}

/**
 * Takes away what the environment must not decide. Node looks at this variable at every connection, and no fuse shuts it:
 * with it iyzico's certificate would not be checked.
 */
export function cleanEnvironment(env: NodeJS.ProcessEnv): void {
  delete env['NODE_TLS_REJECT_UNAUTHORIZED'];
}
