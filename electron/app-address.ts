/**
 * The pages of the program. Each is an origin of its own (`app://desk`, …), so that what one page may do and load is
 * decided by its address: the main page cannot reach the authorise page's preload, channels or files.
 */
export const APP_HOSTS = ['desk', 'authorise', 'keys', 'record'] as const;
export type AppHost = (typeof APP_HOSTS)[number];

/** The only scheme a page of this program has. */
export const APP_SCHEME = 'app';

/** Where a page starts. */
export const startUrl = (host: AppHost): string => `${APP_SCHEME}://${host}/index.html`;

/** Whether an address belongs to one of our pages. `new URL().origin` of a custom scheme is "null", so the parts are compared. */
export function appHostOf(address: string): AppHost | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${APP_SCHEME}:` || url.username !== '' || url.password !== '' || url.port !== '') return null;
  return APP_HOSTS.find((host) => host === url.host) ?? null;
}
