import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What may be logged about something that happened: codes, ids, counts, times. */
export type LogFields = Readonly<Record<string, unknown>>;

export interface Log {
  write(event: string, fields?: LogFields): void;
  /** The folder the log files are in, for the support file. */
  readonly folder: string;
}

const LARGEST_BYTES = 1_000_000;
const KEPT_FILES = 4;

/**
 * Takes out what must not be in a log whatever field it came in: IBANs, identity numbers, phones, long digit runs, what
 * looks like a key or a signed header. The one door every line passes.
 */
export function redact(text: string): string {
  return text
    .replace(/IYZWSv2\s+[A-Za-z0-9+/=]+/g, 'IYZWSv2 …')
    .replace(/\b[A-Z]{2}\d{2}(?:[ .-]?[0-9A-Z]){11,30}\b/gi, 'IBAN…')
    .replace(/\b(?:sandbox-)?[A-Za-z0-9+/_=-]{24,}\b/g, (run) =>
      /[A-Za-z]/.test(run) && /\d/.test(run) ? `${run.slice(0, 2)}…` : run,
    )
    .replace(/\+?\d(?:[ .-]?\d){8,}/g, (run) => `…${run.slice(-2)}`);
}

function plain(value: unknown): unknown {
  if (value instanceof Error)
    return { name: value.name, message: redact(value.message), stack: redact(value.stack ?? '') };
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.slice(0, 50).map(plain);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
  return value;
}

/** One line of the log: JSON, redacted, with its time. */
export function logLine(atMs: number, event: string, fields: LogFields): string {
  return `${JSON.stringify({ at: new Date(atMs).toISOString(), event, ...(plain(fields) as LogFields) })}\n`;
}

/** Opens the rotating log in `folder` (mode 0700): JSON lines, 1 MB a file, four files kept. */
export function openLog(folder: string, now: () => number): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = (index: number): string => join(folder, index === 0 ? 'odeme-masasi.log' : `odeme-masasi.${index}.log`);
  const rotate = (): void => {
    const size = statSync(file(0), { throwIfNoEntry: false })?.size ?? 0;
    if (size < LARGEST_BYTES) return;
    rmSync(file(KEPT_FILES - 1), { force: true });
    for (let index = KEPT_FILES - 2; index >= 0; index -= 1) {
      if (statSync(file(index), { throwIfNoEntry: false }) !== undefined) renameSync(file(index), file(index + 1));
    }
  };
  return {
    folder,
    write(event, fields = {}) {
      try {
        rotate();
        appendFileSync(file(0), logLine(now(), event, fields), { mode: 0o600 });
      } catch (error) {
        // A full disk must not stop a payment from being followed; the line goes where a developer may see it.
        process.stderr.write(`log: ${error instanceof Error ? error.message : String(error)}\n`);
      }
    },
  };
}
