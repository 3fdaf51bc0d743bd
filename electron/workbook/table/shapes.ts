import { cellText, hasLostDigits, isBlank, type Cell } from '../../../shared/cells.ts';
import { compactIban } from '../../../shared/iban.ts';
import { readIdentity } from '../../../shared/identity.ts';
import { readAmountText } from '../../../shared/money.ts';
import { readPhone } from '../../../shared/phone.ts';
import { fold } from '../../../shared/turkish.ts';

/** Everything a cell's value could be; several may hold at once (ten digits can be a phone and a tax number). */
export type Shape = {
  readonly iban: boolean;
  readonly identity: boolean;
  readonly phone: boolean;
  readonly digits: boolean;
  readonly amount: boolean;
  readonly money: boolean;
  readonly currency: boolean;
  readonly type: boolean;
  readonly yesNo: boolean;
  readonly person: boolean;
  readonly text: boolean;
  readonly date: boolean;
};

export type ShapeName = keyof Shape;
export const SHAPE_NAMES = [
  'iban',
  'identity',
  'phone',
  'digits',
  'amount',
  'money',
  'currency',
  'type',
  'yesNo',
  'person',
  'text',
  'date',
] as const satisfies readonly ShapeName[];

const NONE: Shape = {
  iban: false,
  identity: false,
  phone: false,
  digits: false,
  amount: false,
  money: false,
  currency: false,
  type: false,
  yesNo: false,
  person: false,
  text: false,
  date: false,
};

const CURRENCIES = /^(try|tl|usd|eur|euro|₺|\$|€|turk lirasi|dolar)$/;
const TYPES =
  /^(iban|identity number|identitynumber|tckn|vkn|tc kimlik no|kimlik no|kimlik|phone|telefon|gsm|cep|member id|memberid|uye no|uye)$/;
const YES_NO = /^(evet|hayir|yes|no|true|false|dogru|yanlis|e|h|y|n|x|var|yok)$/;

/** Looks at one cell. An IBAN in a number cell has lost its digits but still tells what the column holds. */
export function shapeOf(cell: Cell): Shape {
  if (isBlank(cell) || cell === null) return NONE;
  if (typeof cell === 'object') {
    if (cell.t === 'date') return { ...NONE, date: true };
    if (cell.t === 'bool') return { ...NONE, yesNo: true };
    if (cell.t === 'error') return NONE;
    if (cell.t === 'number') {
      if (hasLostDigits(cell)) return { ...NONE, iban: true };
      const text = cellText(cell);
      const whole = /^\d+$/.test(text);
      return {
        ...NONE,
        digits: whole,
        identity: whole && readIdentity(text).ok,
        phone: whole && isPhone(text),
        amount: cell.percent !== true,
        money: cell.percent !== true && (text.includes(',') || cell.shown === 2),
      };
    }
  }
  return textShape(cellText(cell).trim());
}

function textShape(text: string): Shape {
  if (/^\d+$/.test(text)) {
    return { ...NONE, digits: true, identity: readIdentity(text).ok, phone: isPhone(text), amount: text.length <= 9 };
  }
  const folded = fold(text);
  const amount = text.length < 40 && /\d/.test(text) && looksLikeAmount(text);
  const words = folded.split(' ');
  return {
    ...NONE,
    iban: looksLikeIban(text),
    identity: /^[\d .-]+$/.test(text) && readIdentity(text).ok,
    phone: isPhone(text),
    amount,
    money: amount,
    currency: CURRENCIES.test(folded) || /^[₺$€]$/.test(text),
    type: TYPES.test(folded),
    yesNo: YES_NO.test(folded),
    person: words.length >= 2 && words.length <= 8 && text.length <= 80 && !/\d/.test(text),
    text: /\p{L}/u.test(text),
  };
}

function isPhone(text: string): boolean {
  return text.length <= 24 && readPhone(text).ok;
}

function looksLikeAmount(text: string): boolean {
  const reading = readAmountText(text);
  return reading.ok || reading.fault === 'ambiguous' || reading.fault === 'moreThanTwoDecimals';
}

/** A country code and digits, or `TR` and many digits: good enough to know the column, whatever the checksum says. */
export function looksLikeIban(text: string): boolean {
  if (text.length < 15 || text.length > 50) return false;
  return /^[A-Z]{2}\d{2}[0-9A-Z]{10,30}$/.test(compactIban(text));
}
