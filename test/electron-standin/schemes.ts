import { unmodelled } from './unmodelled.ts';

/** What serves one scheme, as given to `protocol.handle`. */
export type SchemeHandler = (request: Request) => Response | Promise<Response>;

interface Privileges {
  readonly standard?: boolean;
  readonly secure?: boolean;
}

/**
 * Chromium over DevTools cannot learn a new scheme. So `app://desk/x` is really `https://desk.app.localhost/x`, which is
 * an origin of its own and a secure context as well; addresses are translated wherever the program sees or names one.
 */
export const handlers = new Map<string, SchemeHandler>();
export const privileges = new Map<string, Privileges>();

/** The address Chromium is given for one of the program's. */
export function toChromium(address: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(address);
  const [, scheme = '', host = '', rest = ''] = parts ?? [];
  if (!handlers.has(scheme)) return address;
  if (!/^[a-z0-9-]+$/.test(host)) unmodelled(`protocol host "${host}"`);
  return `https://${host}.${scheme}.localhost${rest === '' ? '/' : rest}`;
}

/** The program's address for one of Chromium's. */
export function toProgram(address: string): string {
  const [, host, scheme = '', rest = ''] = /^https:\/\/([a-z0-9-]+)\.([a-z0-9-]+)\.localhost(.*)$/.exec(address) ?? [];
  return handlers.has(scheme) ? `${scheme}://${host}${rest}` : address;
}

/** The scheme of an address. */
export const schemeOf = (address: string): string => address.slice(0, Math.max(0, address.indexOf(':')));

/** A Content-Security-Policy that names our schemes, with the hosts Chromium knows them by. */
export function policyForChromium(policy: string): string {
  return policy.replace(
    /(^|[\s;])([a-z][a-z0-9-]*):(?:\/\/([a-z0-9-]+))?(?=[\s;/]|$)/g,
    (all, before: string, scheme: string, host: string | undefined) =>
      handlers.has(scheme) ? `${before}https://${host ?? '*'}.${scheme}.localhost` : all,
  );
}
