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

/** Fields whose value is never written, whatever it is: it is a secret, or a person. */
const NEVER_WRITTEN =
  /^(api_?key|secret(_?key)?|data_?key|authorization|cookie|password|pass(phrase)?|pin|new_?pin|iban|tckn|vkn|identity(_?number)?|gsm|phone|recipient(_?name)?|typed_?total)$/i;
/** What our own ids and correlation ids look like; a person reads one to support, so it must stay readable. */
const UUID = /\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/i;
const DEEPEST = 8;
const MOST_ITEMS = 50;
const LONGEST_TEXT = 4000;

function redactPart(text: string): string {
  return text
    .replace(/(IYZWSv2|Basic|Bearer)\s+[A-Za-z0-9+/_.=-]+/gi, '$1 …')
    .replace(/\b[A-Z]{2}\d{2}(?:[ .-]?[0-9A-Z]){11,30}\b/gi, 'IBAN…')
    .replace(/\b(?:sandbox-)?[A-Za-z0-9+/_=-]{24,}/g, (run) =>
      /[A-Za-z]/.test(run) && /\d/.test(run) ? `${run.slice(0, 2)}…` : run,
    )
    .replace(/\bsandbox-[A-Za-z0-9+/_=-]{8,}/g, 'sandbox-…')
    .replace(/[+(]?\d(?:[ ().-]{0,2}\d){8,}/g, (run) => `…${run.slice(-2)}`);
}

/**
 * Takes out what must not be in a log whatever field it came in: IBANs, identity numbers, phones, long digit runs, what
 * looks like a key or a signed header. The one door every line passes. UUIDs stay.
 */
export function redact(text: string): string {
  // Every second part is a UUID: `split` keeps what its group found.
  const parts = text.slice(0, LONGEST_TEXT).split(UUID);
  return parts.map((part, index) => (index % 2 === 1 ? part : redactPart(part))).join('');
}

/** A number of ten to twelve digits may be an identity number or a phone; a time in milliseconds has thirteen. */
const mayBePerson = (value: number): boolean => Math.abs(value) >= 1e9 && Math.abs(value) < 1e12;

function plain(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'number') return mayBePerson(value) ? '…' : value;
  if (typeof value === 'bigint') return redact(String(value));
  if (typeof value === 'function' || typeof value === 'symbol') return '…';
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '…';
  if (value instanceof Error) {
    const cause = value.cause === undefined ? {} : { cause: plain(value.cause, depth + 1) };
    return { name: value.name, message: redact(value.message), stack: redact(value.stack ?? ''), ...cause };
  }
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item) => plain(item, depth + 1));
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `${value.byteLength} bytes`;
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST_ITEMS)
      .map(([key, each]) => [redact(key), NEVER_WRITTEN.test(key) ? '…' : plain(each, depth + 1)]),
  );
}

/** A value as it may be written down where others will read it: redacted by the same rules as a line of the log. */
export const redacted = (value: unknown): unknown => plain(value);

/** One line of the log: JSON, redacted, with its time. */
export function logLine(atMs: number, event: string, fields: LogFields): string {
  const { at: _at, event: _event, ...rest } = plain(fields) as LogFields;
  return `${JSON.stringify({ at: new Date(atMs).toISOString(), event: redact(event), ...rest })}\n`;
}

/**
 * Opens the rotating log in `folder` (mode 0700): JSON lines, 1 MB a file, four files kept. Never throws: a folder that
 * cannot be written to costs the log and nothing else.
 */
export function openLog(folder: string, now: () => number): Log {
  const file = (index: number): string => join(folder, index === 0 ? 'odeme-masasi.log' : `odeme-masasi.${index}.log`);
  const rotate = (): void => {
    const size = statSync(file(0), { throwIfNoEntry: false })?.size ?? 0;
    if (size < LARGEST_BYTES) return;
    rmSync(file(KEPT_FILES - 1), { force: true });
    for (let index = KEPT_FILES - 2; index >= 0; index -= 1) {
      if (statSync(file(index), { throwIfNoEntry: false }) !== undefined) renameSync(file(index), file(index + 1));
    }
  };
  /** A full or closed disk must not stop a payment from being followed; what went wrong is said where a developer sees it. */
  const guarded = (work: () => void): void => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      work();
    } catch (error) {
      process.stderr.write(`log: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  };
  guarded(() => undefined);
  return {
    folder,
    write(event, fields = {}) {
      guarded(() => {
        rotate();
        appendFileSync(file(0), logLine(now(), event, fields), { mode: 0o600 });
      });
    },
  };
}
