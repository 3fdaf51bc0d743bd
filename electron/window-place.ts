/** Where a window stands, in device-independent pixels, as it is remembered between two starts. */
export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximised: boolean;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What of a display says where a window may stand. */
export interface Display {
  /** Without what the system keeps for itself, as a task bar. */
  readonly workArea: Area;
  readonly bounds: Area;
  readonly scaleFactor: number;
}

/** Where a window stood, by the set-up of screens it stood on. */
export interface WindowPlaces {
  /** The place for this set-up; for one never seen, the last of any other. */
  readonly placeOn: (setUp: string) => WindowPlace | null;
  readonly remember: (setUp: string, place: WindowPlace) => void;
}

/**
 * A name for the screens that are there, whatever the order the system gives them in: the office's two screens and the
 * laptop's one are two set-ups, and so is one screen at two scales. A task bar that moves makes no new one.
 */
export const setUpOf = (displays: readonly Display[]): string =>
  displays
    .map(({ bounds, scaleFactor }) => `${bounds.x},${bounds.y} ${bounds.width}x${bounds.height} @${scaleFactor}`)
    .toSorted()
    .join('; ');

/** The smallest window in which the list and its running total can both be seen. */
export const SMALLEST_WINDOW = { width: 1024, height: 700 } as const;

const overlap = (a: Area, b: Area): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/**
 * A place on a screen that exists: the remembered one moved and shrunk into the display it overlaps most (screens get
 * unplugged, resolutions change), or the middle of the first display when there is none to remember.
 * Never smaller than `smallest`, unless the display itself is.
 */
export function safePlace(
  remembered: WindowPlace | null,
  workAreas: readonly Area[],
  wanted: { readonly width: number; readonly height: number },
  smallest: { readonly width: number; readonly height: number } = SMALLEST_WINDOW,
): WindowPlace {
  const first = workAreas[0] ?? { x: 0, y: 0, ...wanted };
  const fit = (size: number, least: number, room: number) => Math.round(Math.min(room, Math.max(least, size)));
  const into = (at: number, size: number, from: number, room: number) =>
    Math.round(Math.min(Math.max(at, from), from + room - size));
  if (remembered === null || !Object.values(remembered).every((n) => typeof n === 'boolean' || Number.isFinite(n))) {
    const width = fit(wanted.width, smallest.width, first.width);
    const height = fit(wanted.height, smallest.height, first.height);
    return {
      x: Math.round(first.x + (first.width - width) / 2),
      y: Math.round(first.y + (first.height - height) / 2),
      width,
      height,
      maximised: false,
    };
  }
  const area = workAreas.reduce(
    (best, next) => (overlap(remembered, next) > overlap(remembered, best) ? next : best),
    first,
  );
  const width = fit(remembered.width, smallest.width, area.width);
  const height = fit(remembered.height, smallest.height, area.height);
  return {
    x: into(remembered.x, width, area.x, area.width),
    y: into(remembered.y, height, area.y, area.height),
    width,
    height,
    maximised: remembered.maximised,
  };
}
