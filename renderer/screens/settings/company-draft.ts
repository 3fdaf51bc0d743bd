import type { Company, CompanySettings } from '../../../shared/companies.ts';
import { readWholeNumber } from './whole-number.ts';

/** A company's settings as they stand in the fields: numbers as typed. */
export interface CompanyDraft {
  readonly name: string;
  readonly colour: Company['colour'];
  readonly settings: CompanySettings;
  readonly maxItems: string;
  readonly duplicateDays: string;
  readonly amountChange: string;
}

/** The ranges of the contract (shared/companies.ts), for the sentences beside the fields. */
export const RANGES = { maxItems: [1, 10_000], duplicateDays: [0, 400], amountChange: [1, 1000] } as const;

export function draftOf(company: Company): CompanyDraft {
  const { settings } = company;
  return {
    name: company.name,
    colour: company.colour,
    settings,
    maxItems: String(settings.maxItemsPerPayout),
    duplicateDays: String(settings.duplicateDays),
    amountChange: String(settings.amountChangePercent),
  };
}

export type DraftReading =
  | { readonly ok: true; readonly name: string; readonly settings: CompanySettings }
  | { readonly ok: false; readonly wrong: readonly ('name' | keyof typeof RANGES)[] };

/** The settings a draft stands for, or the fields that cannot be read. */
export function readDraft(draft: CompanyDraft): DraftReading {
  const name = draft.name.trim();
  const maxItemsPerPayout = readWholeNumber(draft.maxItems, ...RANGES.maxItems);
  const duplicateDays = readWholeNumber(draft.duplicateDays, ...RANGES.duplicateDays);
  const amountChangePercent = readWholeNumber(draft.amountChange, ...RANGES.amountChange);
  if (name === '' || maxItemsPerPayout === null || duplicateDays === null || amountChangePercent === null) {
    const wrong = [
      name === '' && ('name' as const),
      maxItemsPerPayout === null && ('maxItems' as const),
      duplicateDays === null && ('duplicateDays' as const),
      amountChangePercent === null && ('amountChange' as const),
    ].filter((field) => field !== false);
    return { ok: false, wrong };
  }
  return { ok: true, name, settings: { ...draft.settings, maxItemsPerPayout, duplicateDays, amountChangePercent } };
}
