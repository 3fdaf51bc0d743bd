import { request as httpsRequest, type RequestOptions } from 'node:https';
import type { ClientRequest } from 'node:http';
import { unmodelled } from './unmodelled.ts';

/** `net.request` as electron-updater uses it: an https request by its parts, over Node's own client; no other scheme, no session. */
function request(options: RequestOptions & { readonly session?: unknown }): ClientRequest {
  if (options.protocol !== 'https:') return unmodelled(`net.request of ${String(options.protocol)}`);
  const { session: _session, ...rest } = options;
  return httpsRequest(rest);
}

export const net = {
  /** What the operating system says. */
  isOnline: (): boolean => true,
  fetch: (): never => unmodelled('net.fetch'),
  request,
};
