import { afterEach, describe, expect, it, vi } from 'vitest';

const { app, made } = vi.hoisted(() => ({ app: { isPackaged: true }, made: [] as object[] }));

vi.mock('electron', () => ({ app }));
vi.mock('electron-updater', () => {
  const updater = (kind: string) =>
    class {
      constructor(options: unknown) {
        made.push(Object.assign(this, { kind, options }));
      }
      checkForUpdates = async () => ({ isUpdateAvailable: true, updateInfo: { version: '1.1.0' } });
      downloadUpdate = async () => ['/tmp/installer'];
      once = vi.fn<(event: string, listener: () => void) => void>();
      quitAndInstall = vi.fn<(isSilent: boolean, isForceRunAfter: boolean) => void>();
    };
  return {
    NsisUpdater: updater('nsis'),
    MacUpdater: updater('mac'),
    DebUpdater: updater('deb'),
    AppImageUpdater: updater('appImage'),
  };
});

const { electronUpdateEngine } = await import('../../../electron/updates.ts');
const closeDown = vi.fn<() => Promise<void>>(async () => undefined);
const FEED = { url: 'https://updates.example.com/desk', publicKey: '' };

afterEach(() => {
  made.length = 0;
  app.isPackaged = true;
  vi.unstubAllEnvs();
});

describe('electron-updater, as this program uses it', () => {
  it('does nothing by itself, goes back to nothing older, and takes no web installer', () => {
    electronUpdateEngine(FEED, closeDown);
    expect(made[0]).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: false,
      allowPrerelease: false,
      disableWebInstaller: true,
      disableDifferentialDownload: true,
      requestHeaders: { 'x-user-staging-id': 'none' },
      options: { provider: 'generic', url: FEED.url },
    });
  });

  it('is not even made where the program was not installed', async () => {
    app.isPackaged = false;
    const engine = electronUpdateEngine(FEED, closeDown);
    expect(await engine.offered()).toBeNull();
    expect(await engine.download()).toEqual([]);
    expect(made).toEqual([]);
  });

  it('says what the feed offers and where the download lies', async () => {
    const engine = electronUpdateEngine(FEED, closeDown);
    expect(await engine.offered()).toBe('1.1.0');
    expect(await engine.download()).toEqual(['/tmp/installer']);
    await engine.installAndRestart();
    expect(closeDown).toHaveBeenCalledOnce();
    expect(made).toMatchObject([{ quitAndInstall: expect.any(Function) as unknown }]);
    expect(Reflect.get(made[0] ?? {}, 'quitAndInstall')).toHaveBeenCalledExactlyOnceWith(false, true);
  });

  it.runIf(process.platform === 'linux')('takes the updater of the way it was installed', () => {
    electronUpdateEngine(FEED, closeDown);
    vi.stubEnv('APPIMAGE', '/home/x/odeme-masasi.AppImage');
    electronUpdateEngine(FEED, closeDown);
    expect(made.map((each) => Reflect.get(each, 'kind') as unknown)).toEqual(['deb', 'appImage']);
  });
});
