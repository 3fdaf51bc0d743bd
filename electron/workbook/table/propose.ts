import type { ColumnUse, Mapping, MappingField } from '../../../shared/mapping.ts';
import type { ColumnName } from './find.ts';
import { overlap, type ColumnSample } from './sample.ts';
import { isPlainlyNotPaid, matchHeader } from './words.ts';

export type Why = 'header' | 'values' | 'both' | 'remembered' | 'none';
export type Proposal = { readonly mapping: Mapping; readonly why: ReadonlyMap<number, Why> };

type Candidate = { readonly field: MappingField; readonly index: number; readonly score: number; readonly why: Why };

const LEAST_SCORE = 0.3;
/** Fields whose values have a shape; a header that the values contradict counts for little. */
const SHAPED: ReadonlySet<MappingField> = new Set([
  'iban',
  'identityNumber',
  'phone',
  'amount',
  'currency',
  'recipientType',
  'recipient',
  'memberId',
]);
const RECIPIENTS: readonly MappingField[] = ['iban', 'recipient', 'identityNumber', 'phone', 'memberId'];
/** Two recipient columns are taken together only when they fill each other's gaps. */
const MOST_OVERLAP = 0.15;
const GIVEN_NAME = /^(ad|adi|isim|first name|given name|name)$/i;

/**
 * Proposes what each column feeds, from its name and from the shapes of its values. Every field gets its best column;
 * recipients may come from several columns where each row fills one of them.
 */
export function propose(names: readonly ColumnName[], samples: readonly ColumnSample[]): Proposal {
  const candidates = samples
    .flatMap((sample) => candidatesOf(names[sample.index], sample))
    .sort((a, b) => b.score - a.score);
  const taken = new Map<number, Candidate>();
  const recipients = chooseRecipients(candidates, samples);
  for (const candidate of recipients) taken.set(candidate.index, candidate);
  const fed = new Set<MappingField>();
  for (const candidate of candidates) {
    if (RECIPIENTS.includes(candidate.field) || taken.has(candidate.index) || fed.has(candidate.field)) continue;
    if (candidate.score < LEAST_SCORE) continue;
    taken.set(candidate.index, candidate);
    fed.add(candidate.field);
  }
  settleNames(taken, candidates, names);
  if (!fed.has('amount')) lastAmount(taken, names, samples);
  const columns = samples.map((sample): ColumnUse => {
    const use = taken.get(sample.index);
    return {
      index: sample.index,
      feeds: use?.field ?? null,
      order: use?.field === 'surname' ? 1 : 0,
      convention: null,
      asDisplayed: false,
    };
  });
  return {
    mapping: { columns, fixed: [] },
    why: new Map(samples.map((sample) => [sample.index, taken.get(sample.index)?.why ?? 'none'])),
  };
}

/** A list must pay something: where no name says what, the only column of numbers that could is proposed. */
function lastAmount(
  taken: Map<number, Candidate>,
  names: readonly ColumnName[],
  samples: readonly ColumnSample[],
): void {
  const left = samples.filter(
    (sample) =>
      !taken.has(sample.index) &&
      sample.filled > 0 &&
      sample.shares.amount >= 0.8 &&
      valueScore('amount', sample) > 0 &&
      !isPlainlyNotPaid(names[sample.index]?.full ?? ''),
  );
  const [only] = left;
  if (only === undefined || left.length > 1) return;
  taken.set(only.index, { field: 'amount', index: only.index, score: LEAST_SCORE, why: 'values' });
}

function candidatesOf(name: ColumnName | undefined, sample: ColumnSample): readonly Candidate[] {
  const byName = new Map<MappingField, number>();
  for (const text of [name?.full ?? '', name?.own ?? '']) {
    for (const match of matchHeader(text)) byName.set(match.field, Math.max(byName.get(match.field) ?? 0, match.score));
  }
  const named = (name?.own ?? '') !== '';
  const fields = new Set<MappingField>([
    ...byName.keys(),
    'iban',
    'identityNumber',
    'phone',
    'amount',
    'name',
    'currency',
    'recipientType',
    'recipient',
  ]);
  const candidates: Candidate[] = [];
  for (const field of fields) {
    const header = byName.get(field) ?? 0;
    const values = valueScore(field, sample);
    const score = combine(field, header, values, sample, named);
    if (score >= LEAST_SCORE) candidates.push({ field, index: sample.index, score, why: whyOf(header, values) });
  }
  return candidates;
}

function combine(field: MappingField, header: number, values: number, sample: ColumnSample, named: boolean): number {
  if (header === 0) {
    // A named column that nobody knows is more likely an extra than an unnamed one, unless its values are unmistakable.
    const sure = field === 'iban' ? 0.75 : field === 'recipientType' || field === 'currency' ? 0.7 : 0.5;
    return (
      values * (named ? sure * (field === 'iban' || values > 0.9 ? 1 : 0.5) : sure + 0.1) * (sample.filled > 0 ? 1 : 0)
    );
  }
  const contradicted = SHAPED.has(field) && sample.filled >= 2 && values < 0.2;
  return contradicted ? header * 0.35 : header * 0.7 + values * 0.3;
}

function whyOf(header: number, values: number): Why {
  if (header > 0) return values >= 0.5 ? 'both' : 'header';
  return 'values';
}

/** How well the values fit the field, 0 to 1. */
function valueScore(field: MappingField, sample: ColumnSample): number {
  const { shares } = sample;
  switch (field) {
    case 'iban':
      return shares.iban;
    case 'identityNumber':
      // A short column of ten digits is as likely a phone; eleven digits that pass are not.
      return shares.phone > 0.9
        ? shares.identity * 0.5
        : Math.max(shares.identity, shares.digits > 0.8 && shares.identity > 0.2 ? 0.5 : 0);
    case 'phone':
      return shares.phone;
    case 'memberId':
      return shares.digits * 0.6;
    case 'recipient': {
      const any = Math.min(1, shares.iban + shares.identity + Math.max(0, shares.phone - shares.identity));
      const mixed = Math.max(shares.iban, shares.identity, shares.phone) < 0.95 && shares.iban > 0 && any > shares.iban;
      return mixed ? Math.max(any, shares.iban + shares.digits) * 0.98 : any * 0.4;
    }
    case 'recipientType':
      return shares.type;
    case 'amount':
      if (sample.counting || shares.phone > 0.5 || shares.identity > 0.5) return 0;
      return Math.min(1, shares.amount * 0.6 + shares.money * 0.4);
    case 'currency':
      return shares.currency;
    case 'name':
      return shares.person;
    case 'surname':
    case 'description':
      return shares.text * 0.5;
    case 'reference':
      return sample.counting ? 0.2 : 0.4;
    case 'nonWithdrawable':
      return shares.yesNo;
  }
}

/** The best recipient column, and others that have values where it has none. */
function chooseRecipients(candidates: readonly Candidate[], samples: readonly ColumnSample[]): readonly Candidate[] {
  const chosen: Candidate[] = [];
  const sampleOf = (index: number) => samples.find((sample) => sample.index === index);
  const sorted = candidates
    .filter((candidate) => RECIPIENTS.includes(candidate.field))
    .sort((a, b) => rank(b) - rank(a));
  for (const candidate of sorted) {
    if (chosen.some((other) => other.index === candidate.index)) continue;
    // A column whose name better says something else (a name, an amount) is not taken for a recipient.
    const better = candidates.find(
      (other) => other.index === candidate.index && !RECIPIENTS.includes(other.field) && other.score > candidate.score,
    );
    if (better !== undefined || (chosen.length > 0 && candidate.why === 'values')) continue;
    const sample = sampleOf(candidate.index);
    if (sample === undefined) continue;
    const clashes = chosen.some((other) => {
      const otherSample = sampleOf(other.index);
      return (
        otherSample !== undefined && (candidate.field === other.field || overlap(sample, otherSample) > MOST_OVERLAP)
      );
    });
    if (!clashes) chosen.push(candidate);
  }
  return chosen;
}

function rank(candidate: Candidate): number {
  return candidate.score - RECIPIENTS.indexOf(candidate.field) * 0.03;
}

/** With a surname column, the name is the given name before it; a full name column needs no surname. */
function settleNames(
  taken: Map<number, Candidate>,
  candidates: readonly Candidate[],
  names: readonly ColumnName[],
): void {
  const surname = [...taken.values()].find((candidate) => candidate.field === 'surname');
  if (surname === undefined) return;
  const name = [...taken.values()].find((candidate) => candidate.field === 'name');
  const given = candidates.find(
    (candidate) => candidate.field === 'name' && GIVEN_NAME.test(names[candidate.index]?.own ?? ''),
  );
  if (given !== undefined && (name === undefined || !GIVEN_NAME.test(names[name.index]?.own ?? ''))) {
    const fullName = name !== undefined && name.score >= given.score && name.why === 'both';
    if (fullName) taken.delete(surname.index);
    else {
      if (name !== undefined) taken.delete(name.index);
      taken.set(given.index, given);
    }
  } else if (name !== undefined && given === undefined && name.why === 'both') taken.delete(surname.index);
}
