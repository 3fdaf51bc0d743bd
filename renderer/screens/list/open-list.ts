import type { BatchDetail, BatchState } from '../../../shared/batches.ts';

/** Where a person prepares the list: before it is sent, and again after it was refused or cancelled. */
const PREPARING: readonly BatchState[] = ['hasErrors', 'ready', 'nothingToSend', 'refused', 'cancelled'];

/** Whether the list can be edited and sent now. Single rows of a sent list may be free; they go on in a list of their own. */
export const isOpenList = (detail: Pick<BatchDetail, 'editable' | 'state'>): boolean =>
  detail.editable && PREPARING.includes(detail.state);
