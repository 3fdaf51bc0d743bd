import { z } from 'zod';
import {
  companySettingsSchema,
  DEFAULT_LIMITS,
  DEFAULT_SETTINGS,
  environmentSchema,
  limitsSchema,
} from '../../shared/companies.ts';
import type { CompanySettings, Environment, Limits } from '../../shared/companies.ts';
import type { CompanyId } from '../../shared/ids.ts';
import { fail } from '../../shared/problems.ts';
import { ProblemError } from './problem-error.ts';
import type { Store } from './store.ts';

/** Which of a company's rules can no longer be read. */
export type DamagedRules = 'settings' | 'limits';

/** What stands in the row; the defaults stand in for what cannot be read, to be looked at and saved again, never to be gone by. */
export interface ReadRules {
  readonly settings: CompanySettings;
  readonly limits: Limits;
  readonly damaged: readonly DamagedRules[];
}

/** Reads a company's two texts of JSON. */
export function readRules(stored: { readonly settings: string; readonly limits: string }): ReadRules {
  const written = z.record(z.string(), z.unknown()).safeParse(jsonOrNull(stored.settings));
  // Settings written by an earlier version get what was added since.
  const settings = companySettingsSchema.safeParse(written.success ? { ...DEFAULT_SETTINGS, ...written.data } : null);
  const limits = limitsSchema.safeParse(jsonOrNull(stored.limits));
  return {
    settings: settings.success ? settings.data : DEFAULT_SETTINGS,
    limits: limits.success ? limits.data : DEFAULT_LIMITS,
    damaged: [...(settings.success ? [] : (['settings'] as const)), ...(limits.success ? [] : (['limits'] as const))],
  };
}

/**
 * The rules of a company to check, send and approve by. Problems: `notFound`; `company.rulesCorrupt` when they cannot be
 * read: what is asked and where it stops is then decided by nobody but a person, who looks them over and saves them.
 */
export function companyRules(
  store: Pick<Store, 'db'>,
  companyId: CompanyId,
): Omit<ReadRules, 'damaged'> & { readonly environment: Environment } {
  const row = store.db.prepare('SELECT name, environment, settings, limits FROM companies WHERE id = ?').get(companyId);
  if (row === undefined) throw new ProblemError(fail('notFound').problem);
  const { damaged, ...rules } = readRules({ settings: String(row['settings']), limits: String(row['limits']) });
  const [first] = damaged;
  if (first !== undefined)
    throw new ProblemError(damagedRules({ id: companyId, name: String(row['name']) }, first).problem);
  return { ...rules, environment: environmentSchema.parse(row['environment']) };
}

/** The problem of rules that cannot be read, with what is needed to find the way out. */
export function damagedRules(company: { readonly id: CompanyId; readonly name: string }, damaged: DamagedRules) {
  return fail('company.rulesCorrupt', { companyId: company.id, name: company.name, what: damaged });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
