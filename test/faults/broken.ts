/** One of the design's invariants does not hold. */
export class Broken extends Error {}
