import type { BatchId, FileToken, RowId } from '../../shared/ids.ts';
import { createStore, useStore } from './store.ts';

/** Where one is. There are no addresses: a page that cannot be linked to cannot be opened by a link. */
export type Route =
  | { readonly kind: 'start' }
  | { readonly kind: 'lists' }
  | { readonly kind: 'import'; readonly fileToken: FileToken; readonly fileName: string }
  | { readonly kind: 'list'; readonly batchId: BatchId; readonly rowId?: RowId }
  | { readonly kind: 'board' }
  | { readonly kind: 'recipients'; readonly search?: string }
  | { readonly kind: 'history'; readonly batchId?: BatchId }
  | { readonly kind: 'settings'; readonly section?: string };
export type RouteKind = Route['kind'];

const store = createStore<{ readonly now: Route; readonly before: readonly Route[] }>({
  now: { kind: 'lists' },
  before: [],
});
const MOST_BACK = 30;

/** Goes to a screen; the focus then goes to its heading. */
export function navigate(route: Route): void {
  store.set(({ now, before }) => ({ now: route, before: [...before, now].slice(-MOST_BACK) }));
}

/** Goes where one came from, or to the lists. */
export function goBack(): void {
  store.set(({ before }) => ({ now: before.at(-1) ?? { kind: 'lists' }, before: before.slice(0, -1) }));
}

export const currentRoute = (): Route => store.get().now;
export const useRoute = (): Route => useStore(store).now;
