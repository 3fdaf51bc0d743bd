import { z } from 'zod';
import type { CompanyId } from '../../shared/ids.ts';
import { mappingSchema } from '../../shared/mapping.ts';
import type { Mapping } from '../../shared/mapping.ts';
import { getMeta, setMeta } from './meta.ts';
import type { Store } from './store.ts';

/** Layouts and files remembered per company; the least used go first. */
const MAX_LAYOUTS = 100;
const MAX_RECENT = 8;

interface ByCompany {
  readonly companyId: CompanyId;
}

/** A mapping somebody accepted for a layout of columns. */
export interface RememberedLayout {
  readonly fingerprint: string;
  readonly mapping: Mapping;
}

function listLayouts(store: Store, { companyId }: ByCompany): RememberedLayout[] {
  return store.db
    .prepare('SELECT fingerprint, choice FROM layouts WHERE company_id = ? ORDER BY used_at DESC, fingerprint')
    .all(companyId)
    .flatMap((row) => {
      // A layout of another version that no longer parses is a proposal less, not a failure.
      const mapping = mappingSchema.safeParse(JSON.parse(String(row['choice'])));
      return mapping.success ? [{ fingerprint: String(row['fingerprint']), mapping: mapping.data }] : [];
    });
}

function rememberLayout(store: Store, args: ByCompany & RememberedLayout): void {
  store.transaction(() => {
    store.db
      .prepare(
        `INSERT INTO layouts (company_id, fingerprint, choice, used_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (company_id, fingerprint) DO UPDATE SET choice = excluded.choice, used_at = excluded.used_at`,
      )
      .run(args.companyId, args.fingerprint, JSON.stringify(mappingSchema.parse(args.mapping)), store.now());
    store.db
      .prepare(
        `DELETE FROM layouts WHERE company_id = ?1 AND fingerprint NOT IN
         (SELECT fingerprint FROM layouts WHERE company_id = ?1 ORDER BY used_at DESC, fingerprint LIMIT ?2)`,
      )
      .run(args.companyId, MAX_LAYOUTS);
  });
}

const recentSchema = z.array(z.strictObject({ path: z.string(), usedAt: z.number() }));
/** A file somebody imported for a company. Its path may name people, so the list is sealed. */
export type RecentFile = z.infer<typeof recentSchema>[number];

function listRecent(store: Store, { companyId }: ByCompany): RecentFile[] {
  const key = `recent:${companyId}`;
  const stored = getMeta(store.db, key);
  return stored === undefined ? [] : recentSchema.parse(store.seal.openOwn('meta', key, Buffer.from(stored, 'base64')));
}

function addRecent(store: Store, args: ByCompany & { readonly path: string }): void {
  const key = `recent:${args.companyId}`;
  const others = listRecent(store, args).filter(({ path }) => path !== args.path);
  const recent = [{ path: args.path, usedAt: store.now() }, ...others].slice(0, MAX_RECENT);
  const sealed = Buffer.from(store.seal.sealOwn('meta', key, recent)).toString('base64');
  store.transaction(() => setMeta(store.db, key, sealed));
}

/** What the Import screen remembers. */
export const layoutOperations = {
  'layouts.list': listLayouts,
  'layouts.remember': rememberLayout,
  'recent.list': listRecent,
  'recent.add': addRecent,
} as const;
