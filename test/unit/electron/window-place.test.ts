import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safePlace, setUpOf } from '../../../electron/window-place.ts';

const screenA = { x: 0, y: 0, width: 1920, height: 1080 };
const screenB = { x: 1920, y: 0, width: 2560, height: 1440 };
const wanted = { width: 1280, height: 800 };

describe('a place for a window', () => {
  test('nothing remembered: the middle of the first screen', () => {
    expect(safePlace(null, [screenA], wanted)).toEqual({ x: 320, y: 140, width: 1280, height: 800, maximised: false });
  });
  test('remembered and still there: exactly that', () => {
    const place = { x: 2000, y: 100, width: 1400, height: 900, maximised: true };
    expect(safePlace(place, [screenA, screenB], wanted)).toEqual(place);
  });
  test('its screen was unplugged: into the one that is left, whole', () => {
    const place = { x: 3000, y: 900, width: 1400, height: 900, maximised: false };
    expect(safePlace(place, [screenA], wanted)).toEqual({ x: 520, y: 180, width: 1400, height: 900, maximised: false });
  });
  test('partly beyond an edge: moved back in, at its size', () => {
    const place = { x: 1500, y: -60, width: 1280, height: 800, maximised: false };
    expect(safePlace(place, [screenA], wanted)).toEqual({ x: 640, y: 0, width: 1280, height: 800, maximised: false });
  });
  test('across two screens: into the one that shows more of it', () => {
    const place = { x: 1800, y: 100, width: 1280, height: 800, maximised: false };
    expect(safePlace(place, [screenA, screenB], wanted)).toEqual({ ...place, x: 1920 });
  });
  test('the same screen at a larger scale has less room: made to fit', () => {
    const place = { x: 400, y: 200, width: 1400, height: 900, maximised: false };
    const scaled = { x: 0, y: 0, width: 1280, height: 720 };
    expect(safePlace(place, [scaled], wanted)).toEqual({ x: 0, y: 0, width: 1280, height: 720, maximised: false });
  });
  test('too small is made usable, larger than the screen is made to fit', () => {
    expect(safePlace({ x: 0, y: 0, width: 10, height: 10, maximised: false }, [screenA], wanted)).toMatchObject({
      width: 1024,
      height: 700,
    });
    const small = { x: 0, y: 0, width: 800, height: 600 };
    expect(safePlace({ x: 0, y: 0, width: 5000, height: 5000, maximised: false }, [small], wanted)).toMatchObject(
      small,
    );
  });
  test('remembered nonsense counts as nothing remembered', () => {
    const place = { x: Number.NaN, y: 0, width: 1, height: Infinity, maximised: false };
    expect(safePlace(place, [screenA], wanted)).toEqual(safePlace(null, [screenA], wanted));
  });
  test('whatever was remembered, the window lies within one of the screens', () => {
    const number = fc.integer({ min: -20_000, max: 20_000 });
    const places = fc.record({ x: number, y: number, width: number, height: number, maximised: fc.boolean() });
    fc.assert(
      fc.property(places, (remembered) => {
        const { x, y, width, height } = safePlace(remembered, [screenA, screenB], wanted);
        return [screenA, screenB].some(
          (area) =>
            x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height,
        );
      }),
    );
  });
});

describe('a set-up of screens', () => {
  const display = (bounds: typeof screenA, scaleFactor = 1, workArea = bounds) => ({ bounds, scaleFactor, workArea });
  const both = setUpOf([display(screenA), display(screenB)]);

  test('is the same in whatever order the system names its screens', () => {
    expect(setUpOf([display(screenB), display(screenA)])).toBe(both);
  });
  test('is the same where the task bar moves', () => {
    expect(setUpOf([display(screenA, 1, { ...screenA, height: 1040 }), display(screenB)])).toBe(both);
  });
  test.each([
    ['a screen taken away', [display(screenA)]],
    ['a smaller screen', [display(screenA), display({ ...screenB, width: 1920, height: 1080 })]],
    ['a screen on the other side', [display(screenA), display({ ...screenB, x: -2560 })]],
    ['another scale', [display(screenA, 1.5), display(screenB)]],
  ])('is another with %s', (_what, displays) => expect(setUpOf(displays)).not.toBe(both));
});
