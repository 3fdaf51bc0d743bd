/** Reads a whole number a person typed (`1000`, `1.000`, `1 000`); null when it is none or out of range. */
export function readWholeNumber(text: string, least: number, most: number): number | null {
  const compact = text.replace(/[\s.,]/g, '');
  if (!/^\d{1,9}$/.test(compact)) return null;
  const value = Number(compact);
  return value >= least && value <= most ? value : null;
}
