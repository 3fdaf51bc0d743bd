import { z } from 'zod';
import { issueSchema } from '../../../shared/rows.ts';
import type { Issue, RowValues, Typed } from '../../../shared/rows.ts';
import type { RowContent } from '../row-content.ts';
import type { OpenContent } from './list-row.ts';

const NONE: readonly never[] = Object.freeze([]);
/** Texts that come again are kept once; after this many different ones a column is not worth remembering. */
const REMEMBERED = 5_000;

/** Keeps 100,000 rows small: one string for texts that come again, and for a value that is the text as it was typed. */
export interface Slim {
  content(content: RowContent): OpenContent;
  /** Puts the kept texts into the row's own, and gives it back. */
  typed(typed: Typed): Typed;
  /** Parses a row's issues; rows that say the same share one array. */
  issues(text: string): readonly Issue[];
}

const issuesSchema = z.array(issueSchema);

export function slim(): Slim {
  const parsed = new Map<string, readonly Issue[]>([['[]', NONE]]);
  const [ofType, ofCurrency, ofDescription, ofOther] = [interned(), interned(), interned(), interned()];
  const typed = (each: Typed): Typed => {
    each.recipientType = ofType(each.recipientType);
    each.currency = ofCurrency(each.currency);
    each.description = ofDescription(each.description);
    each.nonWithdrawable = ofOther(each.nonWithdrawable);
    return each;
  };
  return {
    typed,
    content: (content) => {
      const own = typed(content.typed);
      return {
        typed: own,
        convention: content.convention,
        facts: content.facts.length === 0 ? NONE : content.facts,
        values: sharedValues(content.values, own, ofDescription),
        typeInferred: content.typeInferred,
        edited: content.edited.length === 0 ? NONE : content.edited,
        origin: content.origin,
      };
    },
    issues: (text) => {
      const known = parsed.get(text);
      if (known !== undefined) return known;
      const issues = issuesSchema.parse(JSON.parse(text));
      if (parsed.size < REMEMBERED) parsed.set(text, issues);
      return issues;
    },
  };
}

/** One string for each text of a column, until there were too many different ones. */
function interned(): (text: string) => string {
  const texts = new Map<string, string>();
  return (text) => {
    if (text === '' || texts.size >= REMEMBERED) return text;
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, text);
    return text;
  };
}

function sharedValues(values: RowValues, typed: Typed, intern: (text: string) => string): RowValues {
  return {
    ...values,
    recipientInfo: values.recipientInfo === typed.recipient ? typed.recipient : values.recipientInfo,
    name: values.name === typed.name ? typed.name : values.name,
    description: values.description === typed.description ? typed.description : intern(values.description),
    reference: values.reference === typed.reference ? typed.reference : values.reference,
  };
}
