import { useCallback, useState } from 'react';
import type { CompanyId } from '../../../shared/ids.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Recipient, RecipientSort } from '../../../shared/records.ts';
import type { RowSource } from '../../components/grid/grid-types.ts';
import { useRowSource } from '../../components/grid/use-row-source.ts';
import { type OutputOf, call } from '../../client.ts';
import { useAsk } from '../../state/use-ask.ts';

/** How the address book is looked at. */
export interface BookQuery {
  readonly search: string;
  readonly sort: RecipientSort;
  readonly descending: boolean;
}

export interface BookRows {
  readonly source: RowSource<Recipient>;
  /** False until the first answer is there; a view that changes keeps the last one until the next has come. */
  readonly isReady: boolean;
  /** What the view on screen was searched for. */
  readonly search: string;
  readonly problem: Problem | null;
  readonly again: () => void;
}

/** A view as it is on screen: the next one takes its place when its count and first rows have come, in one answer. */
interface Shown {
  readonly companyId: CompanyId;
  readonly query: BookQuery;
  readonly answer: OutputOf<'recipients.list'>;
  /** Counts the answers: what was read before one is old. */
  readonly count: number;
}

/** What a tall window holds. */
const FIRST_ROWS = 48;
const NOBODY: readonly Recipient[] = [];

/** A company's address book as a view shows it, read by windows and kept fresh. */
export function useBookRows(companyId: CompanyId | null, query: BookQuery): BookRows {
  const asked = useAsk(
    'recipients.list',
    companyId === null ? null : { companyId, ...query, offset: 0, limit: FIRST_ROWS },
  );
  const [shown, setShown] = useState<Shown | undefined>(undefined);
  if (companyId !== null && asked.state === 'ready' && shown?.answer !== asked.value)
    setShown({ companyId, query, answer: asked.value, count: (shown?.count ?? 0) + 1 });
  const read = useCallback(
    async (start: number, end: number) => {
      if (shown === undefined) return NOBODY;
      const view = { companyId: shown.companyId, ...shown.query };
      const page = await call('recipients.list', { ...view, offset: start, limit: end - start });
      return page.ok ? page.value.recipients : NOBODY;
    },
    [shown],
  );
  const source = useRowSource<Recipient>({
    total: shown?.answer.total ?? 0,
    version: shown?.count ?? 0,
    first: shown?.answer.recipients ?? NOBODY,
    fetchRows: read,
  });
  return {
    source,
    isReady: shown !== undefined,
    search: shown?.query.search ?? '',
    problem: asked.state === 'failed' ? asked.problem : null,
    again: asked.again,
  };
}
