import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Area, WindowPlace } from '../../../electron/window-place.ts';

const made = vi.hoisted(() => [] as { options: Record<string, unknown>; contents: EventEmitter }[]);
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events');
  class Contents extends EventEmitter {
    id = made.length + 1;
    handler: unknown = null;
    setWindowOpenHandler(handler: unknown) {
      this.handler = handler;
    }
    getURL() {
      return 'app://desk/index.html';
    }
  }
  class BrowserWindow extends EventEmitter {
    webContents = new Contents();
    constructor(options: Record<string, unknown>) {
      super();
      const { x, y, width, height } = options;
      this.#bounds = { x, y, width, height };
      made.push({ options, contents: this.webContents });
    }
    async loadURL() {}
    show() {}
    #maximised = false;
    #bounds: Record<string, unknown>;
    maximize() {
      this.#maximised = true;
    }
    unmaximize() {
      this.#maximised = false;
    }
    isMaximized() {
      return this.#maximised;
    }
    setBounds(bounds: Record<string, unknown>) {
      this.#bounds = bounds;
      this.emit('move');
    }
    getNormalBounds() {
      return this.#bounds;
    }
  }
  const displayOf = (id: number, x: number, width: number, height: number) => {
    const area = { x, y: 0, width, height };
    return { id, bounds: area, workArea: area, scaleFactor: 1 };
  };
  const laptop = displayOf(1, 0, 1920, 1080);
  const screen = Object.assign(new EventEmitter(), {
    laptop,
    large: displayOf(2, 1920, 2560, 1440),
    there: [laptop],
    getPrimaryDisplay: () => laptop,
    getAllDisplays: () => screen.there,
  });
  return { BrowserWindow, screen };
});
const { guardContents, guardSession, hostOfWindow, isSamePage, openWindow, PAGE_PREFERENCES } =
  await import('../../../electron/window.ts');
interface FakeDisplay {
  readonly id: number;
  readonly bounds: Area;
  readonly workArea: Area;
  readonly scaleFactor: number;
}
const screen = (await import('electron')).screen as unknown as EventEmitter & {
  readonly laptop: FakeDisplay;
  readonly large: FakeDisplay;
  there: readonly FakeDisplay[];
};
afterEach(() => made.splice(0));

const open = (devTools: boolean) =>
  openWindow({ host: 'desk', preload: '/p/desk.cjs', title: 'x', size: { width: 1200, height: 800 }, devTools });

test("a page's preferences are those of Electron's security checklist", () => {
  expect(PAGE_PREFERENCES).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    plugins: false,
    spellcheck: false,
    disableDialogs: true,
  });
  expect(PAGE_PREFERENCES).not.toHaveProperty('enableBlinkFeatures');
});

test('a window has exactly these preferences, its preload, and developer tools only when asked for', async () => {
  await open(false);
  await open(true);
  const preferences = made.map(({ options }) => options['webPreferences']);
  expect(preferences).toEqual([
    { ...PAGE_PREFERENCES, preload: '/p/desk.cjs', devTools: false },
    { ...PAGE_PREFERENCES, preload: '/p/desk.cjs', devTools: true },
  ]);
});

test('a window is known by the page it was opened for until it closes', async () => {
  const window = await open(false);
  expect(hostOfWindow(window.webContents.id)).toBe('desk');
  window.emit('closed');
  expect(hostOfWindow(window.webContents.id)).toBeNull();
});

describe('what a page cannot do', () => {
  const contents = () => {
    const page = Object.assign(new EventEmitter(), {
      open: null as null | (() => unknown),
      setWindowOpenHandler(handler: () => unknown) {
        page.open = handler;
      },
      getURL: () => 'app://desk/index.html#/lists',
    });
    guardContents(page as never);
    return page;
  };
  const prevented = (name: string, details: object): boolean => {
    const preventDefault = vi.fn();
    contents().emit(name, { preventDefault, ...details });
    return preventDefault.mock.calls.length > 0;
  };

  test('open a window', () => expect(contents().open?.()).toEqual({ action: 'deny' }));

  test.each([
    ['https://example.com/', true, true],
    ['app://authorise/index.html', true, true],
    ['app://desk/other.html', true, true],
    ['file:///etc/passwd', true, true],
    ['data:text/html,x', true, true],
    ['javascript:alert(1)', true, true],
    ['blob:app://desk/1', true, true],
    ['app://desk/index.html', false, true],
    ['app://desk/index.html', true, false],
    ['app://desk/index.html#/history', true, false],
  ])('go to %s (main frame: %s)', (url, isMainFrame, expected) => {
    expect(prevented('will-navigate', { url, isMainFrame })).toBe(expected);
    expect(prevented('will-frame-navigate', { url, isMainFrame })).toBe(expected);
  });

  test('be redirected', () => expect(prevented('will-redirect', { url: 'app://desk/index.html' })).toBe(true));
  test('embed a webview', () => expect(prevented('will-attach-webview', {})).toBe(true));

  test('choose a Bluetooth device', () => {
    const preventDefault = vi.fn();
    const chosen = vi.fn();
    contents().emit('select-bluetooth-device', { preventDefault }, [{ deviceId: 'x' }], chosen);
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(chosen).toHaveBeenCalledExactlyOnceWith('');
  });

  test('be guarded twice over', () => {
    const page = contents();
    guardContents(page as never);
    expect(page.listenerCount('will-navigate')).toBe(1);
  });
});

describe('where a window stands when the screens change', () => {
  const memory = () => {
    const kept = new Map<string, WindowPlace>();
    let last: WindowPlace | null = null;
    return {
      placeOn: (setUp: string) => kept.get(setUp) ?? last,
      remember: (setUp: string, place: WindowPlace) => void kept.set(setUp, (last = place)),
    };
  };
  const plug = (there: typeof screen.there, event: string) => {
    screen.there = there;
    screen.emit(event);
  };
  const start = async (places = memory()) =>
    openWindow({ host: 'desk', title: 'x', size: { width: 1200, height: 800 }, devTools: false, places });
  beforeEach(() => {
    vi.useFakeTimers();
    screen.there = [screen.laptop];
  });
  afterEach(() => vi.useRealTimers());

  test('its screen taken away: onto the one that is left; given back: where it stood there', async () => {
    screen.there = [screen.laptop, screen.large];
    const window = await start();
    const office = { x: 2300, y: 200, width: 1600, height: 1100 };
    window.setBounds(office);
    await vi.advanceTimersByTimeAsync(500);
    plug([screen.laptop], 'display-removed');
    expect(window.getNormalBounds()).toEqual({ x: 320, y: 0, width: 1600, height: 1080 });
    await vi.advanceTimersByTimeAsync(500);
    plug([screen.laptop, screen.large], 'display-added');
    expect(window.getNormalBounds()).toEqual(office);
    window.emit('closed');
  });

  test('what the system moved because a screen went is not remembered for the old set-up', async () => {
    const places = memory();
    screen.there = [screen.laptop, screen.large];
    const window = await start(places);
    const office = { x: 2300, y: 200, width: 1600, height: 1000 };
    window.setBounds(office);
    await vi.advanceTimersByTimeAsync(500);
    window.setBounds({ x: 0, y: 0, width: 1600, height: 1000 });
    plug([screen.laptop], 'display-removed');
    await vi.advanceTimersByTimeAsync(500);
    plug([screen.laptop, screen.large], 'display-added');
    expect(window.getNormalBounds()).toEqual(office);
    window.emit('closed');
  });

  test('a window that fills its screen fills it again', async () => {
    screen.there = [screen.laptop, screen.large];
    const window = await start();
    window.setBounds({ x: 2300, y: 200, width: 1600, height: 1000 });
    window.maximize();
    plug([screen.laptop], 'display-removed');
    expect([window.isMaximized(), window.getNormalBounds()]).toEqual([
      true,
      { x: 320, y: 80, width: 1600, height: 1000 },
    ]);
    window.emit('closed');
  });

  test('a task bar that appears moves nothing that it does not cover', async () => {
    const window = await start();
    const at = { x: 100, y: 50, width: 1200, height: 800 };
    window.setBounds(at);
    plug([{ ...screen.laptop, workArea: { ...screen.laptop.workArea, height: 1040 } }], 'display-metrics-changed');
    expect(window.getNormalBounds()).toEqual(at);
    window.emit('closed');
  });

  test('a closed window listens no more', async () => {
    const window = await start();
    window.emit('closed');
    expect(
      ['display-added', 'display-removed', 'display-metrics-changed'].map((each) => screen.listenerCount(each)),
    ).toEqual([0, 0, 0]);
  });
});

test.each([
  ['app://desk/index.html', 'app://desk/index.html#x', true],
  ['app://desk/index.html?x', 'app://desk/index.html', false],
  ['https://a/', 'https://a/', false],
])('%s and %s are the same page of ours: %s', (a, b, same) => expect(isSamePage(a, b)).toBe(same));

test('a session grants nothing', () => {
  const set: Record<string, (...args: unknown[]) => unknown> = {};
  const keep = (name: string) => (handler: (...args: unknown[]) => unknown) => void (set[name] = handler);
  guardSession({
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
    on: (name: string, handler: (...args: unknown[]) => unknown) => void (set[name] = handler),
  } as never);
  const answered = vi.fn();
  set['request']?.(null, 'media', answered);
  set['display']?.({}, answered);
  expect(answered.mock.calls).toEqual([[false], [null]]);
  expect([set['check']?.(null, 'clipboard-read'), set['device']?.({})]).toEqual([false, false]);
  const preventDefault = vi.fn();
  set['will-download']?.({ preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
});
