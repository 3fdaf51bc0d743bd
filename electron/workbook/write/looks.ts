import type { Borders, Fill, Font, Style } from 'exceljs';
import type { ReportState } from './report-data.ts';

/** Colours by what became of the money: background and text, ARGB. The word stands beside it, colour is never alone. */
export const STATE_COLOURS: Readonly<Record<ReportState, readonly [background: string, ink: string]>> = {
  paid: ['FFE2F3E8', 'FF1D7A46'],
  waiting: ['FFF0EFEB', 'FF565C64'],
  onItsWay: ['FFE4EDFB', 'FF2A5DB0'],
  failed: ['FFFCE6E3', 'FFB3261E'],
  returned: ['FFFDF0D8', 'FF9A5B00'],
  stuck: ['FFFCE6E3', 'FFB3261E'],
  notAccepted: ['FFFCE6E3', 'FFB3261E'],
  cancelled: ['FFF0EFEB', 'FF565C64'],
  unknown: ['FFFDF0D8', 'FF9A5B00'],
  notSent: ['FFFFFFFF', 'FF1D2126'],
  held: ['FFFDF0D8', 'FF9A5B00'],
  dropped: ['FFF0EFEB', 'FF868C93'],
  needsCorrection: ['FFFCE6E3', 'FFB3261E'],
};

const fill = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
/** The workbook's own typeface, said for every font: one without a name is shown in whatever a program has first. */
const FACE: Partial<Font> = { name: 'Calibri', family: 2, size: 11 };
const font = (argb: string, more: Partial<Font> = {}): Partial<Font> => ({ ...FACE, color: { argb }, ...more });
const line: Partial<Borders> = { bottom: { style: 'thin', color: { argb: 'FFD9D6CF' } } };

const HEAD = { font: font('FF565C64', { bold: true }), fill: fill('FFEFEDE8'), border: line } as const;

/**
 * Cell styles as whole, shared objects: exceljs keeps a style it has seen by its identity, and building one a cell costs
 * more than the cell. `@` types a cell as text, so that what a person edits there later stays text too.
 */
export const LOOKS = {
  plain: {},
  text: { numFmt: '@' },
  amount: { numFmt: '#,##0.00' },
  date: { numFmt: 'dd.mm.yyyy', alignment: { horizontal: 'left', vertical: 'top' } },
  // A row is as high as its longest text, so everything in it begins at its top.
  row: { alignment: { vertical: 'top' } },
  rowText: { numFmt: '@', alignment: { vertical: 'top' } },
  rowWrapped: { numFmt: '@', alignment: { vertical: 'top', wrapText: true } },
  rowMiddle: { alignment: { vertical: 'top', horizontal: 'center' } },
  // A reference stays on one line whatever its length.
  rowShrunk: { numFmt: '@', alignment: { vertical: 'top', shrinkToFit: true } },
  rowNumber: { alignment: { vertical: 'top', horizontal: 'left' } },
  rowAmount: { numFmt: '#,##0.00', alignment: { vertical: 'top' } },
  head: { ...HEAD, alignment: { vertical: 'middle', wrapText: true } },
  headEnd: { ...HEAD, alignment: { vertical: 'middle', horizontal: 'right', wrapText: true } },
  headMiddle: { ...HEAD, alignment: { vertical: 'middle', horizontal: 'center', wrapText: true } },
  title: { font: { ...FACE, bold: true, size: 16 } },
  heading: { font: font('FF0E5A5E', { bold: true, size: 12 }) },
  practice: { font: font('FF6B4FBB', { bold: true }) },
  production: { font: font('FFA8201A', { bold: true }) },
  label: { font: font('FF565C64') },
  strong: { font: { ...FACE, bold: true } },
  note: { font: font('FF868C93', { italic: true }) },
  money: { alignment: { horizontal: 'right' } },
  moneyStrong: { alignment: { horizontal: 'right' }, font: { ...FACE, bold: true } },
  number: { alignment: { horizontal: 'left' } },
  wrapped: { alignment: { wrapText: true, vertical: 'top' } },
  bad: { fill: fill('FFFCE6E3'), numFmt: '@' },
  totalAmount: { numFmt: '#,##0.00', font: { ...FACE, bold: true } },
} as const satisfies Readonly<Record<string, Partial<Style>>>;

/** The style of a state's cell. */
export const STATE_LOOKS: Readonly<Record<ReportState, Partial<Style>>> = Object.fromEntries(
  Object.entries(STATE_COLOURS).map(([state, [background, ink]]) => [
    state,
    { fill: fill(background), font: font(ink, { bold: true }), alignment: { vertical: 'top' } },
  ]),
) as Record<ReportState, Partial<Style>>;
