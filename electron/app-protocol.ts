import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { protocol, type Session } from 'electron';
import { z } from 'zod';
import { APP_HOSTS, APP_SCHEME, appHostOf, startUrl } from './app-address.ts';

/** Which files each page may load, written by the build from what the page's entry really imports. */
const pagesSchema = z.partialRecord(z.enum(APP_HOSTS), z.record(z.string(), z.string()));
export type Pages = z.infer<typeof pagesSchema>;

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * react-aria's `usePress` adds one fixed style element (touch-action of pressable elements). Its hash lets that one in
 * and still no other; test/unit/electron/app-protocol.test.ts recomputes it from the installed package.
 */
export const PRESSABLE_STYLE_HASH = 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=';

/**
 * The policy of every page: its own scripts, styles, images and fonts, and nothing else. There is no connection
 * of any kind (`connect-src 'none'`): a page speaks to the main process through its preload only.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' '${PRESSABLE_STYLE_HASH}'`,
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const NO_FEATURES = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** The headers of every answer of the scheme, refusals included. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'permissions-policy': NO_FEATURES,
  'cache-control': 'no-store',
};

/**
 * The file an address stands for, or null. There is no path arithmetic to trick: the path must be, letter for letter,
 * one that the build listed for that page, so encoded or plain `..`, doubled slashes and foreign files all miss.
 */
export function resolveAppUrl(address: string, pages: Pages): { file: string; mimeType: string } | null {
  const host = appHostOf(address);
  if (host === null) return null;
  const { pathname } = new URL(address);
  const files = pages[host];
  const path = pathname === '/' || pathname === '' ? '/index.html' : pathname;
  if (files === undefined || !Object.hasOwn(files, path)) return null;
  const file = files[path];
  const mimeType = file === undefined ? undefined : MIME_TYPES[extname(file)];
  return file === undefined || mimeType === undefined ? null : { file, mimeType };
}

/** What a record page links as its style sheet; the build gives the file a name with a digest. */
const RECORD_STYLES = `${APP_SCHEME}://record/record.css`;

/** The address of the record's style sheet as the build named it. */
export function recordStyles(pages: Pages): string {
  const path = Object.keys(pages.record ?? {}).find((each) => each.endsWith('.css'));
  return `${APP_SCHEME}://record${path ?? '/record.css'}`;
}

/** The answer to one request for a page's file. Only GET exists. */
export async function answerAppRequest(
  request: { readonly method: string; readonly url: string },
  pagesDir: string,
  pages: Pages,
): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: SECURITY_HEADERS });
  const found = resolveAppUrl(request.url, pages);
  if (found === null) return new Response(null, { status: 404, headers: SECURITY_HEADERS });
  const body = await readFile(join(pagesDir, found.file));
  return new Response(new Uint8Array(body), { headers: { ...SECURITY_HEADERS, 'content-type': found.mimeType } });
}

/** The build's list of files per page. Read again when it changed, so that a page can be rebuilt under a running program. */
export function pagesReader(pagesDir: string): () => Pages {
  const path = join(pagesDir, 'pages.json');
  let readAt = 0;
  let pages: Pages = {};
  return () => {
    const changedAt = statSync(path).mtimeMs;
    if (changedAt !== readAt) {
      pages = pagesSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
      readAt = changedAt;
    }
    return pages;
  };
}

/**
 * Makes `app://` a real, secure origin with its own storage and CSP. Must run before the program is ready.
 * Not `corsEnabled`, not `bypassCSP`, no service workers: nothing here needs them.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * Serves the pages from the folder the build wrote. Call once, after the program is ready. `recordPage` is the static
 * page being printed, the only one that is not a file of the build.
 */
export function serveApp(session: Session, pagesDir: string, recordPage: () => string | null = () => null): void {
  const pages = pagesReader(pagesDir);
  session.protocol.handle(APP_SCHEME, (request) => {
    const isGet = request.method === 'GET';
    if (isGet && request.url === RECORD_STYLES)
      return answerAppRequest({ method: 'GET', url: recordStyles(pages()) }, pagesDir, pages());
    const record = isGet && request.url === startUrl('record') ? recordPage() : null;
    if (record === null) return answerAppRequest(request, pagesDir, pages());
    const policy = "default-src 'none'; style-src 'self'; font-src 'self'";
    return new Response(record, {
      headers: { ...SECURITY_HEADERS, 'content-security-policy': policy, 'content-type': 'text/html; charset=utf-8' },
    });
  });
}

/** Cancels every request of a page that is not one of ours: a page that was taken over has nowhere to send anything. */
export function cancelForeignRequests(session: Session, allowDevTools: boolean): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const ours = appHostOf(details.url) !== null;
    const tools = allowDevTools && details.url.startsWith('devtools:');
    answer({ cancel: !ours && !tools });
  });
}
