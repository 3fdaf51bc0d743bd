import type { ReactNode } from 'react';
import './definition-list.css';

export interface Definition {
  readonly term: string;
  readonly value: ReactNode;
}

/** Facts about one thing: a term and its value to a line. */
export function DefinitionList({
  items,
  isStacked = false,
}: {
  readonly items: readonly Definition[];
  readonly isStacked?: boolean;
}) {
  return (
    <dl className={isStacked ? 'pd-facts pd-facts--stacked' : 'pd-facts'}>
      {items.map((item) => (
        <div key={item.term} className="pd-facts__item">
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
