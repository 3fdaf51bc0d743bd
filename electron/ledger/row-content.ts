import type { BatchId, RowId } from '../../shared/ids.ts';
import type { CellFact, Field, RowTyped, RowValues, Typed } from '../../shared/rows.ts';
import type { DecimalConvention } from '../../shared/money.ts';
import { BYTES_PER_CHAR, type JsonBytes } from './json-bytes.ts';
import type { Store } from './store.ts';

/** What a person wrote about a row: why it was held back or dropped, and by `answerKey` why a question was passed. */
export interface Said {
  readonly placeReason: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** The sealed part of a row: everything that says something about a person. */
export interface RowContent {
  readonly typed: Typed;
  readonly convention: DecimalConvention | null;
  readonly facts: readonly CellFact[];
  readonly values: RowValues;
  readonly typeInferred: boolean;
  readonly extra: RowTyped['extra'];
  readonly edited: readonly Field[];
  /** The row this one was made from (a new list from failed, held or last month's rows). */
  readonly origin: { readonly batchId: BatchId; readonly rowId: RowId } | null;
  /** Reasons name people: in clear stands only that there is one. Null when nothing was said. */
  readonly said: Said | null;
}

/**
 * The content as it is sealed: arrays without names, and 0 where a value is the text as it was typed. Half the bytes to
 * write, to encrypt and to sort into the ledger; 100,000 rows feel it. A changed shape needs another `FORM`.
 */
type Packed = readonly [
  form: typeof FORM,
  typed: readonly string[],
  convention: DecimalConvention | null,
  facts: readonly CellFact[],
  values: readonly [
    recipientType: RowValues['recipientType'],
    recipientInfo: string | null | 0,
    name: string | 0,
    amount: RowValues['amount'],
    currency: RowValues['currency'],
    description: string | 0,
    reference: string | 0,
    nonWithdrawable: 0 | 1,
  ],
  typeInferred: 0 | 1,
  extra: RowTyped['extra'],
  edited: readonly Field[],
  origin: RowContent['origin'],
  said: Said | null,
];
const FORM = 1;

function pack(content: Omit<RowContent, 'extra' | 'said'>, extra: RowContent['extra'], said: Said | null): Packed {
  const { typed, values } = content;
  return [
    FORM,
    [
      typed.recipientType,
      typed.recipient,
      typed.name,
      typed.amount,
      typed.currency,
      typed.description,
      typed.reference,
      typed.nonWithdrawable,
    ],
    content.convention,
    content.facts,
    [
      values.recipientType,
      values.recipientInfo === typed.recipient ? 0 : values.recipientInfo,
      values.name === typed.name ? 0 : values.name,
      values.amount,
      values.currency,
      values.description === typed.description ? 0 : values.description,
      values.reference === typed.reference ? 0 : values.reference,
      values.nonWithdrawable ? 1 : 0,
    ],
    content.typeInferred ? 1 : 0,
    extra,
    content.edited,
    content.origin,
    said,
  ];
}

/** What brackets, codes and numbers of a packed row take at most, in bytes. */
const BYTES_BESIDE_TEXTS = 256;
const BYTES_OF_FACT = 80;
const BYTES_BESIDE_EXTRA = 24;

/** The most bytes that `writeRow` writes of a row; more than it needs by far. */
export function mostBytes({ typed, facts, values }: NewContent, extra: RowContent['extra']): number {
  let chars = 0;
  chars += typed.recipientType.length + typed.recipient.length + typed.name.length + typed.amount.length;
  chars += typed.currency.length + typed.description.length + typed.reference.length + typed.nonWithdrawable.length;
  chars += (values.recipientInfo ?? '').length + values.name.length;
  chars += values.description.length + values.reference.length;
  for (const [, text] of extra) chars += text.length;
  return chars * BYTES_PER_CHAR + BYTES_BESIDE_TEXTS + facts.length * BYTES_OF_FACT + extra.length * BYTES_BESIDE_EXTRA;
}

/** A row as it comes from a table: nobody edited it or said anything about it, and no list had it before. */
export type NewContent = Pick<RowContent, 'typed' | 'convention' | 'facts' | 'values' | 'typeInferred'>;

/** Writes what `JSON.stringify(pack(…))` gives of a new row; `row-content.test.ts` holds the two against each other. */
export function writeRow(json: JsonBytes, content: NewContent, extra: RowContent['extra']): void {
  const { typed, values } = content;
  json.raw(`[${FORM},[`);
  json.text(typed.recipientType);
  json.raw(',');
  json.text(typed.recipient);
  json.raw(',');
  json.text(typed.name);
  json.raw(',');
  json.text(typed.amount);
  json.raw(',');
  json.text(typed.currency);
  json.raw(',');
  json.text(typed.description);
  json.raw(',');
  json.text(typed.reference);
  json.raw(',');
  json.text(typed.nonWithdrawable);
  json.raw(content.convention === null ? '],null,' : `],"${content.convention}",`);
  if (content.facts.length === 0) json.raw('[]');
  else json.value(content.facts);
  json.raw(values.recipientType === null ? ',[null,' : `,["${values.recipientType}",`);
  if (values.recipientInfo === null) json.raw('null');
  else writeValue(json, values.recipientInfo, typed.recipient);
  json.raw(',');
  writeValue(json, values.name, typed.name);
  json.raw(values.currency === null ? `,${values.amount},null,` : `,${values.amount},"${values.currency}",`);
  writeValue(json, values.description, typed.description);
  json.raw(',');
  writeValue(json, values.reference, typed.reference);
  json.raw(values.nonWithdrawable ? ',1],' : ',0],');
  json.raw(content.typeInferred ? '1,[' : '0,[');
  for (let place = 0; place < extra.length; place += 1) {
    const [index, text] = extra[place] ?? NO_CELL;
    json.raw(place === 0 ? `[${index},` : `,[${index},`);
    json.text(text);
    json.raw(']');
  }
  json.raw('],[],null,null]');
}

const NO_CELL = [0, ''] as const;

/** 0 where a value is the text as it was typed. */
function writeValue(json: JsonBytes, value: string, typed: string): void {
  if (value === typed) json.raw('0');
  else json.text(value);
}

function unpack(packed: Packed): RowContent {
  const [form, texts, convention, facts, values, typeInferred, extra, edited, origin, said] = packed;
  if (form !== FORM) throw new Error(`a row sealed in an unknown form: ${String(form)}`);
  const [recipientType = '', recipient = '', name = '', amount = '', currency = '', description = ''] = texts;
  const [, , , , , , reference = '', nonWithdrawable = ''] = texts;
  const [type, info, ownName, value, ownCurrency, ownDescription, ownReference, locked] = values;
  return {
    typed: { recipientType, recipient, name, amount, currency, description, reference, nonWithdrawable },
    convention,
    facts,
    values: {
      recipientType: type,
      recipientInfo: info === 0 ? recipient : info,
      name: ownName === 0 ? name : ownName,
      amount: value,
      currency: ownCurrency,
      description: ownDescription === 0 ? description : ownDescription,
      reference: ownReference === 0 ? reference : ownReference,
      nonWithdrawable: locked === 1,
    },
    typeInferred: typeInferred === 1,
    extra,
    edited,
    origin,
    said,
  };
}

/** Seals a row's content for `rows.sealed`; extra cells and words are only in there, not in an open list. */
export function sealRow(
  store: Store,
  batchId: BatchId,
  rowId: RowId,
  content: Omit<RowContent, 'extra' | 'said'>,
  extra: RowContent['extra'],
  said: Said | null,
): Uint8Array {
  return store.seal.seal(batchId, 'rows', rowId, pack(content, extra, said));
}

/** A row's content as it is sealed in a block of many: what becomes JSON. */
export function packedRow(
  content: Omit<RowContent, 'extra' | 'said'>,
  extra: RowContent['extra'],
  said: Said | null,
): Packed {
  return pack(content, extra, said);
}

/**
 * A row's content out of what was sealed. It was authenticated (AES-GCM with the row's place as AAD), so the shape is
 * what `pack` made and is not parsed again field by field for 100,000 rows.
 */
export function unsealedRow(packed: unknown): RowContent {
  return unpack(packed as Packed);
}
