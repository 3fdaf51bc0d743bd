import type { Notice } from '../components/notice-region.tsx';
import { createStore, useStore } from './store.ts';

const store = createStore<{ readonly notices: readonly Notice[] }>({ notices: [] });
const MOST = 4;
let made = 0;

/** Shows a short notice in the corner, which screen readers read out. The same words twice stay one notice. */
export function notify(notice: Omit<Notice, 'id'>): void {
  made += 1;
  const id = `notice-${made}`;
  store.set(({ notices }) => ({
    notices: [...notices.filter((each) => each.title !== notice.title), { ...notice, id }].slice(-MOST),
  }));
}

export function dismissNotice(id: string): void {
  store.set(({ notices }) => ({ notices: notices.filter((each) => each.id !== id) }));
}

export const useNotices = (): readonly Notice[] => useStore(store).notices;
