import { useCallback, useMemo, useState } from 'react';
import { z } from 'zod';
import type { GridLayout } from '../../components/grid/grid-types.ts';
import { useLayout } from '../../state/app-state.ts';
import { BESIDE_LAYOUT, FIRST_LAYOUT, NARROW_LAYOUT, type ListRoom } from './list-columns.tsx';

const LAYOUTS: Readonly<Record<ListRoom, GridLayout>> = {
  wide: FIRST_LAYOUT,
  besidePanel: BESIDE_LAYOUT,
  narrow: NARROW_LAYOUT,
};

const layoutSchema = z.object({
  columns: z.array(z.object({ id: z.string(), width: z.number().optional(), isHidden: z.boolean().optional() })),
});

function parseLayout(text: string | undefined): GridLayout | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    const read = layoutSchema.safeParse(JSON.parse(text));
    return read.success ? clean(read.data) : undefined;
  } catch (error) {
    // A layout that is no JSON was written by something else; the first one is as good as any.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function clean(read: z.infer<typeof layoutSchema>): GridLayout {
  return {
    columns: read.columns.map(({ id, width, isHidden }) => ({
      id,
      ...(width === undefined ? {} : { width }),
      ...(isHidden === undefined ? {} : { isHidden }),
    })),
  };
}

/** The grid's columns as the person arranged them, remembered between lists. */
export function useListLayout(room: ListRoom): {
  readonly layout: GridLayout;
  readonly save: (layout: GridLayout) => void;
  readonly reset: () => void;
} {
  const [saved, write] = useLayout('list');
  // What was arranged on this page counts at once: waiting for it to be saved, a column that was let go would jump back.
  const [arranged, setArranged] = useState<string | undefined>(undefined);
  const text = arranged ?? saved;
  const own = useMemo(() => parseLayout(text), [text]);
  const layout = own ?? LAYOUTS[room];
  const arrange = useCallback(
    (next: string) => {
      setArranged(next);
      write(next);
    },
    [write],
  );
  const save = useCallback((next: GridLayout) => arrange(JSON.stringify(next)), [arrange]);
  const reset = useCallback(() => arrange(''), [arrange]);
  return { layout, save, reset };
}
