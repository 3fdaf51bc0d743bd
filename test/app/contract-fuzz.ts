import * as fc from 'fast-check';
import { z } from 'zod';

/** A JSON schema as far as the contract's inputs use it. */
interface JsonSchema {
  readonly type?: string;
  readonly const?: string | number | boolean | null;
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Ids that exist, by the name of the field they belong in: a page that was taken over knows them. */
export type KnownIds = Readonly<Record<string, readonly string[]>>;

const ID = fc.constantFrom('aaaaaaaaaaaaaaaaaaaa', 'bbbbbbbb-1234');
const TEXT = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    '',
    '0',
    '=1+1',
    '../../etc/passwd',
    '\u0000',
    '\u202e',
    '<img src=x>',
    "'; DROP TABLE payouts; --",
    'ş'.repeat(300),
  ),
);

function textOf({ pattern, minLength = 0, maxLength = 200 }: JsonSchema): fc.Arbitrary<string> {
  if (pattern?.includes('{7,40}') === true) return ID;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return TEXT.map((text) => text.padEnd(minLength, 'x').slice(0, maxLength));
}

function objectOf(schema: JsonSchema, ids: KnownIds): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  const fields = properties.map(([name, each]) => {
    const known = ids[name];
    const made = arbitraryOf(each, ids);
    return [name, known === undefined ? made : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, made)];
  });
  const record = fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [...(schema.required ?? [])],
  });
  if (properties.length > 0 || typeof schema.additionalProperties !== 'object') return record;
  return fc.dictionary(textOf({ minLength: 1, maxLength: 60 }), arbitraryOf(schema.additionalProperties, ids), {
    maxKeys: 3,
  });
}

/** Values that a schema lets through, or nearly: what matters is that a handler really gets them. */
export function arbitraryOf(schema: JsonSchema, ids: KnownIds): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return fc.oneof(...either.map((each) => arbitraryOf(each, ids)));
  if (schema.allOf !== undefined) return fc.oneof(...schema.allOf.map((each) => arbitraryOf(each, ids)));
  switch (schema.type) {
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return fc.integer({ min: Math.max(schema.minimum ?? -1000, -1e9), max: Math.min(schema.maximum ?? 1e9, 1e9) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const known = ids['rowId'];
      const item = arbitraryOf(schema.items ?? {}, ids);
      const isId = schema.items?.pattern?.includes('{7,40}') === true && known !== undefined;
      return fc.array(isId ? fc.oneof(fc.constantFrom(...known), item) : item, { minLength: 1, maxLength: 4 });
    }
    case 'object':
      return objectOf(schema, ids);
    default:
      return fc.constant('anything');
  }
}

/** Inputs that pass, or nearly pass, a channel's schema, with `ids` in the places they belong. */
export function inputsFor(schema: z.ZodType, ids: KnownIds, count: number, seed: number): unknown[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return fc.sample(arbitraryOf(json, ids), { numRuns: count, seed });
}

/** What no schema lets through, whatever the channel; each as JSON text, so that it survives the way to the page. */
export const GARBAGE: readonly string[] = [
  'null',
  '0',
  '-1',
  '"x"',
  '""',
  'true',
  '[]',
  '[{}]',
  '{"x":1}',
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"toString":"x"}',
  '{"batchId":{"$ne":null},"companyId":{"$ne":null},"payoutId":{"$gt":""}}',
  '{"companyId":"../../x","batchId":"\\u0000","payoutId":"A","path":"/etc/passwd"}',
  `${'['.repeat(200)}${']'.repeat(200)}`,
];
