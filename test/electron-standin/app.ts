import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { quitProgram } from './ending.ts';
import { program } from './program.ts';
import { appEvents } from './registry.ts';
import { becomeFirstInstance, giveUpInstance } from './single-instance.ts';
import { unmodelled } from './unmodelled.ts';

const ready = Promise.withResolvers<object>();
const setPaths = new Map<string, string>();
let locked = false;

/** "tr_TR.UTF-8" as Electron names it: "tr-TR". */
const languageTag = (posix: string): string => posix.split('.')[0]?.replace('_', '-') || 'en-US';
const systemLocale = (): string => {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const posix = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? 'en_US';
  return posix === 'C' || posix.startsWith('C.') || posix === 'POSIX' ? 'en-US' : languageTag(posix);
};
const systemLanguages = (): string[] => {
  const list = (process.env['LANGUAGE'] ?? '').split(':').filter((entry) => entry !== '');
  return list.length > 0 ? list.map(languageTag) : [systemLocale()];
};

function knownPath(wanted: string): string | undefined {
  const home = homedir();
  const appData = process.env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  const userData = setPaths.get('userData') ?? program.switches.get('user-data-dir') ?? join(appData, program.name);
  const paths: Readonly<Record<string, string>> = {
    home,
    appData,
    userData,
    sessionData: userData,
    logs: join(userData, 'logs'),
    crashDumps: join(userData, 'Crashpad'),
    temp: tmpdir(),
    exe: process.argv[0] ?? '',
    module: process.argv[0] ?? '',
    desktop: join(home, 'Desktop'),
    documents: join(home, 'Documents'),
    downloads: join(home, 'Downloads'),
  };
  return setPaths.get(wanted) ?? paths[wanted];
}

/** Playwright's own way in belongs to this stand-in, not to the program, when it plays an installed one. */
const isPlaywrights = (key: string): boolean =>
  process.env['STANDIN_PACKAGED'] !== undefined &&
  ['inspect', 'remote-debugging-port'].includes(key) &&
  program.switches.get(key) === '0';

export const app = Object.assign(appEvents, {
  /** `STANDIN_PACKAGED=<folder>`: as if installed, with that folder as `process.resourcesPath`. */
  isPackaged: process.env['STANDIN_PACKAGED'] !== undefined,
  commandLine: {
    appendSwitch: (key: string, value = ''): void => void program.switches.set(key, value),
    hasSwitch: (key: string): boolean => program.switches.has(key) && !isPlaywrights(key),
    getSwitchValue: (key: string): string => program.switches.get(key) ?? '',
    removeSwitch: (key: string): void => void program.switches.delete(key),
  },
  whenReady: (): Promise<object> => ready.promise,
  isReady: (): boolean => program.ready,
  getName: (): string => program.name,
  setName: (wanted: string): void => void (program.name = wanted),
  getVersion: (): string => program.manifest.version ?? '0.0.0',
  getAppPath: (): string => program.folder,
  getLocale: (): string => program.switches.get('lang') ?? systemLocale(),
  getSystemLocale: systemLocale,
  getPreferredSystemLanguages: systemLanguages,
  getLocaleCountryCode: (): string => systemLocale().split('-')[1] ?? '',
  getPath(wanted: string): string {
    const path = knownPath(wanted);
    if (path === undefined) throw new Error(`Failed to get '${wanted}' path`);
    if (wanted === 'userData') mkdirSync(path, { recursive: true });
    return path;
  },
  setPath(wanted: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    setPaths.set(wanted, path);
  },
  // Every window of the stand-in is sandboxed already, and none uses a graphics card.
  enableSandbox(): void {},
  disableHardwareAcceleration(): void {},
  // What only a desktop would show.
  setAppUserModelId(): void {},
  setAboutPanelOptions(): void {},
  showAboutPanel(): void {},
  focus(): void {},
  hasSingleInstanceLock: (): boolean => locked,
  requestSingleInstanceLock(data?: unknown): boolean {
    locked = becomeFirstInstance(app.getPath('userData'), data, (argv, cwd, otherData) => {
      app.emit('second-instance', {}, argv, cwd, otherData);
    });
    return locked;
  },
  releaseSingleInstanceLock(): void {
    if (locked) giveUpInstance();
    locked = false;
  },
  quit: quitProgram,
  exit(code = 0): void {
    program.exiting = true;
    process.exit(code);
  },
  relaunch: (): never => unmodelled('app.relaunch'),
});

/** Chromium runs: tells the program that it may open windows. */
export function becomeReady(): void {
  program.ready = true;
  ready.resolve({});
  app.emit('will-finish-launching');
  app.emit('ready', {}, {});
}
