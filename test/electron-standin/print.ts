import { unmodelled } from './unmodelled.ts';

type Options = Readonly<Record<string, unknown>>;

/** Paper sizes in inches, by Electron's names. */
const PAPER: Readonly<Record<string, readonly [number, number]>> = {
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
};

/** What both call the same. */
const SAME = [
  'landscape',
  'printBackground',
  'preferCSSPageSize',
  'displayHeaderFooter',
  'headerTemplate',
  'footerTemplate',
  'generateTaggedPDF',
  'generateDocumentOutline',
  'scale',
  'pageRanges',
];

function paperOf(pageSize: unknown): { paperWidth: number; paperHeight: number } {
  if (typeof pageSize === 'object' && pageSize !== null) {
    const { width, height } = pageSize as { width: number; height: number };
    return { paperWidth: width, paperHeight: height };
  }
  const [paperWidth, paperHeight] =
    PAPER[String(pageSize ?? 'Letter')] ?? unmodelled(`printToPDF pageSize ${String(pageSize)}`);
  return { paperWidth, paperHeight };
}

/** Electron's options for `printToPDF` in the words of the DevTools protocol. */
export function printParameters(options: Options): Record<string, unknown> {
  const { top, bottom, left, right } = (options['margins'] ?? {}) as Record<string, number>;
  return {
    ...Object.fromEntries(SAME.flatMap((name) => (name in options ? [[name, options[name]]] : []))),
    ...paperOf(options['pageSize']),
    marginTop: top,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: right,
  };
}
