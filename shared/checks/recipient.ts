import type { Environment } from '../companies.ts';
import { readIban } from '../iban.ts';
import { readIdentity } from '../identity.ts';
import type { RecipientType } from '../items.ts';
import { readPhone } from '../phone.ts';
import type { Issue } from '../rows.ts';
import { fold, hasInvisible } from '../turkish.ts';
import { fixedIssue, issue } from './issues.ts';
import { inferType } from './recipient-shape.ts';

/** Who is to be paid, as far as the texts say. `recipientInfo` is null when nothing could be sent. */
export interface RecipientReading {
  readonly recipientType: RecipientType | null;
  readonly recipientInfo: string | null;
  readonly typeInferred: boolean;
}

const MISSING = fixedIssue('recipient', 'recipient.missing', 'error');
const TYPE_UNREAD = fixedIssue('recipientType', 'recipient.typeUnread', 'error');
const TYPE_UNKNOWN = fixedIssue('recipient', 'recipient.typeUnknown', 'error');
const CONFLICT = fixedIssue('recipient', 'recipient.conflict', 'error');
const INVISIBLE = fixedIssue('recipient', 'recipient.invisible', 'error');
const DIGITS_LOST = fixedIssue('recipient', 'recipient.digitsLost', 'error');
const NOT_IBAN = fixedIssue('recipient', 'iban.notIban', 'error');
const IDENTITY_NOT_DIGITS = fixedIssue('recipient', 'identity.notDigits', 'error');
const TAX_NUMBER = fixedIssue('recipient', 'identity.taxNumber', 'warning');
const IDENTITY_ZERO = fixedIssue('recipient', 'identity.zeroRestored', 'info');
const NOT_PHONE = fixedIssue('recipient', 'phone.notPhone', 'error');
const NOT_MOBILE = fixedIssue('recipient', 'phone.notMobile', 'error');
const PHONE_ZERO = fixedIssue('recipient', 'phone.zeroRestored', 'info');
const MEMBER_NOT_DIGITS = fixedIssue('recipient', 'member.notDigits', 'error');

/**
 * What a failing checksum is. iyzico's own examples are masked numbers that fail it, so a sandbox or practice company may
 * send one after a person says so; with real money it is an error (turkish-data.md, Recipients).
 */
const CHECKSUM: Readonly<
  Record<'iban.checksum' | 'iban.reservedDigit' | 'identity.checksum', readonly [Issue, Issue]>
> = {
  'iban.checksum': both('iban.checksum'),
  'iban.reservedDigit': both('iban.reservedDigit'),
  'identity.checksum': both('identity.checksum'),
};

function both(code: keyof typeof CHECKSUM): readonly [Issue, Issue] {
  return [fixedIssue('recipient', code, 'error'), fixedIssue('recipient', code, 'warning', true)];
}

/** What the facts of a row's recipient cell say, gathered once by the caller. */
export interface RecipientFacts {
  readonly digitsLost: boolean;
  readonly zeroRestored: boolean;
  readonly conflict: boolean;
}

/**
 * Reads type and recipient and adds what is wrong with them to `issues`. A type column is believed; without one the type
 * is inferred from the value's shape, and a value that fits two shapes is asked for instead of guessed.
 */
export function readRecipient(
  typed: { readonly recipientType: string; readonly recipient: string },
  facts: RecipientFacts,
  environment: Environment,
  issues: Issue[],
): RecipientReading {
  const { recipient } = typed;
  const named = typed.recipientType === '' ? null : readTypeName(typed.recipientType);
  if (named === 'unread') issues.push(TYPE_UNREAD);
  if (facts.conflict) issues.push(CONFLICT);
  const known = named === 'unread' ? null : named;
  if (recipient === '' || recipient.trim() === '') return nothing(issues, MISSING, known);
  if (hasInvisible(recipient)) return nothing(issues, INVISIBLE, known);
  if (facts.digitsLost) return nothing(issues, DIGITS_LOST, known);
  if (named === 'unread') return nothing(issues, undefined, null);
  const recipientType = named ?? inferType(recipient);
  if (recipientType === null) return nothing(issues, TYPE_UNKNOWN, null);
  const recipientInfo = readAs(recipientType, recipient, facts, environment, issues);
  return { recipientType, recipientInfo: facts.conflict ? null : recipientInfo, typeInferred: named === null };
}

function nothing(issues: Issue[], what: Issue | undefined, recipientType: RecipientType | null): RecipientReading {
  if (what !== undefined) issues.push(what);
  return { recipientType, recipientInfo: null, typeInferred: false };
}

function readAs(
  recipientType: RecipientType,
  text: string,
  facts: RecipientFacts,
  environment: Environment,
  issues: Issue[],
): string | null {
  switch (recipientType) {
    case 'IBAN':
      return readIbanCell(text, environment, issues);
    case 'IDENTITY_NUMBER':
      return readIdentityCell(text, facts, environment, issues);
    case 'PHONE':
      return readPhoneCell(text, facts, issues);
    case 'MEMBER_ID': {
      const compact = text.replace(/[\s\u00A0]/g, '');
      if (/^\d{1,64}$/.test(compact)) return compact;
      issues.push(MEMBER_NOT_DIGITS);
      return null;
    }
  }
}

function readIbanCell(text: string, environment: Environment, issues: Issue[]): string | null {
  const reading = readIban(text);
  if (reading.ok) {
    if (reading.country !== 'TR')
      issues.push(issue('recipient', 'iban.foreign', 'warning', { params: { country: reading.country } }));
    return reading.iban;
  }
  switch (reading.fault) {
    case 'empty':
    case 'notIban':
      issues.push(NOT_IBAN);
      return null;
    case 'length': {
      const expected = reading.compact.startsWith('TR') ? { expected: 26 } : {};
      issues.push(
        issue('recipient', 'iban.length', 'error', { params: { found: reading.compact.length, ...expected } }),
      );
      return null;
    }
    case 'checksum':
      return checksum('iban.checksum', reading.compact, environment, issues);
    case 'reservedDigit':
      return checksum('iban.reservedDigit', reading.compact, environment, issues);
  }
}

function checksum(
  code: keyof typeof CHECKSUM,
  compact: string,
  environment: Environment,
  issues: Issue[],
): string | null {
  const [refused, asked] = CHECKSUM[code];
  const real = environment === 'production';
  issues.push(real ? refused : asked);
  return real ? null : compact;
}

function readIdentityCell(
  text: string,
  facts: RecipientFacts,
  environment: Environment,
  issues: Issue[],
): string | null {
  const reading = readIdentity(text);
  if (!reading.ok) {
    switch (reading.fault) {
      case 'empty':
      case 'notDigits':
        issues.push(IDENTITY_NOT_DIGITS);
        return null;
      case 'length':
        issues.push(issue('recipient', 'identity.length', 'error', { params: { found: reading.compact.length } }));
        return null;
      case 'checksum':
        return checksum('identity.checksum', reading.compact, environment, issues);
    }
  }
  if (reading.kind === 'VKN') issues.push(TAX_NUMBER);
  if (reading.restoredZero || facts.zeroRestored) issues.push(IDENTITY_ZERO);
  return reading.number;
}

function readPhoneCell(text: string, facts: RecipientFacts, issues: Issue[]): string | null {
  const reading = readPhone(text);
  if (!reading.ok) {
    issues.push(reading.fault === 'notMobile' ? NOT_MOBILE : NOT_PHONE);
    return null;
  }
  if (facts.zeroRestored) issues.push(PHONE_ZERO);
  return reading.phone;
}

const TYPE_NAMES: Readonly<Record<RecipientType, readonly string[]>> = {
  IBAN: ['iban', 'hesap', 'banka', 'bank', 'account'],
  IDENTITY_NUMBER: ['identity', 'kimlik', 'tckn', 'tc', 't c', 'vkn', 'vergi', 'tax'],
  PHONE: ['phone', 'telefon', 'tel', 'gsm', 'cep', 'mobile'],
  MEMBER_ID: ['member', 'uye'],
};

/** The type a type column's text names, in Turkish, English or the service's own words; `unread` when it names none or two. */
export function readTypeName(text: string): RecipientType | 'unread' | null {
  if (text === 'IBAN' || text === 'IDENTITY_NUMBER' || text === 'PHONE' || text === 'MEMBER_ID') return text;
  const folded = ` ${fold(text)} `;
  if (folded.trim() === '') return null;
  let found: RecipientType | null = null;
  for (const type of ['IBAN', 'IDENTITY_NUMBER', 'PHONE', 'MEMBER_ID'] as const) {
    if (!TYPE_NAMES[type].some((name) => folded.includes(` ${name}`))) continue;
    if (found !== null) return 'unread';
    found = type;
  }
  return found ?? 'unread';
}
