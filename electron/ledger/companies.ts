import { z } from 'zod';
import {
  companySchema,
  companySettingsSchema,
  DEFAULT_LIMITS,
  DEFAULT_SETTINGS,
  limitsSchema,
} from '../../shared/companies.ts';
import type { Company, CompanySettings, Environment, Limits } from '../../shared/companies.ts';
import type { CompanyId } from '../../shared/ids.ts';
import { fail } from '../../shared/problems.ts';
import type { Problem } from '../../shared/problems.ts';
import { damagedRules, readRules } from './company-settings.ts';
import type { DamagedRules } from './company-settings.ts';
import { isLoosening } from './limits.ts';
import { checkPin, isPinSet, setPin } from './pin.ts';
import { ProblemError } from './problem-error.ts';
import type { Store } from './store.ts';

interface ByCompany {
  readonly companyId: CompanyId;
}
interface Pressed {
  readonly actor: string;
}

const COLUMNS = 'id, name, environment, colour, settings, limits, keys_saved, key_fingerprint, created_at';
const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  environment: z.string(),
  colour: z.string(),
  settings: z.string(),
  limits: z.string(),
  keys_saved: z.number(),
  key_fingerprint: z.string(),
  created_at: z.number(),
});

function companyOf(found: unknown): Company {
  const row = rowSchema.parse(found);
  const { settings, limits } = readRules(row);
  return companySchema.parse({
    id: row.id,
    name: row.name,
    environment: row.environment,
    colour: row.colour,
    settings,
    limits,
    keyState: row.keys_saved === 1 ? 'saved' : 'none',
    keyFingerprint: row.key_fingerprint,
    createdAt: row.created_at,
  });
}

/** One company. Problem: `notFound`, also for a removed one. */
export function getCompany(store: Store, { companyId }: ByCompany): Company {
  const row = store.db.prepare(`SELECT ${COLUMNS} FROM companies WHERE id = ? AND removed_at IS NULL`).get(companyId);
  if (row === undefined) throw new ProblemError(fail('notFound').problem);
  return companyOf(row);
}

function listCompanies(store: Store): Company[] {
  return store.db
    .prepare(`SELECT ${COLUMNS} FROM companies WHERE removed_at IS NULL ORDER BY created_at, id`)
    .all()
    .map(companyOf);
}

/** Companies whose settings or limits cannot be read: nothing is checked, sent or approved by them until a person saved them again. */
function damagedCompanies(store: Store): Problem[] {
  const rows = store.db
    .prepare(`SELECT ${COLUMNS} FROM companies WHERE removed_at IS NULL ORDER BY created_at, id`)
    .all();
  return rows.flatMap((found) => {
    const row = rowSchema.parse(found);
    const company = { id: row.id as CompanyId, name: row.name };
    return readRules(row).damaged.map((what) => damagedRules(company, what).problem);
  });
}

/** Adds a company; its environment never changes again. Problem: `keychain.missing` for a real one without a keychain. */
function addCompany(
  store: Store,
  args: { readonly name: string; readonly environment: Environment; readonly colour: Company['colour'] } & Pressed,
): Company {
  if (store.practiceOnly && args.environment !== 'practice') throw new ProblemError(fail('keychain.missing').problem);
  const companyId = store.newId() as CompanyId;
  store.transaction(() => {
    store.db
      .prepare(
        'INSERT INTO companies (id, name, environment, colour, settings, limits, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        companyId,
        args.name,
        args.environment,
        args.colour,
        JSON.stringify(DEFAULT_SETTINGS),
        JSON.stringify(DEFAULT_LIMITS),
        store.now(),
      );
    const open = { environment: args.environment };
    store.journal.append({ actor: args.actor, companyId, kind: 'companyAdded', open, secret: { name: args.name } });
  });
  store.changed({ companies: true });
  return getCompany(store, { companyId });
}

/** Changes name, colour and settings; never the environment, keys or limits. Problem: `notFound`. */
function changeCompany(
  store: Store,
  args: ByCompany &
    Pressed & {
      readonly name?: string | undefined;
      readonly colour?: Company['colour'] | undefined;
      readonly settings?: CompanySettings | undefined;
    },
): Company {
  const before = getCompany(store, args);
  const { name = before.name, colour = before.colour, settings = before.settings } = args;
  const repairs = args.settings !== undefined && isDamaged(store, args.companyId, 'settings');
  const now = { name, colour, settings };
  const was = { name: before.name, colour: before.colour, settings: before.settings };
  const fields = (['name', 'colour', 'settings'] as const).filter(
    (field) => JSON.stringify(now[field]) !== JSON.stringify(was[field]) || (field === 'settings' && repairs),
  );
  if (fields.length === 0) return before;
  store.transaction(() => {
    store.db
      .prepare('UPDATE companies SET name = ?, colour = ?, settings = coalesce(?, settings) WHERE id = ?')
      // Settings that nobody gave are left as they are: what cannot be read is not taken for the defaults by the way.
      .run(
        name,
        colour,
        args.settings === undefined ? null : JSON.stringify(companySettingsSchema.parse(settings)),
        args.companyId,
      );
    const open = { fields: fields.join(', ') };
    const secret = { before: was, after: now };
    store.journal.append({ actor: args.actor, companyId: args.companyId, kind: 'companyChanged', open, secret });
  });
  store.changed({ companies: true, companyId: args.companyId });
  return getCompany(store, args);
}

/** Takes a company out of sight; its history stays. Problems: `notFound`, `payout.wrongPhase` while a payout is open. */
function removeCompany(store: Store, args: ByCompany & Pressed): void {
  getCompany(store, args);
  const open = openPayoutCount(store, args.companyId);
  if (open > 0) throw new ProblemError(fail('payout.wrongPhase', { open }).problem);
  store.transaction(() => {
    store.db
      .prepare("UPDATE companies SET removed_at = ?, keys_saved = 0, key_fingerprint = '' WHERE id = ?")
      .run(store.now(), args.companyId);
    store.journal.append({ actor: args.actor, companyId: args.companyId, kind: 'removed', open: {} });
  });
  store.changed({ companies: true, companyId: args.companyId });
}

/** Payouts iyzico may still act on. One that was prepared and never sent is not among them. */
function openPayoutCount(store: Store, companyId: CompanyId): number {
  const row = store.db
    .prepare(
      `SELECT count(*) AS open FROM payouts
       WHERE company_id = ? AND phase NOT IN ('prepared', 'refused', 'cancelled', 'settled')`,
    )
    .get(companyId);
  return Number(row?.['open'] ?? 0);
}

/** Refuses the API key of another company (design: the same key in two companies is refused). Problem: `keys.duplicate`. */
function fingerprintFree(store: Store, args: ByCompany & { readonly fingerprint: string }): void {
  const other = store.db
    .prepare('SELECT name FROM companies WHERE key_fingerprint = ? AND id <> ? AND removed_at IS NULL')
    .get(args.fingerprint, args.companyId);
  if (other !== undefined) throw new ProblemError(fail('keys.duplicate', { company: String(other['name']) }).problem);
}

/** Notes that keys are in the keychain: its own null never proves absence. Problems: `notFound`, `keys.duplicate`. */
function keysSaved(store: Store, args: ByCompany & Pressed & { readonly fingerprint: string }): Company {
  const before = getCompany(store, args);
  store.transaction(() => {
    fingerprintFree(store, args);
    noteKeys(store, args.companyId, 1, args.fingerprint);
    const open = { fingerprint: args.fingerprint, replaced: before.keyFingerprint };
    store.journal.append({ actor: args.actor, companyId: args.companyId, kind: 'keysSaved', open });
  });
  store.changed({ companies: true, companyId: args.companyId });
  return getCompany(store, args);
}

/** Notes that the keys were taken out of the keychain. Problem: `notFound`. */
function keysRemoved(store: Store, args: ByCompany & Pressed): Company {
  const before = getCompany(store, args);
  store.transaction(() => {
    noteKeys(store, args.companyId, 0, '');
    const open = { fingerprint: before.keyFingerprint };
    store.journal.append({ actor: args.actor, companyId: args.companyId, kind: 'keysRemoved', open });
  });
  store.changed({ companies: true, companyId: args.companyId });
  return getCompany(store, args);
}

function noteKeys(store: Store, companyId: CompanyId, saved: 0 | 1, fingerprint: string): void {
  store.db
    .prepare('UPDATE companies SET keys_saved = ?, key_fingerprint = ? WHERE id = ?')
    .run(saved, fingerprint, companyId);
}

/**
 * Sets the limits and, when given, a new PIN. Once a PIN is set, loosening anything or replacing it takes the PIN.
 * Called for the Authorise origin's window only. Problems: `notFound`, `payout.pin`, `payout.pinLocked`, `payout.pinMissing`
 * when a second approval is asked for and there is no PIN to give it with.
 */
function setLimits(
  store: Store,
  args: ByCompany & Pressed & { readonly limits: Limits; readonly pin: string | null; readonly newPin: string | null },
): Limits {
  const before = getCompany(store, args).limits;
  const limits = limitsSchema.parse(args.limits);
  const pinSet = isPinSet(store, args.companyId);
  // Nobody knows what the limits were that cannot be read: any others may be looser.
  const loosened = isLoosening(before, limits) || isDamaged(store, args.companyId, 'limits');
  if (pinSet && (loosened || args.newPin !== null)) checkPin(store, args.companyId, args.pin ?? '');
  if (limits.secondApproval && !pinSet && args.newPin === null)
    throw new ProblemError(fail('payout.pinMissing').problem);
  store.transaction(() => {
    store.db.prepare('UPDATE companies SET limits = ? WHERE id = ?').run(JSON.stringify(limits), args.companyId);
    if (args.newPin !== null) setPin(store, args.companyId, args.newPin);
    const open = { before, after: limits, loosened, newPin: args.newPin !== null };
    store.journal.append({ actor: args.actor, companyId: args.companyId, kind: 'limitsChanged', open });
  });
  store.changed({ companies: true, companyId: args.companyId });
  return limits;
}

function isDamaged(store: Store, companyId: CompanyId, what: DamagedRules): boolean {
  const row = store.db.prepare('SELECT settings, limits FROM companies WHERE id = ?').get(companyId);
  return readRules({ settings: String(row?.['settings']), limits: String(row?.['limits']) }).damaged.includes(what);
}

/** The ledger's operations on companies. */
export const companyOperations = {
  'companies.list': (store: Store) => listCompanies(store),
  'companies.damaged': (store: Store) => damagedCompanies(store),
  'companies.get': getCompany,
  'companies.add': addCompany,
  'companies.change': changeCompany,
  'companies.remove': removeCompany,
  'companies.fingerprintFree': fingerprintFree,
  'companies.keysSaved': keysSaved,
  'companies.keysRemoved': keysRemoved,
  'companies.setLimits': setLimits,
  'companies.pinSet': (store: Store, args: ByCompany) => isPinSet(store, args.companyId),
  'companies.verifyPin': (store: Store, args: ByCompany & { readonly pin: string }) =>
    checkPin(store, args.companyId, args.pin),
} as const;
