import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import './empty-state.css';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  /** One sentence: what is not here yet. */
  readonly title: string;
  readonly detail?: ReactNode;
  /** The next step. */
  readonly action?: ReactNode;
  readonly isCompact?: boolean;
}

/** Nothing here yet, and the next step. */
export function EmptyState({ icon, title, detail, action, isCompact = false }: EmptyStateProps) {
  return (
    <div className={isCompact ? 'pd-empty pd-empty--compact' : 'pd-empty'}>
      <span className="pd-empty__icon">
        <Icon icon={icon} size={isCompact ? 20 : 26} />
      </span>
      <p className="pd-empty__title">{title}</p>
      {detail !== undefined && <div className="pd-empty__detail">{detail}</div>}
      {action !== undefined && <div className="pd-empty__action">{action}</div>}
    </div>
  );
}
