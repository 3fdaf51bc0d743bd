/** The six documented operations, by this program's names. */
export const PRACTICE_OPERATIONS = [
  'initialise',
  'authorise',
  'cancel',
  'retrieve',
  'retrieveItem',
  'balance',
] as const;
export type PracticeOperation = (typeof PRACTICE_OPERATIONS)[number];

/** Which operation a request names, with the id its path carries. */
export interface Route {
  readonly operation: PracticeOperation;
  readonly id: string;
}

const ROUTES: readonly (readonly [method: string, path: RegExp, operation: PracticeOperation])[] = [
  ['POST', /^\/v1\/mass\/payout\/init$/, 'initialise'],
  ['POST', /^\/v1\/mass\/payout\/auth$/, 'authorise'],
  ['POST', /^\/v1\/mass\/payout\/cancel\/([^/]+)$/, 'cancel'],
  ['GET', /^\/v1\/mass\/payout\/balance$/, 'balance'],
  ['POST', /^\/v1\/mass\/payout\/retrieve$/, 'retrieve'],
  ['GET', /^\/v1\/mass\/payout\/retrieve\/items\/([^/]+)$/, 'retrieveItem'],
];

/** The operation of a method and path (iyzico docs, the six Mass Payout pages), or undefined. */
export function routeOf(method: string, path: string): Route | undefined {
  for (const [expected, pattern, operation] of ROUTES) {
    const match = expected === method ? pattern.exec(path) : null;
    if (match !== null) return { operation, id: match[1] ?? '' };
  }
  return undefined;
}
