/** What a run of schedules came to, for the log. */
export interface Figures {
  runs: number;
  deaths: number;
  restored: number;
  otherComputers: number;
  unknownsReached: number;
  unknownsResolved: number;
  paidLines: number;
  /** Looks at a gap that a person had to take after a restore. */
  gaps: number;
  /** Approvals compared with the bank's books; presses that something had voided. */
  approvals: number;
  voided: number;
  /** Reports compared row by row; written workbooks read back; places searched for the keys. */
  reports: number;
  workbooks: number;
  searched: number;
  doublePayments: number;
  lostRows: number;
  readonly commands: Record<string, number>;
  readonly faults: Record<string, number>;
}

export function noFigures(): Figures {
  return {
    runs: 0,
    deaths: 0,
    restored: 0,
    otherComputers: 0,
    unknownsReached: 0,
    unknownsResolved: 0,
    paidLines: 0,
    gaps: 0,
    approvals: 0,
    voided: 0,
    reports: 0,
    workbooks: 0,
    searched: 0,
    doublePayments: 0,
    lostRows: 0,
    commands: {},
    faults: {},
  };
}

export function count(into: Record<string, number>, key: string, by = 1): void {
  into[key] = (into[key] ?? 0) + by;
}

export function addFigures(into: Figures, more: Figures): void {
  into.runs += more.runs;
  into.deaths += more.deaths;
  into.restored += more.restored;
  into.otherComputers += more.otherComputers;
  into.unknownsReached += more.unknownsReached;
  into.unknownsResolved += more.unknownsResolved;
  into.paidLines += more.paidLines;
  into.gaps += more.gaps;
  into.approvals += more.approvals;
  into.voided += more.voided;
  into.reports += more.reports;
  into.workbooks += more.workbooks;
  into.searched += more.searched;
  into.doublePayments += more.doublePayments;
  into.lostRows += more.lostRows;
  for (const [key, by] of Object.entries(more.commands)) count(into.commands, key, by);
  for (const [key, by] of Object.entries(more.faults)) count(into.faults, key, by);
}

export function printed(figures: Figures): string {
  const list = (counts: Record<string, number>): string =>
    Object.entries(counts)
      .toSorted(([, a], [, b]) => b - a)
      .map(([key, times]) => `${key} ${times}`)
      .join(', ');
  const all = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, times) => sum + times, 0);
  return [
    `runs ${figures.runs}, commands ${all(figures.commands)} (${list(figures.commands)})`,
    `faults injected ${all(figures.faults)} (${list(figures.faults)})`,
    `approvals compared with the bank's books ${figures.approvals}, presses voided ${figures.voided}`,
    `reports compared ${figures.reports}, written workbooks read back ${figures.workbooks}, places searched for the keys ${figures.searched}`,
    `deaths ${figures.deaths}, backups restored ${figures.restored} (with a gap ${figures.gaps}), second computers ${figures.otherComputers}`,
    `unknowns reached ${figures.unknownsReached}, resolved ${figures.unknownsResolved}`,
    `payments in the books ${figures.paidLines}, double payments ${figures.doublePayments}, lost rows ${figures.lostRows}`,
  ].join('\n');
}
