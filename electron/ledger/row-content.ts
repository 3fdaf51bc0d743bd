import type { BatchId, RowId } from '../../shared/ids.ts';
import type { CellFact, Field, RowTyped, RowValues, Typed } from '../../shared/rows.ts';
import type { DecimalConvention } from '../../shared/money.ts';
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

/**
 * Opens `rows.sealed`; undefined once the list was forgotten. The bytes are authenticated (AES-GCM with the row's place as
 * AAD), so the shape is what `sealRow` wrote and is not parsed again field by field for 100,000 rows.
 */
export function openRow(
  store: Store,
  batchId: BatchId,
  rowId: RowId,
  sealed: Uint8Array | null,
): RowContent | undefined {
  if (sealed === null) return undefined;
  const packed = store.seal.open(batchId, 'rows', rowId, sealed);
  return packed === undefined ? undefined : unpack(packed as Packed);
}
